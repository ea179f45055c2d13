"""Appraisal of the tests: a month in appraisal, units that sent, who verifies, data holders."""

from datetime import UTC, datetime
from typing import Any

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.choices import Outcome, Settled
from chamdiem.portal.appraisal.models import Objection, Ruling, Verdict
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.returns import actions as returning
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import HolderFigure, Return
from chamdiem.portal.rights.roles import Role
from tests.factories import months, organisations, people, returns
from tests.factories.returns import Office

AT = datetime(2026, 9, 9, 2, 0, tzinfo=UTC)
LEAF = "ON_TIME"
REASON = "Báo cáo 15/BC-STC ngày 01/9/2026 trang 3 ghi 6 hồ sơ đúng hạn, không phải 8"
# The small scheme with a second criterion beside the first.
TWO_LEAVES = (
    months.SCHEME.replace("id: nho", "id: nho-hai")
    .replace("points: {decimals: 2, max: 10}", "points: {decimals: 2, max: 15}")
    .replace("    max: 10\n    clause: mục 1\n", "    max: 15\n    clause: mục 1\n")
    .replace("tree:\n", "  plans: {name: Kế hoạch ban hành, definition: Đếm trong tháng.}\n"
             "  wanted: {name: Kế hoạch phải ban hành, definition: Đếm., direction: none}\ntree:\n")
    + """      - code: PLANS
        name: Kế hoạch
        max: 5
        clause: mục 1.2
        rule: {kind: ratio, numerator: plans, denominator: wanted, part_of: true}
"""
)  # fmt: skip


def month(*units: Organisation, text: str = "", **other: Any) -> Period:
    """Return a month in which these units report; `reviewer` appraises the first one's return."""
    version = months.version(text=text) if text else None
    return returns.period(*units, of=version, **other)


def sent(
    done: str = "8", every: str = "10", *, in_period: Period | None = None, **cells: str
) -> Office:
    """Return a unit that sent these figures, explained in words, its month in appraisal."""
    unit = None
    if in_period is None:
        unit = organisations.organisation()
        in_period = month(unit)
    made = returns.office(in_period) if unit is None else returns.staffed(in_period, unit)
    send(made, done=done, all=every, **cells)
    appraise(in_period)
    made.of.refresh_from_db()
    made.of.period.refresh_from_db()
    return made


def send(made: Office, *, words: str = "Đã đối chiếu với sổ theo dõi", **cells: str) -> None:
    """Let a unit fill these cells, explain each criterion, and send."""
    drafted = {cell.input_code: cell.version for cell in made.of.cells.all()}
    for code, typed in cells.items():
        seen = drafted.get(code, 0)
        returning.save_cell(
            of=made.of, input_code=code, typed=typed, seen=seen, by=made.officer, at=returns.AT
        )
    explain(made, words)
    made.of.refresh_from_db()
    returns.sent(made)


def explain(made: Office, words: str) -> None:
    """Write the same words to every criterion of a draft."""
    drafted = {one.leaf: one.version for one in made.of.remarks.all()}
    for leaf in queries.loaded(period=made.of.period).scheme.leaves():
        returning.save_remark(
            of=made.of,
            leaf=leaf.code,
            words=words,
            seen=drafted.get(leaf.code, 0),
            by=made.officer,
            at=returns.AT,
        )


def appraise(of: Period, stage: Stage = Stage.APPRAISAL) -> None:
    """Move a month on to appraisal, where it is not there yet."""
    of.refresh_from_db()
    if of.stage == Stage.SELF_SCORE:
        returns.move(of, stage, by=people.person().public_id)


def fresh(of: Return) -> Return:
    """Return a return as it stands now."""
    rows = Return.objects.select_related("period__scheme_version", "organisation")
    return rows.get(pk=of.pk)


def verifier(leaf: str = LEAF, **scope: Any) -> User:
    """Return somebody who verifies a criterion."""
    return people.person(role=Role.VERIFIER, criterion=leaf, **scope)


def officer() -> User:
    """Return an officer of the Department."""
    return people.person(role=Role.OFFICER)


def settled(of: Return, by: User, **said: Any) -> Verdict:
    """Settle a criterion as it stands now."""
    leaf = said.pop("leaf", LEAF)
    latest = Verdict.objects.filter(of=of, leaf=leaf).order_by("id").last()
    given = {"settled": Settled.LOOKED, "seen": latest.pk if latest else None, "at": AT} | said
    return actions.settle(of=of, leaf=leaf, by=by, **given)


def held(of: Return, at: datetime = returns.AT, **figures: int | Answer) -> None:
    """Let a data holder give figures of a unit."""
    for code, given in figures.items():
        is_state = isinstance(given, Answer)
        HolderFigure.objects.create(
            period=of.period,
            organisation=of.organisation,
            input_code=code,
            answer=given if is_state else Answer.VALUE,
            value=None if is_state else given,
            source="Hệ thống một cửa của tỉnh",
            holder=organisations.organisation(),
            at=at,
            by=people.person().public_id,
        )


def objecting(of: Period) -> None:
    """Move a month on to its stage of objections, whatever the room of periods would ask."""
    by = people.person().public_id
    for stage in (Stage.PROVISIONAL, Stage.OBJECTION):
        of.refresh_from_db()
        Step.objects.create(period=of, from_stage=of.stage, to_stage=stage, at=AT, by=by)
    of.refresh_from_db()


def ruled(
    made: Office, points: int, reason: str = "Sổ theo dõi có xác nhận của bưu điện"
) -> Ruling:
    """Let the council change the points of a criterion of which the head objected."""
    objecting(made.of.period)
    objection = Objection.objects.create(
        of=made.of, leaf=LEAF, reason="Đã gửi sổ theo dõi", at=AT, by=made.head.public_id
    )
    return Ruling.objects.create(
        objection=objection,
        outcome=Outcome.CHANGED,
        points=points,
        reason=reason,
        at=AT,
        by=people.person().public_id,
    )
