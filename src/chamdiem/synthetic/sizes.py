"""How large the figures usually are: what is divided by, drawn for a year or for a month."""

from dataclasses import dataclass

from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Measure, Timing
from chamdiem.synthetic.draws import Seed, between
from chamdiem.synthetic.units import is_agency


@dataclass(frozen=True, slots=True)
class Size:
    """The usual range at an agency and at a commune, in steps of `step`."""

    agency: tuple[int, int]
    commune: tuple[int, int]
    step: int = 1


SIZES = {
    "ND01.due": Size((6, 10), (5, 8)),
    "ND02.assigned": Size((12, 34), (8, 20)),
    "ND03.due": Size((8, 22), (6, 14)),
    "ND04.arisen": Size((0, 6), (0, 4)),
    "ND06.needed": Size((900, 12_000), (150, 1_400), step=1000),
    "ND08.needed": Size((3, 9), (2, 4)),
    "ND09.leaders": Size((9, 40), (4, 9)),
    "ND11.staff": Size((38, 210), (24, 60)),
    "ND11.turns": Size((0, 40), (0, 12)),
    "ND12.checked": Size((1, 6), (1, 3)),
    "ND13.due": Size((0, 14), (0, 9)),
}
_USUAL = Size((60, 900), (40, 600))
_OF_MEASURE = {
    Measure.MONEY: Size((500, 9_000), (100, 2_000), step=1000),
    Measure.DAYS: Size((2, 20), (1, 12)),
}


def whole(seed: Seed, unit: Unit, item: Input, month: Month) -> int:
    """Draw a figure that others are a part of, scaled, within its declared largest value."""
    size = SIZES.get(item.code) or _OF_MEASURE.get(item.measure, _USUAL)
    low, high = size.agency if is_agency(unit) else size.commune
    if item.timing is Timing.IN_PERIOD:
        drawn = between(low, high, seed, "month", unit.code, item.code, month)
    else:
        drawn = between(low, high, seed, "year", unit.code, item.code, month.year)
    if item.timing is Timing.CUMULATIVE:
        drawn += _added(seed, item, month)
    scaled: int = drawn * size.step * 10**item.decimals
    return min(scaled, item.largest)


def _added(seed: Seed, item: Input, month: Month) -> int:
    """Return what came since January; the same for all units, as directives are."""
    months = range(1, month.number + 1)
    return sum(between(0, 2, seed, "added", item.code, month.year, each) for each in months)
