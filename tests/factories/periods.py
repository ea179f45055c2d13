"""Periods of the tests: a Department, who reviews it, a commune; a month opened over them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs import queries as known
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import actions
from chamdiem.portal.periods.choices import STEPS, Line, PeriodKind, Stage
from chamdiem.portal.periods.facts import Act
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.schemes.models import SchemeVersion
from tests.factories import approval, months, organisations, people

OCTOBER = Month(2026, 10)
AT = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
ACT = Act("45/QĐ-UBND", date(2026, 9, 1), "UBND tỉnh Thử")
ON = date(2026, 10, 31)


def act() -> Act:
    """Return the act that orders the official scoring, with its file."""
    return replace(ACT, file=approval.pdf(people.person()))


def unit(code: str, name: str, block: Block) -> Organisation:
    """Return the organisation of that code, founded where it is not yet."""
    there = known.by_unit_code(code=code, on=ON)
    if there is not None:
        return Organisation.objects.get(pk=there.id)
    return organisations.organisation(name, block=block, unit_code=code)


def department() -> Organisation:
    """Return the Department of the tests (Sở KH&CN)."""
    return unit("SKHCN", "Sở Khoa học và Công nghệ", Block.AGENCY)


def reviewer() -> Organisation:
    """Return who appraises the Department's return."""
    return unit("SNV", "Sở Nội vụ", Block.AGENCY)


def commune() -> Organisation:
    """Return a commune."""
    return unit("X1", "Xã Thử", Block.COMMUNE)


def settle() -> None:
    """Let agencies and communes be scored."""
    scored = known.blocks(on=ON)
    for block in (Block.AGENCY, Block.COMMUNE):
        if not scored[block]:
            orgs.settle_block(
                block=block,
                is_scored=True,
                basis=organisations.BASIS,
                on=organisations.FIRST,
                by=None,
                at=organisations.AT,
            )


def confirm(*lines: Line, by: User | None = None) -> None:
    """Confirm those lines, or all of them."""
    for line in lines or tuple(Line):
        is_department = line is Line.DEPARTMENT
        actions.confirm_line(
            line=line,
            basis="12/QĐ-UBND ngày 01/9/2026 của UBND tỉnh Thử",
            department=department() if is_department else None,
            reviewer=reviewer() if is_department else None,
            by=by or people.person(),
            at=AT,
        )


def period(
    month: Month = OCTOBER,
    *,
    kind: PeriodKind = PeriodKind.TRIAL,
    stage: Stage = Stage.OPEN,
    version: SchemeVersion | None = None,
    by: User | None = None,
    at: datetime = AT,
) -> Period:
    """Return a month opened over the small province, moved on to that stage."""
    author = by or people.person()
    for make in (department, reviewer, commune, settle):
        make()
    confirm(*(() if kind is PeriodKind.OFFICIAL else (Line.DEPARTMENT,)))
    scheme = version or months.version()
    if kind is PeriodKind.OFFICIAL:
        months.activated(scheme)
    ordered = act() if kind is PeriodKind.OFFICIAL else ACT
    made = actions.open_period(
        month=month, kind=kind, version=scheme, act=ordered, by=author, at=at
    )
    return moved(made, stage, by=author, at=at)


def moved(period: Period, to: Stage, *, by: User | None = None, at: datetime = AT) -> Period:
    """Move a period step by step to a stage."""
    author, order = by or people.person(), list(Stage)
    for stage in order[order.index(Stage(period.stage)) + 1 : order.index(to) + 1]:
        assert (Stage(period.stage), stage) in STEPS
        _step(period, stage, author, at)
    return period


def _step(period: Period, to: Stage, by: User, at: datetime) -> None:
    """Take one step; one that comes with its document is taken on a bare one."""
    if not approval.documents(period, to, by=by, at=at):
        actions.move(period=period, to=to, by=by, at=at)
        return
    Step.objects.create(period=period, from_stage=period.stage, to_stage=to, at=at, by=by.public_id)
    period.refresh_from_db()
