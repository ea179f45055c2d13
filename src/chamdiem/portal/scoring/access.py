"""The one door to each row: what a person may not see is 404, what not do is 403."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.portal.common.rights import Right
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Draft, Run, Series, UnitScore
from chamdiem.portal.scoring.queries import MonthListed


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


def run_to_publish(*, user: Any, slug: str, month: Month) -> Run:
    """Return the run to one who may publish it."""
    run = run_to_see(user=user, slug=slug, month=month)
    if not user.has_perm(Right.SCORES_PUBLISH, run):
        raise PermissionDenied("Công bố kết quả tháng là việc của lãnh đạo Sở KH&CN.")
    return run


def unit_to_see(*, user: Any, slug: str, month: Month, code: str) -> UnitScore:
    """Return one unit's score in a month that the person may see."""
    run = run_to_see(user=user, slug=slug, month=month)
    unit = UnitScore.objects.filter(run=run, code=code).first()
    if unit is None:
        raise Http404
    unit.run = run
    return unit


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
