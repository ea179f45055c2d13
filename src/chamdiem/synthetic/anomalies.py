"""What was planted in Tỉnh Mẫu for the data review to find, with the truth of where it is.

All of it is planted in claims, evidence and words of October 2026, and in the claims of the
months before it where a habit is the point. What was appraised is never touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from chamdiem.engine.figures import Figures, State
from chamdiem.engine.periods import Month
from chamdiem.engine.rules import Ratio
from chamdiem.engine.scheme import Scheme
from chamdiem.synthetic import movement
from chamdiem.synthetic.draws import Seed
from chamdiem.synthetic.units import is_agency, province

OCTOBER = Month(2026, 10)
HABIT = 6  # months for which one unit claims the full and is cut
ABOVE, JUMP, ROUND, FLAT = "ND03", ("TM.115", "ND06"), "TM.10", "ND12"
SAME_FILE = (("TM.107", "ND03"), ("TM.119", "ND03"))
SAME_WORDS = ("ND02", ("TM.111", "TM.123", "TM.130"))
WORDS = (
    "Đơn vị đã hoàn thành toàn bộ nhiệm vụ được giao trong tháng, bảo đảm đúng tiến độ và chất "
    "lượng, không có nhiệm vụ nào bị nhắc nhở hoặc phải làm lại."
)
JUMPS = 4  # so many times what the unit usually has
_TENS = 10


class Kind(StrEnum):
    """What was planted."""

    ABOVE = "claims-above-upheld"
    SAME_FILE = "same-file"
    SAME_WORDS = "same-words"
    JUMP = "sudden-jump"
    ROUND = "round-numbers"
    FLAT = "distinguishes-nobody"


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted anomaly: of which units (none: of all), at which criterion, in which month."""

    kind: Kind
    month: Month
    units: tuple[str, ...]
    leaf: str = ""


def truth(seed: Seed) -> tuple[Planted, ...]:
    """Return everything that was planted."""
    file_units = tuple(unit for unit, _ in SAME_FILE)
    return (
        Planted(Kind.ABOVE, OCTOBER, (boaster(seed),), ABOVE),
        Planted(Kind.SAME_FILE, OCTOBER, file_units, SAME_FILE[0][1]),
        Planted(Kind.SAME_WORDS, OCTOBER, SAME_WORDS[1], SAME_WORDS[0]),
        Planted(Kind.JUMP, OCTOBER, (JUMP[0],), JUMP[1]),
        Planted(Kind.ROUND, OCTOBER, (ROUND,)),
        Planted(Kind.FLAT, OCTOBER, (), FLAT),
    )


def boaster(seed: Seed) -> str:
    """Return the commune that reaches least of a criterion and claims all of it, month by month."""
    taken = {ROUND, JUMP[0], *(unit for unit, _ in SAME_FILE), *SAME_WORDS[1]}
    codes = [one.code for one in province(seed) if not is_agency(one) and one.code not in taken]

    def reached(code: str) -> int:
        months = [OCTOBER.shift(-back) for back in range(HABIT)]
        return sum(movement.ability(seed, code, ABOVE, month) for month in months)

    return min(codes, key=lambda code: (reached(code), code))


def claims(scheme: Scheme, true: Figures, seed: Seed) -> Mapping[str, Mapping[str, int]]:
    """Return the planted figures of a month: by unit, by input."""
    found: dict[str, Mapping[str, int]] = {}
    if OCTOBER.shift(-HABIT) < true.month <= OCTOBER:
        found[boaster(seed)] = _full(scheme, true, boaster(seed))
    if true.month == OCTOBER:
        found[JUMP[0]] = _jump(scheme, true)
        found[ROUND] = _rounded(scheme, true)
    return found


def planted_truth(scheme: Scheme, true: Figures) -> Figures:
    """Return the month; in one of them nobody lacks anything at one criterion."""
    if true.month != OCTOBER:
        return true
    taken = set(_rule(scheme, FLAT).taken)
    values = {
        code: np.zeros_like(column) if code in taken else column
        for code, column in true.values.items()
    }
    return Figures(true.month, true.units, values, true.states, true.as_of)


def _rule(scheme: Scheme, code: str) -> Any:
    return next(leaf.rule for leaf in scheme.leaves() if leaf.code == code)


def _value(true: Figures, unit: str, code: str) -> int:
    at = [one.code for one in true.units].index(unit)
    return int(true.values[code][at])


def _full(scheme: Scheme, true: Figures, unit: str) -> Mapping[str, int]:
    rule: Ratio = _rule(scheme, ABOVE)
    return {rule.numerator: _value(true, unit, rule.denominator)}


def _jump(scheme: Scheme, true: Figures) -> Mapping[str, int]:
    unit, leaf = JUMP
    rule: Ratio = _rule(scheme, leaf)
    return {rule.numerator: JUMPS * _value(true, unit, rule.numerator)}


def _rounded(scheme: Scheme, true: Figures) -> Mapping[str, int]:
    """Return every figure of two digits or more, moved to the next tens."""
    at = [one.code for one in true.units].index(ROUND)
    found = {}
    for code, column in true.values.items():
        step = _TENS * 10 ** scheme.input(code).decimals
        value, most = int(column[at]), scheme.input(code).largest
        if true.states[code][at] == State.VALUE and value >= step:
            found[code] = min(most, -(-value // step) * step)
    return found
