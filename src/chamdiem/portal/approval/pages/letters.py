"""The letters of a month and its lists, as pages say them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import letters
from chamdiem.portal.approval.letters import Kind
from chamdiem.portal.approval.letters.facts import Lists, MonthFacts, Submitted, UnitResult
from chamdiem.portal.approval.queries import letter_names
from chamdiem.portal.approval.queries import letters as queries
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults.queries import Standing
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period
from chamdiem.writing import checks
from chamdiem.writing.checks import Check

TITLE, LISTS = "Văn bản của tháng", "Danh sách chậm, thấp, chưa gửi"
LATE, UNSENT, LOW = "danh-sach-gui-cham", "danh-sach-chua-gui", "danh-sach-diem-thap"


@dataclass(frozen=True, slots=True)
class Row:
    """One letter in the list; without an address it cannot be made yet, and says when."""

    kind: Kind
    is_there: bool
    when: str


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters of a month."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    rows: tuple[Row, ...]
    submitted: Submitted | None
    names: tuple[tuple[Standing, str], ...]
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter held against the form of NĐ 30, line by line."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    kind: Kind
    findings: tuple[Check, ...]
    wrong: int


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as a file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ListsPage:
    """The lists of a month: late, unsent, low."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    lists: Lists
    rows_low: tuple[tuple[UnitResult, str], ...]
    threshold: str
    late: str
    unsent: str
    low: str


def letters_page(*, period: Period, at: datetime) -> LettersPage:
    """Show which letters the month has (văn bản của tháng)."""
    facts, on = queries.month_facts(period=period, at=at), moments.day_of(at)
    name = letter_names.jurisdiction(on=on)
    names = tuple(
        (one, letter_names.filled(str(one.value), name)) for one in letter_names.standings(on=on)
    )
    return LettersPage(
        crumbs=crumbs(facts.month, Crumb(TITLE)),
        month=facts.month,
        marks=periods.marks(period=period),
        rows=tuple(
            Row(kind, kind.is_there(facts), kind.needs.value) for kind in letters.KINDS.values()
        ),
        submitted=facts.submitted,
        names=names,
        unconfirmed=sum(bool(one.certainty) for one, _ in names),
    )


def letter_page(*, period: Period, code: str, at: datetime) -> LetterPage | None:
    """Hold one letter against the form; nothing where there is no such letter yet."""
    facts = queries.month_facts(period=period, at=at)
    kind = _kind(code, facts)
    if kind is None:
        return None
    findings = checks.check(letters.write(kind, facts))
    above = Crumb(TITLE, reverse("approval:letters", args=[facts.month]))
    return LetterPage(
        crumbs=crumbs(facts.month, above, Crumb(kind.name)),
        month=facts.month,
        marks=periods.marks(period=period),
        kind=kind,
        findings=findings,
        wrong=sum(not one.is_kept for one in findings),
    )


def letter_file(*, period: Period, code: str, at: datetime) -> LetterFile | None:
    """Return one letter as a DOCX; nothing where there is no such letter yet."""
    facts = queries.month_facts(period=period, at=at)
    kind = _kind(code, facts)
    if kind is None:
        return None
    return LetterFile(letters.file_name(kind, facts), letters.write(kind, facts))


def lists_page(*, period: Period, at: datetime) -> ListsPage:
    """Show who is late, who did not send, whose result is low."""
    facts = queries.month_facts(period=period, at=at)
    return ListsPage(
        crumbs=crumbs(facts.month, Crumb(LISTS)),
        month=facts.month,
        marks=periods.marks(period=period),
        lists=facts.lists,
        rows_low=tuple((one, facts.total(one.total)) for one in facts.lists.low or ()),
        threshold=facts.total(facts.lists.low_rule.points),
        late=LATE,
        unsent=UNSENT,
        low=LOW,
    )


def crumbs(month: Month, *rest: Crumb) -> tuple[Crumb, ...]:
    """Return the way back over the month."""
    return (
        Crumb("Trang đầu", reverse("home:home")),
        Crumb("Phê duyệt", reverse("approval:list")),
        Crumb(month.spoken.capitalize(), reverse("approval:month", args=[month])),
        *rest,
    )


def _kind(code: str, facts: MonthFacts) -> Kind | None:
    kind = letters.KINDS.get(code)
    return kind if kind is not None and kind.is_there(facts) else None
