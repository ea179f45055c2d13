"""Letters of urging and each unit's part as they stand; a stage is derived, never stored."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chamdiem.portal.common import moments
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.tasks.models import ClaimAnswer
from chamdiem.portal.urging.choices import Level, Stage, Verdict
from chamdiem.portal.urging.facts import Standing
from chamdiem.portal.urging.models import Letter, Response, Urged
from chamdiem.portal.urging.queries import low

LAST = "9999-12"  # after every month
_RELATED = ("letter__issued", "letter__dropped", "received", "outcome", "raised")


def letter(*, public_id: UUID) -> Letter | None:
    """Return the letter of that identity."""
    rows = Letter.objects.select_related("issued", "dropped", "period", "issued__file")
    return rows.filter(public_id=public_id).first()


def letters() -> Sequence[Letter]:
    """Return every letter, the latest first."""
    return list(Letter.objects.select_related("issued", "dropped", "period").order_by("-id"))


def urged_of(*, letter: Letter, organisation_id: int) -> Urged | None:
    """Return one unit's part of a letter."""
    rows = Urged.objects.filter(letter=letter, organisation=organisation_id)
    return rows.select_related(*_RELATED, "organisation").first()


def standings(
    *, at: datetime, letter: Letter | None = None, only: Collection[int] | None = None
) -> tuple[Standing, ...]:
    """Return each unit's urging, drafts only where all may be seen; four queries."""
    rows = Urged.objects.select_related(*_RELATED).order_by("-letter_id", "id")
    if letter is not None:
        rows = rows.filter(letter=letter)
    if only is not None:
        rows = rows.filter(organisation__in=only, letter__issued__isnull=False)
    return _told(rows, at)


def overdue(*, at: datetime) -> tuple[Standing, ...]:
    """Return what no answer came to in time and what was not raised yet: a person decides."""
    found = standings(at=at)
    return tuple(one for one in found if one.stage is Stage.OVERDUE and not one.is_raised)


def waiting_for(*, organisations: Collection[int], at: datetime) -> tuple[Standing, ...]:
    """Return what waits for units to receive or answer."""
    wanted = (Stage.SENT, Stage.RECEIVED, Stage.OVERDUE)
    found = standings(at=at, only=organisations)
    return tuple(one for one in found if one.stage in wanted)


def moved_since(
    *, letter: Letter, organisations: Collection[int], at: datetime
) -> Mapping[int, tuple[tuple[date, str], ...]]:
    """Return what moved since a letter was sent, as days and facts: no cause is claimed."""
    issued = _part(letter, "issued")
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    if issued is not None:
        _add_months(found, organisations, issued.issued_on, at)
        _add_tasks(found, organisations, issued.issued_on, at)
    return {unit: tuple(sorted(each)) for unit, each in found.items()}


def shows_file(*, key: UUID) -> Sequence[Organisation]:
    """Return the units to which a file belongs: the letter's, or their own answer's."""
    rows = Urged.objects.filter(
        Q(letter__issued__file__public_id=key) | Q(responses__file__public_id=key)
    )
    return [row.organisation for row in rows.select_related("organisation").distinct()]


def _add_months(
    found: dict[int, list[tuple[date, str]]],
    organisations: Collection[int],
    sent: date,
    at: datetime,
) -> None:
    """Add the totals of months approved since, by the day of the approval."""
    rows = Expected.objects.filter(organisation__in=organisations)
    codes = {
        (month, code): unit
        for month, code, unit in rows.values_list("period__month", "unit_code", "organisation_id")
    }
    for month in low.approved_months(until=LAST):
        if sent <= month.approved_on <= moments.day_of(at):
            name = f"{month.month[5:]}/{month.month[:4]}"
            for code in month.units:
                unit = codes.get((month.month, code))
                if unit is not None:
                    words = f"điểm tháng {name}: {low.total_of(month, code)}"
                    found[unit].append((month.approved_on, words))


def _add_tasks(
    found: dict[int, list[tuple[date, str]]],
    organisations: Collection[int],
    sent: date,
    at: datetime,
) -> None:
    rows = ClaimAnswer.objects.filter(
        claim__task__lead__in=organisations,
        is_confirmed=True,
        at__gte=moments.start_of(sent),
        at__lte=at,
    )
    days: dict[tuple[int, date], int] = defaultdict(int)
    for unit, when in rows.values_list("claim__task__lead_id", "at"):
        days[unit, moments.day_of(when)] += 1
    for (unit, day), count in days.items():
        found[unit].append((day, f"{count} nhiệm vụ được xác nhận hoàn thành"))


def _told(rows: QuerySet[Urged], at: datetime) -> tuple[Standing, ...]:
    found = list(rows)
    answers: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    said = Response.objects.filter(urged__in=[row.pk for row in found]).order_by("id")
    for key, when, text in said.values_list("urged_id", "at", "text"):
        answers[key].append((when, text))
    names = orgs.names(ids={row.organisation_id for row in found}, on=moments.day_of(at))
    return tuple(_one(row, answers.get(row.pk, ()), names, at) for row in found)


def _one(
    row: Urged, answers: Sequence[tuple[datetime, str]], names: Mapping[int, str], at: datetime
) -> Standing:
    issued, received = _part(row.letter, "issued"), _part(row, "received")
    outcome = _part(row, "outcome")
    return Standing(
        id=row.pk,
        letter_id=row.letter_id,
        letter=row.letter.public_id,
        level=Level(row.letter.level),
        organisation_id=row.organisation_id,
        name=names.get(row.organisation_id, ""),
        number=issued.number if issued else "",
        issued_on=issued.issued_on if issued else None,
        due_on=row.letter.due_on,
        grounds=row.grounds,
        is_request=row.is_request,
        stage=_stage(row, answers, moments.day_of(at)),
        received_at=received.at if received else None,
        answers=answers,
        outcome=str(Verdict(outcome.verdict).label) if outcome else "",
        is_raised=_part(row, "raised") is not None,
    )


def _stage(row: Urged, answers: Sequence[Any], today: date) -> Stage:
    if _part(row.letter, "dropped") is not None:
        return Stage.DROPPED
    if _part(row.letter, "issued") is None:
        return Stage.DRAFT
    if _part(row, "outcome") is not None:
        return Stage.CLOSED
    if answers:
        return Stage.ANSWERED
    if row.letter.due_on < today:
        return Stage.OVERDUE
    return Stage.RECEIVED if _part(row, "received") is not None else Stage.SENT


def _part(row: Any, name: str) -> Any:
    """Return what stands once beside a row, nothing where it does not."""
    return getattr(row, name, None)
