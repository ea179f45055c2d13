"""Returns of the tests: a month with its units, a unit with its people, a filled draft."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Due, PeriodKind, Stage
from chamdiem.portal.periods.models import Deadline, Expected, Period, Step
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.models import Return, Sending
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.schemes.models import SchemeVersion
from tests.factories import months, organisations, people, posts

AT = datetime(2026, 9, 3, 2, 0, tzinfo=UTC)
DUE = datetime(2026, 9, 8, 16, 59, 59, tzinfo=UTC)
APPRAISED_BY = datetime(2026, 9, 15, 16, 59, 59, tzinfo=UTC)
DUES = {Due.SENDING: DUE}


def period(
    *units: Organisation,
    month: Month = months.AUGUST,
    stage: Stage = Stage.SELF_SCORE,
    of: SchemeVersion | None = None,
    block: str = "so",
    kind: PeriodKind = PeriodKind.TRIAL,
    reviewer: Organisation | None = None,
    **act: Any,
) -> Period:
    """Return a trial month of those units in a stage, with its deadlines."""
    by = people.person().public_id
    made = Period.objects.create(
        month=str(month),
        kind=kind,
        **act,
        scheme_version=of or months.version(),
        window_from=date(month.year, month.number, 1),
        window_to=date(month.year, month.number, 28),
        opened_at=AT,
        opened_by=by,
    )
    for what in Due:
        due = DUES.get(what, APPRAISED_BY)
        Deadline.objects.create(period=made, what=what, due_at=due, at=AT, by=by)
    for place, unit in enumerate(units or (organisations.organisation(),), start=1):
        Expected.objects.create(
            period=made,
            organisation=unit,
            position=place,
            name=f"Đơn vị {place}",
            block=block,
            unit_code=f"U{place}",
            reviewer=reviewer if place == 1 else None,
        )
    move(made, stage, by=by)
    return made


def move(of: Period, stage: Stage, *, by: UUID) -> None:
    """Move a period on to a stage, step by step; opened where it was not."""
    way = ["", Stage.OPEN, Stage.SELF_SCORE, Stage.APPRAISAL, Stage.PROVISIONAL]
    start = way.index(of.stage) if of.steps.exists() else 0
    for at in range(start, way.index(stage)):
        Step.objects.create(period=of, from_stage=way[at], to_stage=way[at + 1], at=AT, by=by)
    of.refresh_from_db()


@dataclass(frozen=True)
class Office:
    """A unit that reports: its people, its return."""

    of: Return
    organisation: Organisation
    officer: User
    head: User


def office(of: Period | None = None, **other: Any) -> Office:
    """Return a unit with an officer and a head, and its open return."""
    unit = organisations.organisation() if of is None else of.expected.get().organisation
    in_period = of or period(unit, **other)
    return staffed(in_period, unit)


def staffed(in_period: Period, unit: Organisation) -> Office:
    """Give a unit an officer and a head, and open its return."""
    officer = people.person(role=Role.UNIT_OFFICER, organisation=unit)
    head = posts.tenure(unit).person
    made = actions.open_return(period=in_period, organisation=unit, by=officer, at=AT)
    return Office(made, unit, officer, head)


def filled(done: str = "8", every: str = "10", **other: Any) -> Office:
    """Return a unit whose draft is complete."""
    made = office(**other)
    for code, typed in (("done", done), ("all", every)):
        actions.save_cell(of=made.of, input_code=code, typed=typed, by=made.officer, at=AT)
    made.of.refresh_from_db()
    return made


def sent(made: Office, *, at: datetime = AT, by: User | None = None) -> Sending:
    """Let the head send the draft as it stands."""
    shown = queries.sheet(of=made.of).fingerprint
    signer = by or made.head
    sending = actions.send(of=made.of, fingerprint=shown, is_responsible=True, by=signer, at=at)
    made.of.refresh_from_db()
    return sending
