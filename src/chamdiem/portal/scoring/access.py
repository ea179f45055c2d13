"""The one door to each row: what a person may not see is 404, what not do is 403."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.choices import OWN_SERIES
from chamdiem.portal.scoring.models import Draft, Run, Series, UnitScore
from chamdiem.portal.scoring.queries import MonthListed, Reach


def sees_unpublished(user: Any) -> bool:
    """Tell whether the person sees months before they are published."""
    return bool(user.is_authenticated and user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def series_to_see(*, slug: str) -> Series:
    """Return the series of that address; which of its months show is another matter."""
    series = Series.objects.filter(slug=slug).first()
    if series is None:
        raise Http404
    return series


def months_to_see(*, user: Any, series: Series) -> Sequence[MonthListed]:
    """Return the months of a series that the person may see, earliest first."""
    return queries.months(series=series, unpublished=sees_unpublished(user))


def run_to_see(*, user: Any, slug: str, month: Month) -> Run:
    """Return the run that stands for the month, to one who may see it."""
    series = series_to_see(slug=slug)
    runs = queries.standing_runs(series=series, unpublished=sees_unpublished(user))
    run = runs.filter(month=str(month)).first()
    if run is None:
        raise Http404
    return run


def whole_run_to_see(*, user: Any, slug: str, month: Month) -> Run:
    """Return the run to one who may see all of it: a limited publication gives no more away."""
    run = run_to_see(user=user, slug=slug, month=month)
    if not reach(user=user, run=run).is_whole:
        raise Http404
    return run


def reach(*, user: Any, run: Run) -> Reach:
    """Return how much of a run is there for the person."""
    return queries.reach_of(run, unpublished=sees_unpublished(user))


def revision_to_see(*, user: Any, slug: str, month: Month, number: int) -> tuple[Run, Run]:
    """Return a revision and the one it corrects, to one who may see both."""
    series = series_to_see(slug=slug)
    runs = queries.revisions(series=series, month=month, unpublished=sees_unpublished(user))
    found = {run.revision: run for run in runs}
    if number not in found or number - 1 not in found:
        raise Http404
    return found[number - 1], found[number]


def run_to_publish(*, user: Any, slug: str, month: Month) -> Run:
    """Return the run to one who may publish it."""
    run = run_to_see(user=user, slug=slug, month=month)
    if not user.has_perm(Right.SCORES_PUBLISH, run):
        raise PermissionDenied("Công bố kết quả tháng là việc của lãnh đạo Sở KH&CN.")
    return run


def unit_to_see(*, user: Any, slug: str, month: Month, code: str) -> UnitScore:
    """Return one unit's score in a month that the person may see.

    Who belongs to the unit sees its own score of the month that was kept, before it is
    published, once the units were told; not the ranking, and nothing of other units.
    """
    series = series_to_see(slug=slug)
    unpublished = sees_unpublished(user) or is_own(user=user, series=series, month=month, code=code)
    run = queries.standing_of(series=series, month=month, unpublished=unpublished)
    if run is None:
        raise Http404
    unit = UnitScore.objects.filter(run=run, code=code).first()
    if unit is None or not queries.reach_of(run, unpublished=unpublished).opens(unit.block):
        raise Http404
    unit.run = run
    return unit


def is_own(*, user: Any, series: Series, month: Month, code: str) -> bool:
    """Tell whether the unit of that code is the person's own, and the units were told.

    Whose it is is asked of the month's last day.
    """
    if not user.is_authenticated or series.kind not in OWN_SERIES:
        return False
    if not queries.is_told(month=month):
        return False
    unit = orgs.by_unit_code(code=code, on=posts.last_day(month))
    own = orgs.one(public_id=unit.public_id) if unit else None
    return own is not None and bool(user.has_perm(Right.UNITS_SEE_OWN, own))


def sees_as_own_only(*, user: Any, unit: UnitScore) -> bool:
    """Tell whether a score not given to all is shown for no other reason than being one's own."""
    if sees_unpublished(user):
        return False
    given = queries.reach_of(unit.run, unpublished=False)
    return unit.run.published_at is None or not given.opens(unit.block)


def may_see_head(*, user: Any, person: UUID) -> bool:
    """Tell whether the reader may see how months count for a head: their own, or staff."""
    return bool(user.is_authenticated) and (user.public_id == person or sees_unpublished(user))


def head_to_see(*, user: Any, slug: str, person: UUID) -> tuple[Series, User]:
    """Return a series and a head of one of its units, to who may see both."""
    series = series_to_see(slug=slug)
    found = posts.person(public_id=person)
    if (
        found is None
        or series.kind not in OWN_SERIES
        or not may_see_head(user=user, person=person)
        or not posts.headed_by(person=found)
    ):
        raise Http404
    return series, found


def draft_to_decide(*, user: Any, key: UUID) -> Draft:
    """Return a draft to its author; to everybody else there is none."""
    draft = Draft.objects.filter(pk=key, by=user.public_id).select_related("series").first()
    if draft is None:
        raise Http404
    return draft


def draft_to_keep(*, user: Any, key: UUID) -> Draft:
    """Return a draft to its author, who may also add the scheme that it brings."""
    draft = draft_to_decide(user=user, key=key)
    if draft.scheme_source is not None and not user.has_perm(Right.SCHEMES_ADD, draft):
        raise PermissionDenied("Bản này mang theo bộ tiêu chí mới; cần quyền thêm bộ tiêu chí.")
    return draft
