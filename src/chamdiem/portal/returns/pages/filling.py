"""The page on which a return is filled in: sections, criteria, figures, each with its help."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from chamdiem.engine.decimals import spoken
from chamdiem.engine.quantities import shown as figure_shown
from chamdiem.engine.scheme import Group, Input, Leaf, Measure
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.guidance import queries as guidance
from chamdiem.portal.guidance.facts import Counts
from chamdiem.portal.periods import marks
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import checks, queries, reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.checks import Problem
from chamdiem.portal.returns.choices import OPEN_TO_THE_UNIT, Answer, ReturnState
from chamdiem.portal.returns.facts import Due, Moved, SentNow
from chamdiem.portal.returns.models import Sending
from chamdiem.portal.returns.pages import words
from chamdiem.portal.returns.pages.papers import SentBy, sent_by
from chamdiem.portal.returns.sheet import Sheet

PROBLEMS_SHOWN = 10
LOCKED = (Stage.APPROVED, Stage.NOTIFIED, Stage.PUBLISHED)


FIRST = next(iter(Answer))


def _drawn(chosen: Answer) -> SafeString:
    """Draw the answers of a cell; what HTML lets one leave out is left out: a page has many.

    Closing tags, and the mark on the first answer, which is chosen where no other is.
    """
    options = (
        f"<option value={int(one)}{' selected' if chosen is one is not FIRST else ''}>{one.label}"
        for one in Answer
    )
    return mark_safe("".join(options))  # noqa: S308 - only our own words


OPTIONS: Mapping[Answer, SafeString] = {chosen: _drawn(chosen) for chosen in Answer}


@dataclass(frozen=True, slots=True)
class Field:
    """One figure of the form: what stands in it, and what stood there last month."""

    code: str
    name: str
    unit: str
    definition: str
    text: str
    version: int
    options: SafeString
    before: str
    change: str
    held: str
    note: str
    hint: str
    carried: str
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: its figures, points now, help, remark, evidence."""

    code: str
    name: str
    points: str
    said: str
    clause: str
    evidence_words: str
    evidence_count: int
    evidence_address: str
    fields: tuple[Field, ...]
    elsewhere: tuple[str, ...]
    remark: str
    remark_version: int
    remark_carried: str
    is_open: bool
    guide: str = ""
    told: int = 0
    remark_note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the tree with the criteria that stand directly in it."""

    code: str
    name: str
    depth: int
    criteria: tuple[Criterion, ...]
    given_to: str


@dataclass(frozen=True, slots=True)
class Act:
    """A button of the page."""

    code: str
    label: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a return is signed outside the site: printed, handed in, on paper, confirmed."""

    printed: str
    signed: str
    paper: str
    confirm: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """The return as its people see it."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    address: str
    key: str
    state: str
    state_code: str
    with_whom: str
    approvals: tuple[str, ...]
    since: datetime | None
    note: str
    deadline: Deadline | None
    leave: str
    total: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    more_problems: int
    acts: tuple[Act, ...]
    send_address: str
    parts_address: str
    is_open: bool
    may_hand_back: bool
    refusal: str
    month_before: str
    lead: str
    ways: Ways
    sent: SentBy | None
    is_unsaved: bool = False


def form_page(*, desk: Desk, at: datetime, refusal: str = "") -> FormPage:
    """Return the page of a return."""
    of, sheet = desk.of, desk.sheet
    state, steps = ReturnState(of.state), queries.steps(of=of)
    last = steps[-1] if steps else None
    sent = queries.sent_last(of=of)
    due = queries.due(of=of, is_supplement=_is_supplement(sent, state))
    month_before, before = queries.sent_before(of=of)
    is_open = state in OPEN_TO_THE_UNIT and desk.fills
    problems = checks.problems(sheet) if is_open and state is not ReturnState.EMPTY else ()
    met = sent.arrived_at if sent and state is not ReturnState.RETURNED else None
    return FormPage(
        crumbs=words.crumbs(desk),
        title=f"{words.TITLE} {sheet.month.spoken}: {sheet.unit.name}",
        trial=words.trial_words(desk),
        address=words.address(desk),
        key=f"phieu:{sheet.month}:{sheet.organisation}:{desk.user.public_id}",
        state=str(state.label),
        state_code=str(state),
        with_whom=words.WITH_WHOM[state],
        approvals=marks.of(of.period),
        since=last.at if last else None,
        note=_note(last),
        deadline=_deadline(due, met, at),
        leave=due.leave_reason,
        total=words.total(sheet),
        sections=_guided(desk, _sections(desk, before, is_open)),
        problems=problems[:PROBLEMS_SHOWN],
        more_problems=max(0, len(problems) - PROBLEMS_SHOWN),
        acts=tuple(_acts(desk, state, bool(before))),
        send_address=words.address(desk, "send") if _may_send(desk, state) else "",
        parts_address=words.address(desk, "parts") if desk.fills_all and is_open else "",
        is_open=is_open,
        may_hand_back=desk.signs and state is ReturnState.PRESENTED,
        refusal=refusal,
        month_before=words.spoken_month(month_before),
        lead=_lead(desk),
        ways=_ways(desk, state),
        sent=sent_by(desk=desk, sending=sent),
    )


def _deadline(due: Due, met: datetime | None, at: datetime) -> Deadline | None:
    return calendar.reckoning(at=at).deadline(due.instant, met_at=met) if due.instant else None


def _is_supplement(sent: Sending | None, state: ReturnState) -> bool:
    """Tell whether the deadline shown is that of a supplement: one that is due, or was sent."""
    return sent is not None and (state is ReturnState.RETURNED or sent.number > 1)


def _note(last: Moved | None) -> str:
    return last.note if last else ""


def _may_send(desk: Desk, state: ReturnState) -> bool:
    return desk.signs and state in (*OPEN_TO_THE_UNIT, ReturnState.PRESENTED)


def _ways(desk: Desk, state: ReturnState) -> Ways:
    return Ways(
        printed=words.address(desk, "printed"),
        signed=words.address(desk, "signed") if _may_hand_in(desk, state) else "",
        paper=words.address(desk, "paper") if _may_enter(desk) else "",
        confirm=words.address(desk, "confirm"),
    )


def _may_hand_in(desk: Desk, state: ReturnState) -> bool:
    return desk.fills_all and state in (*OPEN_TO_THE_UNIT, ReturnState.PRESENTED)


def _may_enter(desk: Desk) -> bool:
    """Tell whether to show the way to a paper: never to people of the unit."""
    own = desk.fills_all or bool(desk.leaves)
    return not own and bool(desk.user.has_perm(Right.RETURNS_ENTER))


def _lead(desk: Desk) -> str:
    """Name who gives out the sections (phụ trách phiếu), nobody where none was given."""
    lead = desk.of.lead
    return accounts.display_names({lead.public_id}).get(lead.public_id, "") if lead else ""


def _acts(desk: Desk, state: ReturnState, has_before: bool) -> Iterator[Act]:
    if state in OPEN_TO_THE_UNIT and desk.fills and has_before:
        yield Act("carry", "Lấy số liệu đã gửi kỳ trước vào ô trống")
    if state in OPEN_TO_THE_UNIT and desk.fills:
        yield Act("blanks", "Ghi “Chưa có số liệu” vào ô bắt buộc còn trống")
    yield from _parts_to_close(desk)
    # From the first on: the page is not drawn anew as somebody types.
    if state in OPEN_TO_THE_UNIT and desk.fills_all:
        yield Act("present", "Trình người đứng đầu", is_main=True)
    if state is ReturnState.PRESENTED and desk.fills_all:
        yield Act("take-back", "Rút lại để sửa")


def _parts_to_close(desk: Desk) -> Iterator[Act]:
    """Let who was given a section say that it is done."""
    names = {node.code: node.name for node, _ in desk.sheet.scheme.nodes()}
    for part in desk.sheet.drafted.parts.values():
        if part.person_id == desk.user.pk and part.done_at is None:
            yield Act(f"done:{part.node}", f"Báo xong phần “{names.get(part.node, part.node)}”")


def _sections(desk: Desk, before: Mapping[str, SentNow], is_open: bool) -> Iterator[Section]:
    sheet = desk.sheet
    taken: dict[str, str] = {}
    people = accounts.display_names([one.person for one in sheet.drafted.parts.values()])
    loose = tuple(node for node in sheet.scheme.tree if isinstance(node, Leaf))
    if loose:
        criteria = tuple(_criterion(desk, leaf, before, taken, is_open) for leaf in loose)
        yield Section("", "Tiêu chí", 0, criteria, "")
    for node, depth in sheet.scheme.nodes():
        if isinstance(node, Group):
            leaves = (child for child in node.children if isinstance(child, Leaf))
            criteria = tuple(_criterion(desk, leaf, before, taken, is_open) for leaf in leaves)
            given = _given_to(sheet, node.code, people)
            yield Section(node.code, node.name, depth, criteria, given)


def _guided(desk: Desk, sections: Iterator[Section]) -> tuple[Section, ...]:
    """Say beside each criterion how much guidance there is to read."""
    period = desk.of.period
    found = guidance.counts(version=period.scheme_version, until=_locked_at(period))
    return tuple(
        replace(section, criteria=tuple(_told(one, found[one.code]) for one in section.criteria))
        for section in sections
    )


def _locked_at(period: Period) -> datetime | None:
    """Return since when the month is locked: what was released later is none of its guidance."""
    if period.stage not in LOCKED:
        return None
    steps = periods.steps(period=period)
    return next((step.at for step in steps if step.to_stage == Stage.APPROVED), None)


def _told(one: Criterion, there: Counts) -> Criterion:
    address = f"hd/{quote(one.code, safe='')}/"  # a page has many
    return replace(one, guide=address, told=there.has_guidance + there.answers)


def _given_to(sheet: Sheet, node: str, people: Mapping[UUID, str]) -> str:
    part = sheet.drafted.parts.get(node)
    if part is None:
        return ""
    name = people.get(part.person, words.ERASED)
    if part.done_at:
        return f"{name} đã làm xong lúc {moments.spoken(part.done_at)}"
    due = f", hạn nội bộ {moments.spoken(part.due_at)}" if part.due_at else ""
    return f"Giao {name}{due}"


def _criterion(
    desk: Desk, leaf: Leaf, before: Mapping[str, SentNow], taken: dict[str, str], is_open: bool
) -> Criterion:
    sheet = desk.sheet
    now, remark = sheet.now.leaves[leaf.code], sheet.drafted.remarks.get(leaf.code)
    codes = sheet.fields[leaf.code]
    own = [code for code in codes if taken.setdefault(code, leaf.code) == leaf.code]
    most = spoken(leaf.maximum, sheet.scheme.decimals, shortest=True)
    evidence = sheet.drafted.evidence.get(leaf.code, ())
    return Criterion(
        code=leaf.code,
        name=leaf.name,
        points=f"{words.points(sheet, now.points)} / {most}",
        said=now.words,
        clause=leaf.clause,
        evidence_words=f"{leaf.evidence} ({checks.demand(leaf).value})",
        evidence_count=len(evidence),
        evidence_address=f"minh-chung/{quote(leaf.code, safe='')}/",  # a page has many
        fields=tuple(_field(sheet, code, before) for code in own),
        elsewhere=tuple(sheet.scheme.input(code).name for code in codes if code not in own),
        remark=remark.text if remark else "",
        remark_version=remark.version if remark else 0,
        remark_carried=words.spoken_month(remark.carried_from) if remark else "",
        is_open=is_open and (desk.writes_all or leaf.code in desk.leaves),
    )


def _field(sheet: Sheet, code: str, before: Mapping[str, SentNow]) -> Field:
    item, cell = sheet.scheme.input(code), sheet.drafted.cells.get(code)
    was, held = before.get(code), sheet.held.get(code)
    answer = cell.answer if cell else Answer.VALUE
    return Field(
        code=code,
        name=item.name,
        unit=item.unit,
        definition=item.definition,
        text=cell.typed if cell else "",
        version=cell.version if cell else 0,
        options=OPTIONS[answer],
        before=reading.shown(item, was.answer, was.value) if was else "",
        change=_change(item, was, cell.value if cell else None),
        held=reading.shown(item, held.answer, held.value) if held else "",
        note=read_note(item, cell.typed, cell.value) if cell else "",
        hint=_hint(item),
        carried=words.spoken_month(cell.carried_from) if cell else "",
        is_wrong=bool(cell and cell.is_unreadable),
    )


def read_note(item: Input, typed: str, value: int | None) -> str:
    """Say what was understood where that is not what was typed, or why nothing was."""
    if typed and value is None:
        return reading.read(typed, item).refusal
    if value is None or not typed or item.measure in (Measure.YESNO, Measure.CHOICE):
        return ""
    said = figure_shown(item, value)
    return "" if said == typed.strip() else f"đọc là {said}"


def _change(item: Input, was: SentNow | None, value: int | None) -> str:
    plain = item.measure not in (Measure.YESNO, Measure.CHOICE, Measure.DATE)
    if was is None or was.value is None or value is None or not plain or was.value == value:
        return ""
    sign = "+" if value > was.value else "−"
    return f"{sign}{spoken(abs(value - was.value), item.decimals, shortest=True)}"


def _hint(item: Input) -> str:
    if item.measure is Measure.YESNO:
        return "Có hoặc Không"
    if item.measure is Measure.CHOICE:
        return "; ".join(item.options.values())
    return "ngày/tháng/năm" if item.measure is Measure.DATE else ""
