"""The one door to months on their way to approval: what one may see, what one may do with it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import keys, queries
from chamdiem.portal.approval.models import (
    Approved,
    CorrectedFigure,
    CorrectedPoints,
    Correction,
)
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.models import Return
from chamdiem.portal.scoring import queries as scores

Line = CorrectedPoints | CorrectedFigure


def period_to_see(*, month: Month) -> Period:
    """Return the period of a month; the gate has asked who sees unpublished months."""
    found = periods.period(month)
    if found is None:
        raise Http404
    return found


def approved_to_see(*, month: Month, revision: int) -> Approved:
    """Return an approval of a month with its seal."""
    rows = Approved.objects.filter(period__month=str(month), revision=revision)
    found = rows.select_related("period", "frozen__run__series").first()
    if found is None:
        raise Http404
    return found


def public_to_see(*, month: Month, revision: int | None) -> Approved:
    """Return what was published of a month: the revision asked for, or the latest."""
    period = period_to_see(month=month)
    rows = queries.published(period=period)
    found = [row for row in rows if revision in (None, row.revision)]
    if not found:
        raise Http404
    return found[-1]


def public_seal(*, month: Month, revision: int) -> Approved:
    """Return an approval of which nothing is held back, with its seal: a seal holds everything."""
    found = approved_to_see(month=month, revision=revision)
    run = found.frozen.run
    if run.published_at is None or not scores.reach_of(run, unpublished=False).is_whole:
        raise Http404
    return found


def public_key() -> bytes:
    """Return the public half of the key that seals months here."""
    found = keys.public()
    if not found:
        raise Http404
    return found


def revision_asked(written: str) -> int | None:
    """Return the revision that an address names, nothing where it names none."""
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) < 6):
        raise Http404
    return int(written)


def standing_to_act(*, month: Month) -> Approved:
    """Return the approval of a month that stands, to act on it."""
    found = queries.standing(period=period_to_see(month=month))
    if found is None:
        raise Http404
    return found


def correction_to_work(*, month: Month) -> Correction:
    """Return the correction of a month that is being worked on."""
    found = queries.open_correction(period=period_to_see(month=month))
    if found is None:
        raise Http404
    return found


def line_to_drop(*, correction: Correction, kind: str, key: str) -> Line:
    """Return the line of a correction that a form names; a line that was dropped is none."""
    found: dict[str, Collection[Line]] = {
        "points": queries.corrected_points(correction=correction).values(),
        "figure": queries.corrected_figures(correction=correction).values(),
    }
    for row in found.get(kind, ()):
        if str(row.pk) == key:
            return row
    raise Http404


def return_of(*, period: Period, unit: str) -> Return:
    """Return the return of a unit by its code in the month."""
    expected = Expected.objects.filter(period=period, unit_code=unit, is_scored=True).first()
    if expected is None:
        raise Http404
    row = Return.objects.filter(period=period, organisation=expected.organisation_id).first()
    if row is None:
        raise Http404
    return row


def signer_chosen(*, key: str) -> User:
    """Return the signer whom a form names; the action refuses who may not sign."""
    try:
        found = User.objects.filter(public_id=UUID(key), erased_at=None).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def sees_document(user: Any, key: UUID) -> bool:
    """Tell whether a file is the signed document of an approval that the person may read."""
    return has(user, Right.MONTHS_SEE_UNPUBLISHED) and queries.is_document(key)


def has(user: Any, right: Right) -> bool:
    """Tell whether the person holds a right."""
    return bool(user.is_authenticated and user.has_perm(right))
