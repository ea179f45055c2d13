"""The sample (mẫu kiểm tra): settling by rule, drawing, and what of the draw was looked at."""

from dataclasses import dataclass
from datetime import datetime

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.schemes.queries import scheme_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with how many criteria it would settle now."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sample."""

    unit: str
    leaf: str
    weight: int
    is_looked: bool
    address: str


@dataclass(frozen=True, slots=True)
class SamplePage:
    """What the rules accept, and the sample that is looked at."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    rules: tuple[Rule, ...]
    ready: int
    percent: int
    unseen: int
    is_drawn: bool
    seed: str
    drawn_at: datetime | None
    drawn_by: str
    rows: tuple[Row, ...]
    left: int
    applies_rules: bool
    refusal: str


def sample_page(*, bench: Bench, refusal: str = "") -> SamplePage:
    """Return the page of the rules and of the sample."""
    period = bench.period
    sample = queries.sample_of(period=period)
    rows = _rows(bench) if sample else ()
    rules = _rules(bench) if sample is None and bench.is_open else ()
    people = accounts.display_names({sample.by} if sample else set())
    return SamplePage(
        crumbs=words.crumbs(period, ("Quy tắc và mẫu kiểm tra", "")),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        rules=rules,
        ready=sum(one.count for one in rules),
        percent=defaults.number("appraisal.sample-percent", on=bench.on),
        unseen=0 if sample else len(queries.candidates(period=period)),
        is_drawn=sample is not None,
        seed=sample.seed if sample else "",
        drawn_at=sample.at if sample else None,
        drawn_by=people.get(sample.by, words.ERASED) if sample else "",
        rows=rows,
        left=sum(not row.is_looked for row in rows),
        applies_rules=bench.applies_rules,
        refusal=refusal,
    )


def _rules(bench: Bench) -> tuple[Rule, ...]:
    counted: dict[str, int] = {}
    for one in queries.by_rule(period=bench.period):
        if bench.reach.may_apply_rules(one.leaf, one.unit.expected.organisation_id):
            counted[one.rule.label] = counted.get(one.rule.label, 0) + 1
    return tuple(Rule(said, count) for said, count in counted.items())


def _rows(bench: Bench) -> tuple[Row, ...]:
    names = {leaf.code: leaf.name for leaf in scheme_of(bench.period.scheme_version).leaves()}
    units = {one.unit_code: one for one in periods.expected(period=bench.period)}
    found = []
    for one in queries.drawn(period=bench.period):
        unit = units[one.unit_code]
        address = words.cell_address(bench.period, one.leaf, unit)
        row = Row(unit.name, names.get(one.leaf, one.leaf), one.weight, one.is_looked, address)
        found.append(row)
    return tuple(sorted(found, key=lambda row: row.is_looked))
