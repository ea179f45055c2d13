"""The one door to tasks: the Department sees all; a unit what it leads, shares in or gave."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access as directives
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.tasks import queries
from chamdiem.portal.tasks.models import Claim, Draft, Extension, Milestone, Plan, Task


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every task: the Department, leaders, oversight."""
    return directives.sees_all(user)


def only(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the organisations to which lists are narrowed, None where the person sees all."""
    return directives.only(user=user, on=on)


def gives(user: Any) -> bool:
    """Tell whether the person gives tasks of documents, for the province."""
    return bool(user.is_authenticated and user.has_perm(Right.TASKS_GIVE))


def task_to_see(*, user: Any, public_id: UUID, on: date) -> Task:
    """Return a task to who sees it; to others there is none."""
    found = queries.one(public_id=public_id)
    if found is None:
        raise Http404
    own = only(user=user, on=on)
    if own is not None and not own & _involved(found):
        raise Http404
    return found


def reports(*, user: Any, task: Task) -> bool:
    """Tell whether the person reports for the unit that leads the task."""
    return bool(user.has_perm(Right.TASKS_REPORT, task.lead))


def assigns(*, user: Any, task: Task) -> bool:
    """Tell whether the person answers for who gave the task."""
    return gives(user) or bool(user.has_perm(Right.TASKS_GIVE, task.assigner))


def may_hand_down(*, user: Any, task: Task) -> bool:
    """Tell whether the person gives parts of the task to units below its lead."""
    return bool(user.has_perm(Right.TASKS_GIVE, task.lead))


def task_to_report(*, user: Any, public_id: UUID, on: date) -> Task:
    """Return a task to who reports for its lead."""
    found = task_to_see(user=user, public_id=public_id, on=on)
    if not reports(user=user, task=found):
        raise Http404
    return found


def task_to_assign(*, user: Any, public_id: UUID, on: date) -> Task:
    """Return a task to who answers for its assigner."""
    found = task_to_see(user=user, public_id=public_id, on=on)
    if not assigns(user=user, task=found):
        raise Http404
    return found


def task_to_hand_down(*, user: Any, public_id: UUID, on: date) -> Task:
    """Return a task to who gives parts of it to units below."""
    found = task_to_see(user=user, public_id=public_id, on=on)
    if not may_hand_down(user=user, task=found):
        raise Http404
    return found


def claim_to_answer(*, task: Task) -> Claim:
    """Return the claim of a task that waits for its answer."""
    found = Claim.objects.filter(task=task, answer=None).select_related("task").first()
    if found is None:
        raise Http404
    return found


def extension_to_answer(*, task: Task) -> Extension:
    """Return the extension of a task that waits for its answer."""
    found = Extension.objects.filter(task=task, answer=None).select_related("task").first()
    if found is None:
        raise Http404
    return found


def milestone_to_reach(*, task: Task, key: str) -> Milestone:
    """Return a milestone of a task that a form names."""
    rows = Milestone.objects.filter(task=task, reached=None).select_related("task")
    found = rows.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404
    return found


def source_to_give_from(*, user: Any, public_id: UUID, on: date) -> Directive:
    """Return the document from which the person gives tasks."""
    if not gives(user):
        raise Http404
    return directives.directive_to_see(user=user, public_id=public_id, on=on)


def units_to_plan_for(*, user: Any, on: date) -> tuple[Organisation, ...]:
    """Return the units for which the person enters plans and own tasks."""
    ids = rights.organisations_where(user=user, right=Right.TASKS_REPORT, on=on)
    return tuple(Organisation.objects.filter(pk__in=ids).order_by("pk"))


def plan_from(*, user: Any, on: date, given: Mapping[str, Any]) -> Plan:
    """Return the plan that a form describes, of a unit for which the person works."""
    for unit in units_to_plan_for(user=user, on=on):
        if str(unit.public_id) == given["organisation"]:
            return Plan(
                organisation=unit,
                year=given["year"],
                number=given["number"],
                issued_on=given["issued_on"],
                title=given["title"],
            )
    raise Http404


def plan_to_set_from(*, user: Any, public_id: UUID) -> Plan:
    """Return the plan from which the person sets the unit's own tasks."""
    found = queries.plan_of(public_id=public_id)
    if found is None or not user.has_perm(Right.TASKS_REPORT, found.organisation):
        raise Http404
    return found


def draft_to_decide(*, user: Any, key: UUID) -> Draft:
    """Return a sheet that waits, to who brought it; to others there is none."""
    found = queries.draft_of(key=key, author=user.public_id)
    if found is None or not gives(user):
        raise Http404
    return found


def organisation_named(*, key: str) -> Organisation:
    """Return the organisation that a form names by its public id."""
    try:
        found = Organisation.objects.filter(public_id=UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def assigner(*, user: Any, on: date) -> Organisation:
    """Return for whom the person gives a task of a document: the province itself."""
    found = orgs.jurisdiction()
    if found is None or not gives(user):
        raise Http404
    return found


def person_of(*, organisation: Organisation, key: str, on: date) -> User | None:
    """Return the person of a unit that a form names, nobody where it names none."""
    if not key:
        return None
    for one in people_of(organisation=organisation, on=on):
        if str(one.public_id) == key:
            return one
    raise Http404


def people_of(*, organisation: Organisation, on: date) -> tuple[User, ...]:
    """Return the people who work for a unit: who holds a role or post there."""
    return rights.people_of(organisation=organisation, on=on)


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is the product of a task that the person sees."""
    if not user.is_authenticated:
        return False
    tasks = queries.shows_file(key=key)
    if sees_all(user):
        return bool(tasks)
    places = (one for task in tasks for one in (task.lead, task.assigner))
    return any(user.has_perm(Right.UNITS_SEE_OWN, place) for place in places)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives files of products."""
    return bool(user.is_authenticated and user.has_perm(Right.FILES_GIVE))


def _involved(task: Task) -> frozenset[int]:
    partners = {row.organisation_id for row in queries.partners_now(task=task)}
    return frozenset({task.lead_id, task.assigner_id} | partners)
