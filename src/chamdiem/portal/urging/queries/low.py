"""Units whose approved points are low: below a threshold, last of a block, again, or fallen.

Only official months that were approved count (I28, I34): no trial, no provisional result.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chamdiem.engine import decimals
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.schemes import queries as schemes
from chamdiem.portal.scoring.models import UnitScore
from chamdiem.portal.urging.choices import Ground
from chamdiem.portal.urging.facts import Found

MOST = 12
RULES = (
    "months.low-percent",
    "urging.bottom-count",
    "urging.low-months",
    "urging.fall-percent",
)


@dataclass(frozen=True, slots=True)
class MonthScored:
    """The approved result of one month: the scheme, and each unit's row by its code."""

    month: str
    scheme: Scheme
    version_id: int
    approved_on: date
    units: Mapping[str, UnitScore]


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as low, as declared (mặc định hệ thống until the province confirms)."""

    percent: int
    bottom: int
    in_a_row: int
    fall: int

    def least(self, scheme: Scheme) -> int:
        """Return the points below which a total is low, rounded up."""
        return -(-scheme.maximum * self.percent // 100)

    def drop(self, scheme: Scheme) -> int:
        """Return by how many points a total must fall to be named."""
        return -(-scheme.maximum * self.fall // 100)


def rules(*, on: date) -> Rules:
    """Return what counts as low on a day."""
    return Rules(*(defaults.number(name, on=on) for name in RULES))


def approved_months(*, until: str) -> tuple[MonthScored, ...]:
    """Return the approved official months up to one, the latest first; three queries."""
    rows = Approved.objects.filter(period__kind=PeriodKind.OFFICIAL, period__month__lte=until)
    last = {
        row.period_id: row
        for row in rows.select_related("frozen__run__scheme_version", "period")
        .defer("seal")
        .order_by("period_id", "revision")
    }
    acts = sorted(last.values(), key=lambda row: row.period.month, reverse=True)[:MOST]
    found: dict[int, dict[str, UnitScore]] = defaultdict(dict)
    for row in UnitScore.objects.filter(run__in=[act.frozen.run_id for act in acts]):
        found[row.run_id][row.code] = row
    return tuple(
        MonthScored(
            act.period.month,
            schemes.scheme_of(act.frozen.run.scheme_version),
            act.frozen.run.scheme_version_id,
            act.document_on,
            found[act.frozen.run_id],
        )
        for act in acts
    )


def grounds(*, months: Sequence[MonthScored], rule: Rules) -> Mapping[str, tuple[Found, ...]]:
    """Return why each unit of the latest month is low, by its code; nothing where it is not."""
    if not months:
        return {}
    now = months[0]
    last = _last_of_blocks(now, rule.bottom)
    return {
        code: found
        for code, unit in now.units.items()
        if (found := tuple(_of_unit(unit, months, last, rule)))
    }


def _of_unit(
    unit: UnitScore, months: Sequence[MonthScored], last: Mapping[str, int], rule: Rules
) -> Iterator[Found]:
    now = months[0]
    if unit.total is None:
        return
    if unit.total < rule.least(now.scheme):
        words = f"đạt {_said(unit.total, now.scheme)}, dưới {rule.percent} % thang điểm"
        yield Found(Ground.LOW, words)
        count = _times(unit.code, months, rule)
        if count >= rule.in_a_row:
            yield Found(Ground.IN_A_ROW, f"{count} tháng liền dưới {rule.percent} % thang điểm")
    if unit.code in last:
        yield Found(Ground.BOTTOM, f"trong {rule.bottom} đơn vị có điểm thấp nhất khối")
    yield from _fallen(unit, months, rule)


def _fallen(unit: UnitScore, months: Sequence[MonthScored], rule: Rules) -> Iterator[Found]:
    """Name a fall since the month before, under the same version of the scheme only."""
    now, before = months[0], months[1] if len(months) > 1 else None
    former = before.units.get(unit.code) if before else None
    if before is None or former is None or former.total is None or unit.total is None:
        return
    if before.version_id == now.version_id and former.total - unit.total >= rule.drop(now.scheme):
        fall = _said(former.total - unit.total, now.scheme, alone=True)
        yield Found(Ground.FELL, f"giảm {fall} điểm so với tháng {_spoken(before.month)}")


def _times(code: str, months: Sequence[MonthScored], rule: Rules) -> int:
    """Count the months in a row, back from the latest, in which a unit was low."""
    count = 0
    for month in months:
        unit = month.units.get(code)
        if unit is None or unit.total is None or unit.total >= rule.least(month.scheme):
            break
        count += 1
    return count


def _last_of_blocks(now: MonthScored, most: int) -> Mapping[str, int]:
    """Return the units with the lowest totals of each block, ties with them; small blocks none."""
    blocks: dict[str, list[UnitScore]] = defaultdict(list)
    for unit in now.units.values():
        if unit.total is not None:
            blocks[unit.block].append(unit)
    found: dict[str, int] = {}
    for units in blocks.values():
        totals = sorted(unit.total or 0 for unit in units)
        if most and len(units) >= 2 * most and totals[most - 1] < totals[-1]:
            bound = totals[most - 1]
            found |= {u.code: u.total or 0 for u in units if (u.total or 0) <= bound}
    return found


def _said(points: int, scheme: Scheme, *, alone: bool = False) -> str:
    """Say points as the scheme writes them, beside the maximum."""
    own = decimals.spoken(points, scheme.decimals)
    return own if alone else f"{own} / {decimals.spoken(scheme.maximum, scheme.decimals)}"


def _spoken(month: str) -> str:
    year, number = month.split("-")
    return f"{number}/{year}"


def total_of(month: MonthScored, code: str) -> str:
    """Return a unit's total in words beside the maximum, a dash where it has none."""
    unit = month.units.get(code)
    return _said(unit.total, month.scheme) if unit and unit.total is not None else "–"
