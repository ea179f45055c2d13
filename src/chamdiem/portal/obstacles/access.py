"""The one door to obstacles: the Department sees all; a unit its own and what it is asked about."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.obstacles import queries
from chamdiem.portal.obstacles.facts import Case, Refused
from chamdiem.portal.obstacles.models import Group, Obstacle, Routing
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.tasks import access as tasks
from chamdiem.portal.tasks.models import Task

OWN = (Right.UNITS_SEE_OWN, Right.OBSTACLES_REPORT)


def manages(user: Any) -> bool:
    """Tell whether the person routes, joins and answers: the Department, the provincial office."""
    return bool(user.is_authenticated and user.has_perm(Right.OBSTACLES_MANAGE))


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every obstacle: who manages them, leaders, oversight."""
    return manages(user) or bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def only(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the organisations to which lists are narrowed, None where the person sees all."""
    if sees_all(user):
        return None
    found: frozenset[int] = frozenset()
    for right in OWN:
        found |= rights.organisations_where(user=user, right=right, on=on)
    return found


def units_to_report_for(*, user: Any, on: date) -> tuple[Organisation, ...]:
    """Return the units for which the person reports."""
    ids = rights.organisations_where(user=user, right=Right.OBSTACLES_REPORT, on=on)
    return tuple(Organisation.objects.filter(pk__in=ids).order_by("pk"))


def unit_named(*, units: Sequence[Organisation], key: str) -> Organisation:
    """Return the unit that a form names, the only one where it names none."""
    for unit in units:
        if key == str(unit.public_id) or (not key and len(units) == 1):
            return unit
    raise Http404


def task_named(*, user: Any, key: str, on: date) -> Task | None:
    """Return the task that a form names, of those the person sees."""
    if not key:
        return None
    try:
        return tasks.task_to_see(user=user, public_id=UUID(key), on=on)
    except ValueError as failure:
        raise Http404 from failure


def criterion_named(*, written: str) -> tuple[SchemeVersion | None, str]:
    """Return version and code of the criterion that a form names, nothing where it names none."""
    if not written:
        return None, ""
    key, _, code = written.partition(":")
    found = queries.version_of(key=int(key)) if key.isdecimal() else None
    if found is None:
        raise Refused("Hãy chọn tiêu chí trong danh sách.")
    return found, code


def organisation_named(*, key: str) -> Organisation | None:
    """Return the organisation that a form names by its public id, nobody where it names none."""
    return tasks.organisation_named(key=key) if key else None


def owner_named(*, key: str) -> Organisation:
    """Return the organisation to which something is put."""
    return tasks.organisation_named(key=key)


def obstacle_to_see(*, user: Any, public_id: UUID, on: date) -> Obstacle:
    """Return an obstacle to who sees it; to others there is none."""
    found = queries.one(public_id=public_id)
    if found is None:
        raise Http404
    own = only(user=user, on=on)
    if own is not None and not own & ({found.organisation_id} | queries.asked_of(case=found)):
        raise Http404
    return found


def obstacle_to_manage(*, user: Any, public_id: UUID, on: date) -> Obstacle:
    """Return an obstacle to who routes, joins and answers."""
    found = obstacle_to_see(user=user, public_id=public_id, on=on)
    if not manages(user):
        raise Http404
    return found


def obstacle_to_close(*, user: Any, public_id: UUID, on: date) -> Obstacle:
    """Return an obstacle to who may close it: its unit or the Department."""
    found = obstacle_to_see(user=user, public_id=public_id, on=on)
    if not closes(user=user, obstacle=found):
        raise Http404
    return found


def closes(*, user: Any, obstacle: Obstacle) -> bool:
    """Tell whether the person closes an obstacle."""
    is_unit = bool(user.has_perm(Right.OBSTACLES_REPORT, obstacle.organisation))
    return manages(user) or is_unit


def obstacle_to_comment(*, user: Any, public_id: UUID, on: date) -> Obstacle:
    """Return an obstacle to who gives the opinion that is asked for; a group's to its page."""
    found = obstacle_to_see(user=user, public_id=public_id, on=on)
    if queries.group_of(obstacle=found) is not None or not comments(user=user, case=found):
        raise Http404
    return found


def group_to_see(*, user: Any, public_id: UUID, on: date) -> Group:
    """Return a group to who sees all, or is asked about it; to its units there is their own page.

    Other units' obstacles are not theirs to read.
    """
    found = queries.group(public_id=public_id)
    if found is None or not sees_group(user=user, group=found, on=on):
        raise Http404
    return found


def sees_group(*, user: Any, group: Group, on: date) -> bool:
    """Tell whether the person sees a group's page."""
    own = only(user=user, on=on)
    return own is None or bool(own & queries.asked_of(case=group))


def group_to_manage(*, user: Any, public_id: UUID, on: date) -> Group:
    """Return a group to who routes and answers it."""
    found = group_to_see(user=user, public_id=public_id, on=on)
    if not manages(user):
        raise Http404
    return found


def group_to_comment(*, user: Any, public_id: UUID, on: date) -> Group:
    """Return a group to who gives the opinion that is asked for."""
    found = group_to_see(user=user, public_id=public_id, on=on)
    if not comments(user=user, case=found):
        raise Http404
    return found


def group_named(*, user: Any, key: str, on: date) -> Group | None:
    """Return the group that a form names, nothing where it names none."""
    return group_to_manage(user=user, public_id=UUID(key), on=on) if key else None


def obstacles_named(*, keys: Sequence[str]) -> Sequence[Obstacle]:
    """Return the obstacles that a form of who manages names."""
    try:
        found = queries.named(keys=[UUID(key) for key in keys])
    except ValueError as failure:
        raise Http404 from failure
    if len(found) != len(set(keys)):
        raise Http404
    return found


def member_named(*, group: Group, key: str) -> Obstacle:
    """Return the obstacle of a group that a form names."""
    (found,) = obstacles_named(keys=[key])
    now = queries.group_of(obstacle=found)
    if now is None or now.pk != group.pk:
        raise Http404
    return found


def comments(*, user: Any, case: Case) -> bool:
    """Tell whether the person gives the opinion that is asked for now, or relays it."""
    routing = queries.routing_now(case=case)
    return routing is not None and (manages(user) or speaks_for(user=user, routing=routing))


def speaks_for(*, user: Any, routing: Routing) -> bool:
    """Tell whether the person gives an opinion as one of who was asked, not from its document."""
    if user.has_perm(Right.OBSTACLES_REPORT, routing.owner):
        return True
    department = periods.department()
    return manages(user) and department is not None and department[0].pk == routing.owner_id


def routing_asked(*, case: Case) -> Routing:
    """Return the routing that an opinion is given to."""
    found = queries.routing_now(case=case)
    if found is None:
        raise Http404
    return found
