"""The provisional result: for the Department all units, for a unit its own and nobody else's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.quantities import total_shown
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.doors import Bench, Own
from chamdiem.portal.appraisal.facts import Compared, Whole
from chamdiem.portal.appraisal.forms import WordsForm
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Spoken, Why
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.returns.choices import ReturnState

NOTHING = "–"
Refused = tuple[str, WordsForm, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: its own total, the appraised one, how they differ, what changed."""

    name: str
    block: str
    state: str
    claimed: int | None
    appraised: int | None
    total: str
    lowered: int
    raised: int
    left: int
    address: str

    @property
    def difference(self) -> int | None:
        """How the appraised points differ from the unit's own."""
        if self.claimed is None or self.appraised is None:
            return None
        return self.appraised - self.claimed


@dataclass(frozen=True, slots=True)
class ResultPage:
    """All units of a month, as appraised so far."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    stage: str
    is_provisional: bool
    scheme: Scheme
    list: lists.Arranged[Row]
    sent: int
    left: int


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion as the unit reads it: claim, figures, rule, reason; and the words about it."""

    placed: Placed
    claimed: str
    appraised: str
    ruled: str
    change: str
    tone: str
    figures: tuple[Figure, ...]
    why: Why
    settled: str
    reason: str
    thread: tuple[Spoken, ...]
    due: Deadline | None
    form: WordsForm | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What was said of a unit's return, and its provisional result once there is one."""

    crumbs: tuple[Crumb, ...]
    title: str
    month: Month
    marks: Marks
    stage: str
    shows_points: bool
    claimed: str
    appraised: str
    most: str
    scores: tuple[Score, ...]
    supplements: tuple[Spoken, ...]
    questions: int
    refusal: str
    address: str
    return_address: str


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: row.name,
    sorts={
        "don-vi": lambda row: text.collation_key(row.name),
        "tham-dinh": lambda row: row.appraised or 0,
        "chenh": lambda row: abs(row.difference or 0),
        "con-lai": lambda row: row.left,
    },
    sort="-chenh",
    filters=(lists.Filter("khoi", "Khối", lambda row: row.block),),
)


def result_page(*, bench: Bench, asked: Mapping[str, str]) -> ResultPage:
    """Return the result of all units as it stands now: self, appraised, difference."""
    period = bench.period
    whole = queries.whole(period=period)
    by_unit: dict[str, list[Compared]] = {}
    for one in queries.compare(whole):
        by_unit.setdefault(one.unit_code, []).append(one)
    blocks = {one.code: one.name for one in whole.loaded.scheme.blocks}
    rows = [_row(whole, at, by_unit, blocks, bench) for at in range(len(whole.loaded.units))]
    return ResultPage(
        crumbs=words.crumbs(period, ("Kết quả thẩm định", "")),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        stage=Stage(period.stage).label,
        is_provisional=period.stage in (Stage.PROVISIONAL, Stage.OBJECTION),
        scheme=whole.loaded.scheme,
        list=lists.arrange(rows, _LIST, asked),
        sent=sum(unit.is_sent for unit in whole.loaded.units),
        left=sum(row.left for row in rows),
    )


def own_page(*, own: Own, at: datetime, refused: Refused | None = None) -> OwnPage:
    """Return a unit's own page; `refused` is the criterion, form and words of a failed answer."""
    reckoning = calendar.reckoning(at=at)
    period, expected = own.period, own.expected
    placed = benches.row(period=period, organisation_id=expected.organisation_id)
    threads = _threads(own)
    scores = tuple(
        _score(own, one, threads.get(one.leaf.code, ()), reckoning, refused)
        for one in placed
        if own.shows_points or one.leaf.code in threads
    )
    scheme = placed[0].whole.loaded.scheme if placed else None
    where = {"month": period.month, "organisation": expected.organisation.public_id}
    return OwnPage(
        crumbs=_crumbs(own),
        title=f"Kết quả thẩm định: {expected.name}",
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        stage=Stage(period.stage).label,
        shows_points=own.shows_points,
        claimed=_sum(scheme, [one.points.claimed for one in placed]),
        appraised=_total(own, placed) if own.shows_points else NOTHING,
        most=spoken(scheme.maximum, scheme.decimals, shortest=True) if scheme else "",
        scores=scores,
        supplements=threads.get("", ()),
        questions=sum(one.form is not None for one in scores),
        refusal=refused[2] if refused else "",
        address=reverse("appraisal:own", kwargs=where),
        return_address=reverse("returns:form", kwargs=where),
    )


def _row(
    whole: Whole,
    at: int,
    by_unit: Mapping[str, list[Compared]],
    blocks: Mapping[str, str],
    bench: Bench,
) -> Row:
    unit, scheme = whole.loaded.units[at], whole.loaded.scheme
    points = by_unit.get(unit.expected.unit_code, [])
    total = whole.ruled.total.shown(at) if unit.is_sent else None
    changes = [(one.final or 0) - one.claimed for one in points if one.claimed is not None]
    return Row(
        name=unit.expected.name,
        block=blocks.get(unit.expected.block, unit.expected.block),
        state=str(ReturnState(unit.state).label),
        claimed=_added(one.claimed for one in points) if unit.is_sent else None,
        appraised=total,
        total=NOTHING if total is None else total_shown(scheme, total),
        lowered=sum(change < 0 for change in changes),
        raised=sum(change > 0 for change in changes),
        left=len(queries.left_in(unit, whole.loaded)),
        address=words.unit_address(bench.period, unit.expected),
    )


def _threads(own: Own) -> dict[str, tuple[Spoken, ...]]:
    said = queries.thread(of=own.of) if own.of is not None else ()
    people = accounts.display_names({one.by for one in said})
    found: dict[str, list[Spoken]] = {}
    for one in said:
        found.setdefault(one.leaf, []).append(Spoken(one, people.get(one.by, words.ERASED)))
    return {leaf: tuple(several) for leaf, several in found.items()}


def _score(
    own: Own,
    placed: Placed,
    thread: tuple[Spoken, ...],
    reckoning: Reckoning,
    refused: Refused | None,
) -> Score:
    places, one = placed.whole.loaded.scheme.decimals, placed.points
    open_one = next((w.said for w in reversed(thread) if w.said.kind is Words.ASK), None)
    asked = open_one if open_one and not open_one.is_answered else None
    shows = own.shows_points
    given = refused[1] if refused and refused[0] == placed.leaf.code else WordsForm()
    is_open = own.period.stage == Stage.APPRAISAL and own.answers and asked is not None
    change = (one.final or 0) - one.claimed if one.claimed is not None else 0
    return Score(
        placed=placed,
        claimed=_spoken(one.claimed, places),
        appraised=_spoken(one.appraised, places) if shows else NOTHING,
        ruled=_spoken(one.ruled, places) if shows and one.ruled is not None else "",
        change=_change(change, places) if shows else "",
        tone="warn" if change < 0 else "good",
        figures=words.figures(placed) if shows else (),
        why=_why(placed) if shows else Why("", ""),
        settled=str(one.verdict.settled.label) if shows and one.verdict else "",
        reason=one.verdict.reason if shows and one.verdict else "",
        thread=thread,
        due=reckoning.deadline(asked.due_at) if asked and asked.due_at else None,
        form=given if is_open else None,
    )


def _why(placed: Placed) -> Why:
    """Say the rule; where units are compared, without the numbers of the others."""
    found = words.why(placed)
    return found if placed.leaf.rule.scope is None else Why(found.formula, "")


def _total(own: Own, placed: tuple[Placed, ...]) -> str:
    """Return the total of the unit alone: of the whole month where units are compared."""
    if own.of is None or not placed:
        return NOTHING
    if any(len(one.whole.loaded.units) > 1 for one in placed):
        whole = queries.whole(period=own.period)
        at = next(
            at
            for at, unit in enumerate(whole.loaded.units)
            if unit.expected.organisation_id == own.expected.organisation_id
        )
        return _of(whole, at)
    return _of(placed[0].whole, placed[0].at)


def _of(whole: Whole, at: int) -> str:
    total = whole.ruled.total.shown(at)
    return NOTHING if total is None else total_shown(whole.loaded.scheme, total)


def _crumbs(own: Own) -> tuple[Crumb, ...]:
    month = Month.parse(own.period.month)
    where = {"month": own.period.month, "organisation": own.expected.organisation.public_id}
    listed = f"{reverse('returns:list')}?thang={own.period.month}"
    form = Crumb(f"{own.expected.name}, {month.spoken}", reverse("returns:form", kwargs=where))
    way = (Crumb("Trang đầu", "/"), Crumb("Phiếu tự chấm", listed))
    return (*way, form, Crumb("Kết quả thẩm định"))


def _added(points: Iterable[int | None]) -> int:
    return sum(one or 0 for one in points)


def _sum(scheme: Scheme | None, points: list[int | None]) -> str:
    if scheme is None or all(one is None for one in points):
        return NOTHING
    return spoken(_added(points), scheme.decimals)


def _spoken(points: int | None, places: int) -> str:
    return NOTHING if points is None else spoken(points, places)


def _change(change: int, places: int) -> str:
    if not change:
        return "như tự chấm"
    said = spoken(abs(change), places)
    return f"giảm {said}" if change < 0 else f"tăng {said}"
