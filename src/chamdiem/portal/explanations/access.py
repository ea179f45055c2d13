"""The one door to explanations: the Department sees all, a unit what it is asked."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.facts import Refused
from chamdiem.portal.explanations.models import Explanation, Request
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.tasks.models import Task

OWN = (Right.EXPLANATIONS_GIVE, Right.UNITS_SEE_OWN)


def asks(user: Any) -> bool:
    """Tell whether the person asks units and judges what they answer."""
    return bool(user.is_authenticated and user.has_perm(Right.EXPLANATIONS_ASK))


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every request: the Department, leaders, oversight."""
    return asks(user) or bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def only(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the organisations to which lists are narrowed, None where the person sees all."""
    if sees_all(user):
        return None
    found: frozenset[int] = frozenset()
    for right in OWN:
        found |= rights.organisations_where(user=user, right=right, on=on)
    return found


def answers(*, user: Any, request: Request) -> bool:
    """Tell whether the person answers for the unit that is asked."""
    return bool(user.has_perm(Right.EXPLANATIONS_GIVE, request.organisation))


def request_to_see(*, user: Any, public_id: UUID, on: date) -> Request:
    """Return a request to who sees it; to others there is none."""
    found = queries.one(public_id=public_id)
    if found is None:
        raise Http404
    own = only(user=user, on=on)
    if own is not None and found.organisation_id not in own:
        raise Http404
    return found


def request_to_answer(*, user: Any, public_id: UUID, on: date) -> Request:
    """Return a request to who answers for its unit."""
    found = request_to_see(user=user, public_id=public_id, on=on)
    if not answers(user=user, request=found):
        raise Http404
    return found


def request_to_judge(*, user: Any, public_id: UUID, on: date) -> Request:
    """Return a request to who judges what is answered."""
    found = request_to_see(user=user, public_id=public_id, on=on)
    if not asks(user):
        raise Http404
    return found


def version_to_judge(*, request: Request, number: int) -> Explanation:
    """Return the version that a form names: the one that was read is judged, no later one."""
    rows = Explanation.objects.filter(request=request, number=number)
    found = rows.select_related("request__organisation", "request__period").first()
    if found is None:
        raise Refused("Bản giải trình này không có; hãy mở lại trang, xem bản mới nhất.")
    return found


def period_to_ask(*, written: str) -> Period | None:
    """Return the month that an address names, the latest where none; None before there is any."""
    if not written:
        return next(iter(periods.periods()), None)
    found = periods.period(written)
    if found is None:
        raise Http404
    return found


def organisations_named(*, keys: Collection[str]) -> tuple[Organisation, ...]:
    """Return the organisations that a form names by their public ids."""
    rows = Organisation.objects.filter(public_id__in=_ids(keys)).order_by("pk")
    return _all(tuple(rows), keys)


def tasks_named(*, keys: Collection[str]) -> tuple[Task, ...]:
    """Return the tasks that a form names by their public ids; a series itself is none."""
    rows = Task.objects.filter(public_id__in=_ids(keys), rhythm="").order_by("pk")
    return _all(tuple(rows.select_related("lead", "withdrawal")), keys)


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is evidence of an explanation that the person sees."""
    if not user.is_authenticated:
        return False
    units = queries.shows_file(key=key)
    if sees_all(user):
        return bool(units)
    return any(user.has_perm(right, unit) for unit in units for right in OWN)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives files of explanations."""
    return bool(user.is_authenticated and user.has_perm(Right.FILES_GIVE))


def _ids(keys: Collection[str]) -> set[UUID]:
    try:
        return {UUID(key) for key in keys}
    except ValueError:
        raise Http404 from None


def _all(found: tuple[Any, ...], keys: Collection[str]) -> tuple[Any, ...]:
    if len(found) != len(_ids(keys)):
        raise Http404
    return found
