"""The one door to urging: who draws up, who sends at which level, whose answer it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.urging import queries
from chamdiem.portal.urging.choices import Level
from chamdiem.portal.urging.models import Letter, Urged


def drafts(user: Any) -> bool:
    """Tell whether the person draws up letters of urging: the Department."""
    return bool(user.is_authenticated and user.has_perm(Right.URGING_DRAFT))


def sees_all(user: Any) -> bool:
    """Tell whether the person sees every urging: the Department, leaders, oversight."""
    return drafts(user) or bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def sends(user: Any, level: Level) -> bool:
    """Tell whether the person records the sending of a letter of a level.

    Level 1 is sent by the Department's leader; higher ones by the provincial office, which holds
    the paper that UBND tỉnh signed.
    """
    if not user.has_perm(Right.URGING_SEND):
        return False
    is_department = drafts(user)
    return is_department if level is Level.FIRST else not is_department


def units_of(*, user: Any, on: date) -> frozenset[int]:
    """Return the units whose urging the person sees and answers."""
    return rights.organisations_where(user=user, right=Right.URGING_ANSWER, on=on)


def only(*, user: Any, on: date) -> frozenset[int] | None:
    """Return the units to which a list is narrowed, None where the person sees all."""
    return None if sees_all(user) else units_of(user=user, on=on)


def letter_to_see(*, user: Any, public_id: UUID, on: date) -> Letter:
    """Return a letter to who sees it: a unit one that was sent to it, to others there is none."""
    found = queries.letter(public_id=public_id)
    if found is None:
        raise Http404
    own = only(user=user, on=on)
    if own is not None and not _is_sent_to(found, own):
        raise Http404
    return found


def letter_to_draft(*, user: Any, public_id: UUID) -> Letter:
    """Return a letter to who draws up letters."""
    found = queries.letter(public_id=public_id)
    if found is None or not drafts(user):
        raise Http404
    return found


def letter_to_send(*, user: Any, public_id: UUID) -> Letter:
    """Return a letter to who sends those of its level."""
    found = queries.letter(public_id=public_id)
    if found is None or not sends(user, Level(found.level)):
        raise Http404
    return found


def urged_to_answer(*, user: Any, public_id: UUID, unit: UUID, on: date) -> Urged:
    """Return a unit's part of a letter to who answers for the unit."""
    found = _urged(public_id, unit)
    if found.organisation_id not in units_of(user=user, on=on) or not _is_issued(found.letter):
        raise Http404
    return found


def urged_to_conclude(*, user: Any, public_id: UUID, unit: UUID) -> Urged:
    """Return a unit's part of a letter to the Department."""
    found = _urged(public_id, unit)
    if not drafts(user):
        raise Http404
    return found


def organisations_named(*, keys: Sequence[str]) -> dict[str, Organisation]:
    """Return the organisations that a form names by their identity; strange ones are left out."""
    valid = [key for key in keys if _is_identity(key)]
    return {str(row.public_id): row for row in Organisation.objects.filter(public_id__in=valid)}


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is of an urging that the person sees."""
    if not user.is_authenticated:
        return False
    units = queries.shows_file(key=key)
    if units and sees_all(user):
        return True
    return any(user.has_perm(Right.URGING_ANSWER, unit) for unit in units)


def gives_files(user: Any) -> bool:
    """Tell whether the person gives files of urging."""
    return drafts(user) or bool(user.has_perm(Right.URGING_SEND))


def _urged(public_id: UUID, unit: UUID) -> Urged:
    letter = queries.letter(public_id=public_id)
    organisation = Organisation.objects.filter(public_id=unit).first()
    if letter is None or organisation is None:
        raise Http404
    found = queries.urged_of(letter=letter, organisation_id=organisation.pk)
    if found is None:
        raise Http404
    return found


def _is_sent_to(letter: Letter, own: frozenset[int]) -> bool:
    return _is_issued(letter) and letter.units.filter(organisation__in=own).exists()


def _is_issued(letter: Letter) -> bool:
    return getattr(letter, "issued", None) is not None


def _is_identity(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True
