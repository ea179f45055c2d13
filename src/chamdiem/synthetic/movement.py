"""How well units do and how it moves, in thousandths (‰) of what could be reached.

A unit has a level of its own, a slow rise or fall over two years, a season between knots
every four months, and a little of each month; every criterion is easier or harder for all.
"""

from chamdiem.engine.periods import Month
from chamdiem.synthetic.draws import Seed, between

FULL = 1000
_KNOT = 4
_TURN = 12


def ability(seed: Seed, unit: str, leaf: str, month: Month) -> int:
    """Return how much of a criterion a unit reaches in a month, in ‰."""
    level = between(520, 930, seed, "level", unit)
    ease = between(-110, 90, seed, "ease", leaf)
    own = between(-130, 130, seed, "own", unit, leaf)
    little = between(-20, 20, seed, "little", unit, leaf, month)
    sum_ = level + ease + own + little + _slow(seed, unit, month) + _season(seed, unit, leaf, month)
    return max(0, min(FULL, sum_))


def of_year(month: Month) -> int:
    """Return what share of a year's work is usual by the end of the month, in ‰."""
    return 700 + 25 * month.number


def share(whole: int, permille: int) -> int:
    """Return so many thousandths of a whole, half up."""
    return (2 * whole * permille + FULL) // (2 * FULL)


def _count(month: Month) -> int:
    return month.year * 12 + month.number


def _slow(seed: Seed, unit: str, month: Month) -> int:
    """Rise for a year and fall for a year, each unit in its own time."""
    height = between(-70, 90, seed, "height", unit)
    step = (_count(month) + between(0, 2 * _TURN - 1, seed, "phase", unit)) % (2 * _TURN)
    return height * (_TURN - abs(step - _TURN)) // _TURN


def _season(seed: Seed, unit: str, leaf: str, month: Month) -> int:
    knot, within = divmod(_count(month), _KNOT)
    before = between(-60, 60, seed, "knot", unit, leaf, knot)
    after = between(-60, 60, seed, "knot", unit, leaf, knot + 1)
    return before + (after - before) * within // _KNOT
