"""The one door to inspections: the Department sees all, a unit its own once it is announced."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.facts import Sight
from chamdiem.portal.inspections.models import Finding, Inspection, Item, Remedy, Visit
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.models import SchemeVersion


def manages(user: Any) -> bool:
    """Tell whether the person plans inspections and notes what they find."""
    return bool(user.is_authenticated and user.has_perm(Right.INSPECTIONS_MANAGE))


def sees_whole(user: Any) -> bool:
    """Tell whether the person sees every inspection, drafts too: the Department, oversight."""
    return manages(user) or bool(user.has_perm(Right.TRAIL_SEE))


def sight(*, user: Any, on: date) -> Sight:
    """Return what the person sees; leaders see what was announced, a unit its own of it."""
    return Sight(
        is_whole=sees_whole(user),
        is_announced=bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED)),
        units=rights.organisations_where(user=user, right=Right.INSPECTIONS_REMEDY, on=on),
        person=user.pk,
    )


def remedies(*, user: Any, unit: Organisation) -> bool:
    """Tell whether the person reports remedies for a unit."""
    return bool(user.has_perm(Right.INSPECTIONS_REMEDY, unit))


def is_inside(*, user: Any, inspection: Inspection) -> bool:
    """Tell whether the person sees the checklist before the minutes: the Department, the team."""
    if sees_whole(user):
        return True
    plan = queries.plan_now(inspection=inspection)
    return any(one.person_id == user.pk for one in queries.team(plan=plan))


def inspection_to_see(*, user: Any, public_id: UUID, on: date) -> Inspection:
    """Return an inspection to who sees it; to others there is none."""
    found = queries.one(public_id=public_id)
    seen = queries.seen(sight(user=user, on=on))
    if found is None or not seen.filter(pk=found.pk).exists():
        raise Http404
    return found


def inspection_to_manage(*, user: Any, public_id: UUID, on: date) -> Inspection:
    """Return an inspection to who plans it and notes what it finds."""
    found = inspection_to_see(user=user, public_id=public_id, on=on)
    if not manages(user):
        raise Http404
    return found


def inspection_to_write_up(*, user: Any, public_id: UUID, on: date) -> Inspection:
    """Return an inspection to who may have its minutes as a draft."""
    found = inspection_to_see(user=user, public_id=public_id, on=on)
    if not is_inside(user=user, inspection=found):
        raise Http404
    return found


def finding_to_manage(*, user: Any, public_id: UUID, number: int, on: date) -> Finding:
    """Return a finding to who answers its remedy or withdraws it."""
    found = inspection_to_manage(user=user, public_id=public_id, on=on)
    return _finding(found, number)


def finding_to_remedy(*, user: Any, public_id: UUID, number: int, on: date) -> Finding:
    """Return a finding of a unit to who remedies it; before the minutes there is none."""
    found = inspection_to_see(user=user, public_id=public_id, on=on)
    is_told = queries.minutes_now(inspection=found) is not None
    if not is_told or not remedies(user=user, unit=found.unit):
        raise Http404
    return _finding(found, number)


def remedy_to_answer(*, finding: Finding) -> Remedy:
    """Return the report of a finding that waits for its answer."""
    rows = Remedy.objects.filter(finding=finding, answer=None, finding__withdrawal=None)
    found = rows.select_related("finding__inspection__unit").first()
    if found is None:
        raise Http404
    return found


def unit_named(*, key: str) -> Organisation:
    """Return the unit that a form names by its public id."""
    try:
        found = Organisation.objects.filter(public_id=UUID(key)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def people_to_join() -> tuple[User, ...]:
    """Return who can be of a team: everybody with an open account, by name."""
    rows = User.objects.filter(is_active=True, username__isnull=False, erased_at=None)
    return tuple(sorted(rows, key=lambda one: (text.collation_key(one.display_name), one.pk)))


def team_named(*, leader: str, members: Iterable[str]) -> tuple[User, ...]:
    """Return the people whom a form names, the leader first, each once."""
    keys = list(dict.fromkeys((leader, *members)))
    try:
        rows = User.objects.filter(public_id__in=[UUID(key) for key in keys], erased_at=None)
    except ValueError as wrong:
        raise Http404 from wrong
    found = {str(one.public_id): one for one in rows}
    if len(found) != len(keys):
        raise Http404
    return tuple(found[key] for key in keys)


def version_in_use() -> SchemeVersion | None:
    """Return the version whose criteria a checklist offers: of the latest month, else the last."""
    opened = periods.periods()
    if opened:
        return opened[0].scheme_version
    return SchemeVersion.objects.order_by("-added_at", "-pk").first()


def item_named(*, inspection: Inspection, key: str) -> Item | None:
    """Return the item of a checklist that a form names, nothing where it names none."""
    if not key:
        return None
    rows = Item.objects.filter(inspection=inspection)
    found = rows.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise Http404
    return found


def period_named(*, month: str) -> Period:
    """Return the month that a form names."""
    found = periods.period(month)
    if found is None:
        raise Http404
    return found


def visit_to_drop(*, public_id: UUID) -> Visit:
    """Return the team of another body that an address names."""
    found = Visit.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is of an inspection that the person sees: minutes, evidence."""
    if not user.is_authenticated:
        return False
    for one in queries.of_file(key=key):
        if is_inside(user=user, inspection=one) or user.has_perm(Right.MONTHS_SEE_UNPUBLISHED):
            return True
        if remedies(user=user, unit=one.unit):
            return True
    return False


def _finding(inspection: Inspection, number: int) -> Finding:
    rows = Finding.objects.filter(inspection=inspection, number=number)
    found = rows.select_related("inspection__unit").first()
    if found is None:
        raise Http404
    return found
