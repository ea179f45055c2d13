"""The result of all units, for the Department: as it stands, and as it was approved (kết quả)."""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.engine.periods import Month
from chamdiem.engine.quantities import total_shown
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal import approved, queries
from chamdiem.portal.appraisal.approved import Revision
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.facts import Compared, Unclaimed, Whole
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.returns.choices import ReturnState

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: its own total, the one that stands, how they differ where it scored itself.

    `apart` are the criteria without points of its own; `former` is the total before a correction.
    """

    name: str
    block: str
    state: str
    claimed: int | None
    appraised: int | None
    total: str
    former: str
    difference: int | None
    apart: Unclaimed
    lowered: int
    raised: int
    left: int
    address: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """All units of a month, as appraised so far."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    stage: str
    is_provisional: bool
    is_approved: bool
    heading: str
    revision: int
    scheme: Scheme
    list: lists.Arranged[Row]
    sent: int
    left: int


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
    acts = approved.revisions(period=period)
    rows = [_row(whole, at, by_unit, blocks, bench, acts) for at in range(len(whole.loaded.units))]
    return ResultPage(
        crumbs=words.crumbs(period, ("Kết quả thẩm định", "")),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        stage=Stage(period.stage).label,
        is_provisional=period.stage in (Stage.PROVISIONAL, Stage.OBJECTION),
        is_approved=bool(acts),
        heading="Phê duyệt" if acts else "Thẩm định",
        revision=acts[-1].number if acts else 0,
        scheme=whole.loaded.scheme,
        list=lists.arrange(rows, _LIST, asked),
        sent=sum(unit.is_sent for unit in whole.loaded.units),
        left=sum(row.left for row in rows),
    )


def _row(
    whole: Whole,
    at: int,
    by_unit: Mapping[str, list[Compared]],
    blocks: Mapping[str, str],
    bench: Bench,
    acts: tuple[Revision, ...],
) -> Row:
    unit, scheme = whole.loaded.units[at], whole.loaded.scheme
    code = unit.expected.unit_code
    points = by_unit.get(code, [])
    total = _total(whole, at, acts[-1:])
    former = _total(whole, at, acts[-2:-1]) if len(acts) > 1 else None
    final = {one.leaf: approved.final(one, acts) for one in points}
    changes = [(final[one.leaf] or 0) - one.claimed for one in points if one.claimed is not None]
    return Row(
        name=unit.expected.name,
        block=blocks.get(unit.expected.block, unit.expected.block),
        state=str(ReturnState(unit.state).label),
        claimed=sum(one.claimed or 0 for one in points) if unit.is_sent else None,
        appraised=total,
        total=NOTHING if total is None else total_shown(scheme, total),
        former="" if former is None or former == total else total_shown(scheme, former),
        difference=sum(changes) if unit.is_sent and total is not None else None,
        apart=queries.unclaimed(points, final) if unit.is_sent else Unclaimed(),
        lowered=sum(change < 0 for change in changes),
        raised=sum(change > 0 for change in changes),
        left=len(queries.left_in(unit, whole.loaded)),
        address=words.unit_address(bench.period, unit.expected),
    )


def _total(whole: Whole, at: int, act: tuple[Revision, ...]) -> int | None:
    """Return a unit's total: of the act, or as the month stands where there is none."""
    unit = whole.loaded.units[at]
    if not unit.is_sent:
        return None
    code = unit.expected.unit_code
    return act[0].totals.get(code) if act else whole.ruled.total.shown(at)
