"""Pages of data holders: what they give and until when, one input by unit, who holds which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.figures import State
from chamdiem.engine.periods import Month
from chamdiem.engine.rules.information import Information
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.formats.child import read_figures_outside
from chamdiem.formats.problems import Problem
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common import text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import holders, reading
from chamdiem.portal.returns.actions.ground import WRITING
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.facts import GivenFigure
from chamdiem.portal.returns.holders import Sheet
from chamdiem.portal.returns.pages.deriving import MonthOfRegisters, months_of_registers
from chamdiem.portal.returns.pages.holding_forms import AssignForm, FileForm, SourceForm
from chamdiem.portal.returns.queries import holding
from chamdiem.portal.schemes.queries import scheme_of

TITLE = "Số liệu nguồn"
MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """One input of a month that is to be given: for how many units it was."""

    name: str
    holder: str
    address: str
    given: int
    every: int


@dataclass(frozen=True, slots=True)
class MonthOfHolder:
    """A month with what is to be given in it, and until when."""

    month: Month
    marks: Marks
    deadline: Deadline
    is_open: bool
    wanted: tuple[Wanted, ...]
    file_address: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """One input with the agency that holds it, for the Department."""

    code: str
    name: str
    holder: str
    since: date | None


@dataclass(frozen=True, slots=True)
class HoldersPage:
    """What the reader gives, and who holds which for who says so."""

    crumbs: tuple[Crumb, ...]
    months: tuple[MonthOfHolder, ...]
    assigned: tuple[Assigned, ...]
    registers: tuple[MonthOfRegisters, ...]
    form: AssignForm | None
    assigns: bool
    refusal: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One unit of the grid: what stands, what the unit itself says, what was typed."""

    key: UUID
    name: str
    code: str
    text: str
    own: str
    differs: bool
    given: str
    error: str


@dataclass(frozen=True, slots=True)
class GridPage:
    """One input of a month by unit."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    item: Input
    holder: str
    deadline: Deadline
    is_open: bool
    rows: tuple[GridRow, ...]
    form: SourceForm
    refusal: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """A spreadsheet of figures to be taken."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    inputs: tuple[Input, ...]
    form: FileForm
    problems: tuple[Problem, ...]
    more: int
    refusal: str


def holders_page(
    *, user: Any, at: datetime, on: date, form: AssignForm | None = None, refusal: str = ""
) -> HoldersPage:
    """Return what waits to be given, and for the Department who holds which input."""
    own = holders.own_inputs(user=user, on=on)
    assigns = holders.assigns(user)
    running = [one for one in periods.running() if one.stage in WRITING] if own else []
    return HoldersPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(TITLE)),
        months=tuple(_month(one.month, own, at) for one in running),
        assigned=_assigned(on) if assigns else (),
        registers=months_of_registers(at=at) if assigns else (),
        form=(form or assign_form(on)) if assigns else None,
        assigns=assigns,
        refusal=refusal,
    )


def assign_form(on: date, data: Any = None) -> AssignForm:
    """Return the form that gives an input to an agency."""
    nodes = orgs.tree(on=on)
    return AssignForm(
        data,
        inputs=[(item.code, item.name) for item in holders.inputs_asked()],
        units=[("", "Không cơ quan nào (đơn vị tự báo cáo)")]
        + [(str(node.public_id), node.name) for node in nodes],
        initial={"holds_from": f"{on:%d/%m/%Y}"},
    )


def grid_page(
    *,
    sheet: Sheet,
    at: datetime,
    typed: Mapping[str, str] | None = None,
    form: SourceForm | None = None,
    refusal: str = "",
) -> GridPage:
    """Return the grid of one input, with what was typed where it was refused."""
    period, item = sheet.period, sheet.item
    now = holding.held_in(period=period, input_code=item.code)
    sent = holding.sent_in(period=period, input_code=item.code)
    latest = next(iter(reversed(list(now.values()))), None)
    return GridPage(
        crumbs=_crumbs(item.name),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        item=item,
        holder=orgs.names(ids={sheet.holder.pk}, on=period.window_to).get(sheet.holder.pk, ""),
        deadline=_deadline(period, at),
        is_open=_is_open(period, at),
        rows=tuple(
            _row(one, item, now.get(one.organisation_id), sent.get(one.organisation_id), typed)
            for one in periods.expected(period=period)
        ),
        form=form or SourceForm(initial={"source": latest.source if latest else ""}),
        refusal=refusal,
    )


def typed_figures(
    *, sheet: Sheet, typed: Mapping[str, str]
) -> tuple[tuple[GivenFigure, ...], bool]:
    """Read what was typed for each unit; tell whether all of it could be read."""
    given, all_read = [], True
    for one in periods.expected(period=sheet.period):
        found = reading.read(typed.get(str(one.organisation.public_id), ""), sheet.item)
        all_read &= not found.refusal
        if not found.is_blank and not found.refusal:
            code = sheet.item.code
            given.append(GivenFigure(one.organisation_id, code, found.answer, found.value))
    return tuple(given), all_read


def file_page(
    *,
    sheets: Sequence[Sheet],
    form: FileForm | None = None,
    problems: Sequence[Problem] = (),
    refusal: str = "",
) -> FilePage:
    """Return the page that takes a spreadsheet."""
    period = sheets[0].period
    return FilePage(
        crumbs=_crumbs("Nạp bảng tính"),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        inputs=tuple(one.item for one in sheets),
        form=form or FileForm(),
        problems=tuple(problems[:MOST_PROBLEMS]),
        more=max(0, len(problems) - MOST_PROBLEMS),
        refusal=refusal,
    )


def file_figures(
    *, sheets: Sequence[Sheet], source: bytes, name: str
) -> Mapping[str, tuple[GivenFigure, ...]]:
    """Read a spreadsheet in its own process: by input what it gives; Refused names every error.

    A unit that the file leaves out, or that it says has no figure yet, is left as it is.
    """
    period = sheets[0].period
    expected = list(periods.expected(period=period))
    loaded = read_figures_outside(
        source,
        name,
        scheme=_followed(sheets),
        month=Month.parse(period.month),
        units=_roll(expected),
        units_name="danh sách đơn vị của kỳ",
    )
    figures, units = loaded.figures, {one.unit_code: one for one in expected}
    states = (State.VALUE, State.NOTHING_AROSE, State.NOT_APPLICABLE)
    found: dict[str, list[GivenFigure]] = {}
    for code in figures.values:
        for at, unit in enumerate(figures.units):
            state = State(int(figures.states[code][at])) if code in figures.states else State.VALUE
            if state not in states:
                continue
            value = int(figures.values[code][at]) if state is State.VALUE else None
            one = GivenFigure(units[unit.code].organisation_id, code, Answer(int(state)), value)
            found.setdefault(code, []).append(one)
    return {code: tuple(several) for code, several in found.items()}


def _followed(sheets: Sequence[Sheet]) -> Scheme:
    """Return a scheme that only follows the holder's inputs: a file owes nothing else."""
    scheme = scheme_of(sheets[0].period.scheme_version)
    codes = tuple(one.item.code for one in sheets)
    leaf = replace(scheme.leaves()[0], rule=Information(codes))
    return replace(
        scheme,
        inputs=tuple(one.item for one in sheets),
        tree=(leaf,),
        stated_maximum=None,
        tiebreak=(),
        views=(),
        gates=(),
        quotas=(),
    )


def _month(month: str, own: Sequence[holding.Holder], at: datetime) -> MonthOfHolder:
    period = periods.period(month)
    assert period is not None  # it is running
    items = {item.code: item for item in scheme_of(period.scheme_version).inputs}
    there = [one for one in own if one.input_code in items]
    counts = holding.held_counts(period=period, inputs=[one.input_code for one in there])
    every = periods.expected_count(periods=[period]).get(period.pk, 0)
    return MonthOfHolder(
        month=Month.parse(month),
        marks=periods.marks(period=period),
        deadline=_deadline(period, at),
        is_open=_is_open(period, at),
        wanted=tuple(
            Wanted(
                name=items[one.input_code].name,
                holder=one.name,
                address=reverse("returns:holder_grid", args=[Month.parse(month), one.input_code]),
                given=counts.get(one.input_code, 0),
                every=every,
            )
            for one in there
        ),
        file_address=reverse("returns:holder_file", args=[Month.parse(month)]),
    )


def _assigned(on: date) -> tuple[Assigned, ...]:
    known = holding.holders(on=on)
    rows = []
    for item in holders.inputs_asked():
        one = known.get(item.code)
        rows.append(
            Assigned(item.code, item.name, one.name if one else "", one.holds_from if one else None)
        )
    return tuple(sorted(rows, key=lambda row: (not row.holder, text.collation_key(row.name))))


def _row(
    one: Expected,
    item: Input,
    now: holding.HeldNow | None,
    sent: tuple[Answer, int | None] | None,
    typed: Mapping[str, str] | None,
) -> GridRow:
    key = one.organisation.public_id
    shown = reading.shown(item, now.answer, now.value) if now else ""
    written = shown if typed is None else typed.get(str(key), "")
    error = "" if typed is None else reading.read(written, item).refusal
    said = f"{now.source}{'; đã thay số trước' if now.is_newer else ''}" if now else ""
    return GridRow(
        key=key,
        name=one.name,
        code=one.unit_code,
        text=written,
        own=reading.shown(item, *sent) if sent else "",
        differs=bool(now and sent and (now.answer, now.value) != sent),
        given=said,
        error=error,
    )


def _deadline(period: Period, at: datetime) -> Deadline:
    due_at = periods.due_at(period=period, what=Due.HOLDERS)
    return calendar.reckoning(at=at).deadline(due_at)


def _is_open(period: Period, at: datetime) -> bool:
    return period.stage in WRITING and at <= periods.due_at(period=period, what=Due.HOLDERS)


def _crumbs(last: str) -> tuple[Crumb, ...]:
    return (Crumb("Trang đầu", "/"), Crumb(TITLE, reverse("returns:holders")), Crumb(last))


def _roll(expected: Sequence[Expected]) -> bytes:
    """Write who is expected as the list of units that readers of figures take."""
    rows = ["unit,name,block"]
    rows += [
        f'{one.unit_code},"{one.name.replace(chr(34), chr(34) * 2)}",{one.block}'
        for one in expected
    ]
    return "\n".join(rows).encode()
