"""Figures for the full set of rules, drawn from the span of each."""

from collections.abc import Mapping

import numpy as np

from bench.figures import SEED, ZERO_DENOMINATORS, marks_of
from bench.full_rules import Span
from bench.full_scheme import GATE
from bench.scheme import FIRST
from chamdiem.engine import days
from chamdiem.engine.figures import Figures, State, States, Unit, Values
from chamdiem.engine.scheme import Scheme

OFTEN = 0.3  # of what may be absent, this share is
GIVEN = 0.1


def draw(rules: Scheme, spans: Mapping[str, Span], units: tuple[Unit, ...], at: int) -> Figures:
    """Draw the figures of one month."""
    chance, month = np.random.default_rng([SEED, at, 1]), FIRST.shift(at)
    as_of = days.last_day(month.year, month.number)
    size = len(units)
    states = _states(rules, size, chance)
    values: dict[str, Values] = {}
    for code, span in spans.items():
        column = _column(span, as_of, size, chance)
        values[code] = np.where(states[code] == State.VALUE, column, 0)
    return Figures(month, units, values, states, as_of)


def _column(span: Span, as_of: int, size: int, chance: np.random.Generator) -> Values:
    start = as_of if span.is_day else 0
    column = chance.integers(start + span.low, start + span.high + 1, size)
    if span.low == 1:  # what divides is 0 now and then
        column[chance.random(size) < ZERO_DENOMINATORS] = 0
    return column


def _states(rules: Scheme, size: int, chance: np.random.Generator) -> dict[str, States]:
    """Draw the special states of each leaf; what may be absent is so more often."""
    states: dict[str, States] = {GATE: np.zeros(size, np.uint8)}
    for leaf in rules.leaves():
        states |= marks_of(leaf, size, chance)
        for code in sorted(leaf.rule.optional):
            states[code] = _absent(chance.random(size) < OFTEN)
    for group in rules.groups():
        if group.given:
            states[group.given] = _absent(chance.random(size) >= GIVEN)
    return states


def _absent(where: np.ndarray) -> States:
    return np.where(where, np.uint8(State.MISSING), np.uint8(State.VALUE))
