"""The one door to duties: the Department sees every unit's, a unit its own."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access as directives
from chamdiem.portal.duties import queries
from chamdiem.portal.duties.declared import BY_NUMBER, Rhythm
from chamdiem.portal.duties.models import Occasion
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every unit's duties."""
    return directives.sees_all(user)


def manages(user: Any) -> bool:
    """Tell whether the person names key sectors."""
    return bool(user.is_authenticated and user.has_perm(Right.DUTIES_MANAGE))


def units_of(*, user: Any, on: date) -> dict[int, str]:
    """Return the units whose duties the person sees, with their names, in tree order."""
    everybody = queries.units(on=on)
    if sees_all(user):
        return everybody
    own = directives.units_of(user=user, on=on)
    return {key: name for key, name in everybody.items() if key in own}


def unit_to_see(*, user: Any, public_id: UUID, on: date) -> Organisation:
    """Return a unit to who sees its duties; to others there is none."""
    found = orgs.one(public_id=public_id)
    if found is None or found.pk not in units_of(user=user, on=on):
        raise Http404
    return found


def confirms(user: Any, organisation: Organisation) -> bool:
    """Tell whether the person confirms duties of the unit."""
    return bool(user.has_perm(Right.DUTIES_CONFIRM, organisation))


def unit_to_confirm(*, user: Any, public_id: UUID, on: date, number: int) -> Organisation:
    """Return a unit to who confirms its duties, where that duty is one that changes open."""
    found = unit_to_see(user=user, public_id=public_id, on=on)
    duty = BY_NUMBER.get(number)
    if duty is None or Rhythm.CHANGE not in duty.rhythms or not confirms(user, found):
        raise Http404
    return found


def occasion_to_see(*, user: Any, public_id: UUID, on: date) -> Occasion:
    """Return what fell due to a unit to who sees its duties."""
    found = queries.one(public_id=public_id)
    if found is None or found.organisation_id not in units_of(user=user, on=on):
        raise Http404
    return found


def occasion_to_confirm(*, user: Any, public_id: UUID, on: date) -> Occasion:
    """Return what fell due to who confirms for the unit."""
    found = occasion_to_see(user=user, public_id=public_id, on=on)
    if not confirms(user, found.organisation):
        raise Http404
    return found


def agency_named(*, key: str) -> Organisation:
    """Return the agency that a form names by its public id."""
    try:
        found = orgs.one(public_id=UUID(key))
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is evidence of a duty that the person sees."""
    if not user.is_authenticated:
        return False
    places: Sequence[Organisation] = queries.shows_file(key=key)
    if sees_all(user):
        return bool(places)
    return any(user.has_perm(Right.UNITS_SEE_OWN, place) for place in places)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives evidence of a duty."""
    return bool(user.is_authenticated and user.has_perm(Right.FILES_GIVE))
