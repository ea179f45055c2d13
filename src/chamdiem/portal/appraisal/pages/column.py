"""The bench by column: one criterion of all units, the farthest apart first."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.pages.words import Figure, Proof
from chamdiem.portal.appraisal.queries import bench as benches
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.facts import EvidenceNow

LEFT, AGREE, SETTLED, NOT_SENT = "Còn lại", "Còn lại, khớp", "Đã kết luận", "Chưa có để thẩm định"

PER_PAGE = 25  # on a phone each is a card


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's claim in the column."""

    key: UUID
    name: str
    placed: Placed
    figures: tuple[Figure, ...]
    proofs: tuple[Proof, ...]
    text: str
    state: str
    verdict: str
    may_tick: bool
    works: bool
    address: str
    unit_address: str


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """One criterion, all units."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    leaf: Leaf
    places: int
    wanted: str
    list: lists.Arranged[Row]
    left: int
    with_units: int
    agreeing: int
    ticked: frozenset[str]
    refusal: str
    address: str
    first: str


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: row.name,
    sorts={
        "lech": lambda row: (*row.placed.deviation, -row.placed.at),
        "don-vi": lambda row: text.collation_key(row.name),
        "tu-cham": lambda row: row.placed.points.claimed or 0,
    },
    sort="-lech",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.state),
        lists.Filter(
            "xem-lai",
            "Điều cần xem lại",
            lambda row: "Có" if row.placed.warned else "Không",
        ),
    ),
    carried=("chon",),
    per_page=PER_PAGE,
)


def column_page(
    *,
    bench: Bench,
    leaf: Leaf,
    asked: Mapping[str, str],
    ticked: frozenset[str] = frozenset(),
    refusal: str = "",
) -> ColumnPage:
    """Return a criterion's column, `chon=khop` with every row ticked that agrees."""
    rows = rows_of(bench, leaf)
    arranged = lists.arrange(rows, _LIST, asked)
    if asked.get("chon") == "khop":
        ticked = frozenset(str(row.key) for row in arranged.rows if row.may_tick)
    period = bench.period
    open_rows = [row for row in arranged.rows if row.works and row.placed.is_open]
    return ColumnPage(
        crumbs=words.crumbs(period, (leaf.name, "")),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        leaf=leaf,
        places=rows[0].placed.whole.loaded.scheme.decimals if rows else 2,
        wanted=leaf.evidence,
        list=arranged,
        left=sum(_is_left(row.placed) for row in rows),
        with_units=sum(_is_left(row.placed) and not row.placed.is_open for row in rows),
        agreeing=sum(row.may_tick for row in rows),
        ticked=ticked,
        refusal=refusal,
        address=words.column_address(period, leaf.code),
        first=open_rows[0].address if open_rows else "",
    )


def rows_of(bench: Bench, leaf: Leaf) -> tuple[Row, ...]:
    """Return the rows of a column that the person sees."""
    placed = [
        one
        for one in benches.column(period=bench.period, leaf=leaf)
        if bench.sees(leaf.code, one.unit.expected.organisation_id)
    ]
    sendings = [one.unit.sending_id for one in placed if one.unit.sending_id is not None]
    proofs = benches.evidence_sent(sendings=sendings, leaf=leaf.code)
    people = accounts.display_names(
        {one.points.verdict.by for one in placed if one.points.verdict is not None}
    )
    return tuple(_row(bench, one, proofs, people) for one in placed)


def next_open(bench: Bench, leaf: Leaf, *, after: UUID) -> str:
    """Return the address of the unit that waits next in the column, in the order it is shown."""
    rows = sorted(rows_of(bench, leaf), key=_LIST.sorts["lech"], reverse=True)
    keys = [row.key for row in rows]
    at = keys.index(after) if after in keys else -1
    for row in (*rows[at + 1 :], *rows[: max(at, 0)]):
        if row.works and row.placed.is_open and row.key != after:
            return row.address
    return ""


def _row(
    bench: Bench,
    placed: Placed,
    proofs: Mapping[tuple[int, str], tuple[EvidenceNow, ...]],
    people: words.People,
) -> Row:
    unit, leaf = placed.unit, placed.leaf
    claim = unit.claims.get(leaf.code)
    works = bench.works(leaf.code, unit.expected.organisation_id)
    found = proofs.get((unit.sending_id or 0, leaf.code), ())
    return Row(
        key=unit.expected.organisation.public_id,
        name=unit.expected.name,
        placed=placed,
        figures=words.figures(placed),
        proofs=tuple(words.proof(one) for one in found),
        text=claim.text if claim else "",
        state=_state(placed),
        verdict=words.verdict_words(placed, people),
        may_tick=works and placed.agrees,
        works=works,
        address=words.cell_address(bench.period, leaf.code, unit.expected),
        unit_address=words.unit_address(bench.period, unit.expected),
    )


def _is_left(placed: Placed) -> bool:
    """Tell whether no verdict stands on what was sent, as the counter of the month counts it."""
    return placed.unit.is_sent and not placed.is_settled


def _state(placed: Placed) -> str:
    if placed.is_settled:
        return SETTLED
    if not placed.is_open:
        return NOT_SENT if not placed.unit.is_sent else str(ReturnState(placed.unit.state).label)
    return AGREE if placed.agrees else LEFT
