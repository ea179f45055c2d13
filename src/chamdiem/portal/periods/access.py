"""The one door to periods: which one may see, what one may do with it."""

from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries
from chamdiem.portal.periods.choices import BY_HAND, Line, Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.models import SchemeVersion


def period_to_see(*, month: Month) -> Period:
    """Return the period of a month; whoever has signed in sees its deadlines."""
    found = queries.period(month)
    if found is None:
        raise Http404
    return found


def line_to_confirm(*, code: str) -> Line:
    """Return the line of that code."""
    if code not in Line.values:
        raise Http404
    return Line(code)


def version_chosen(*, key: str) -> SchemeVersion:
    """Return the version of a scheme that a form names."""
    found = {str(each.pk): each for each in queries.scheme_choices()}
    if key not in found:
        raise Http404
    return found[key]


def organisation_chosen(*, key: str) -> Organisation | None:
    """Return the organisation that a form names, nothing where it names none."""
    return orgs.one(public_id=UUID(key)) if key else None


def expected_chosen(*, key: str) -> Organisation:
    """Return the unit that a form names; the action refuses one that is not expected."""
    found = organisation_chosen(key=key)
    if found is None:
        raise Http404
    return found


def stage_by_hand(*, code: str) -> Stage:
    """Return a stage to which a period is moved from its own page."""
    if code not in BY_HAND.values():
        raise Http404
    return Stage(code)


def may_open(user: Any) -> bool:
    """Tell whether the person may open a month."""
    return _has(user, Right.PERIODS_OPEN)


def may_confirm(user: Any) -> bool:
    """Tell whether the person may record what the province confirmed."""
    return _has(user, Right.PERIODS_CONFIRM)


def may_move(user: Any) -> bool:
    """Tell whether the person may move a period, its deadlines, and give leave."""
    return _has(user, Right.PERIODS_MOVE)


def sees_inside(user: Any) -> bool:
    """Tell whether the person reads who acted, which units got leave, and why."""
    return may_move(user) or _has(user, Right.MONTHS_SEE_UNPUBLISHED)


def sees_act_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is the act of a period, which whoever has signed in may read."""
    return bool(user.is_authenticated) and queries.is_act(key)


def next_by_hand(period: Period) -> Stage | None:
    """Return the stage to which the period is moved from its own page; others have their room."""
    return BY_HAND.get(Stage(period.stage))


def _has(user: Any, right: Right) -> bool:
    return bool(user.is_authenticated and user.has_perm(right))
