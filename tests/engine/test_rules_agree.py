"""Each rule's arrays, bound and list of deciding figures agree with its meaning in fractions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chamdiem.engine.decimals import half_up
from chamdiem.engine.rules import RULES, Case, PeerZScore, Rule, Scales, Scope, Sheet
from tests.engine import drawn_rules, watched

ROOM = 2**63
SIZES = [12, 10**4, 10**9, 4 * 10**18]
EARNING = [kind for kind in RULES if kind.earns]
AS_OF = drawn_rules.FIRST_DAY + drawn_rules.MANY_DAYS // 2


@dataclass(frozen=True)
class Month:
    """One rule with the figures of a few units; None where an optional one is not there."""

    rule: Rule
    scales: Scales
    largest: Mapping[str, int]
    figures: Mapping[str, Sequence[int | None]]

    @property
    def size(self) -> int:
        return len(next(iter(self.figures.values())))

    @property
    def maximum(self) -> Fraction:
        return Fraction(self.scales.maximum, self.scales.point)

    @property
    def bound(self) -> int:
        return self.rule.bound(self.largest, self.scales)

    def numbers(self, code: str) -> list[int]:
        return [each or 0 for each in self.figures[code]]

    def sheet(self, columns: Mapping[str, np.ndarray]) -> Sheet:
        present = {
            code: np.array([each is not None for each in cells])
            for code, cells in self.figures.items()
            if code in self.rule.optional
        }
        return Sheet(columns, present, {Scope.ALL: [np.arange(self.size)]}, AS_OF)

    def as_arrays(self, kind: type) -> Sheet:
        return self.sheet({code: np.array(self.numbers(code), kind) for code in self.figures})

    def quantity(self, code: str, scaled: int) -> Fraction:
        return Fraction(scaled, self.scales.inputs[code])

    def case(self, at: int) -> Case:
        known = {
            code: self.quantity(code, cells[at])
            for code, cells in self.figures.items()
            if cells[at] is not None
        }
        peers = {
            code: [self.quantity(code, each) for each in self.numbers(code)]
            for code in self.rule.inputs
        }
        return Case(known, peers, AS_OF)


@st.composite
def months(draw: st.DrawFn, kind: type[Rule]) -> Month:
    """Draw a rule of a kind, its scales, and figures; some too large for 64 bits."""
    point, maximum = 10 ** draw(st.integers(0, 3)), draw(st.integers(1, 10_000))
    rule = draw(drawn_rules.strategies("x", maximum, point)[kind])
    whole, most = drawn_rules.is_whole(rule), draw(st.sampled_from(SIZES))
    units = {code: 10 ** (0 if whole else draw(st.integers(0, 3))) for code in rule.inputs}
    size, cells = draw(st.integers(1, 5)), drawn_rules.figures(rule, most)
    optional = st.none() | cells
    figures = {
        code: draw(
            st.lists(optional if code in rule.optional else cells, min_size=size, max_size=size)
        )
        for code in rule.inputs
    }
    largest = dict.fromkeys(rule.inputs, drawn_rules.largest(rule, most))
    return Month(rule, Scales(units, point, maximum), largest, figures)


def each_rule(kinds):
    return pytest.mark.parametrize("kind", kinds, ids=lambda kind: kind.kind)


@each_rule(EARNING)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_arrays_give_what_the_rule_means_rounded_half_up(kind, data):
    month = data.draw(months(kind))

    arrays = month.as_arrays(np.int64 if month.bound < ROOM else object)
    points, undivided = month.rule.earn(arrays, month.scales)

    for at in range(month.size):
        exact = month.rule.exact(month.case(at), month.maximum)
        assert (exact is None) == (undivided is not None and bool(undivided[at]))
        assert 0 <= (exact or 0) <= month.maximum
        assert points[at] == half_up((exact or Fraction(0)) * month.scales.point)


@each_rule([kind for kind in EARNING if kind is not PeerZScore])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_integer_outgrows_its_proved_bound(kind, data):
    month = data.draw(months(kind).filter(lambda each: not each.rule.irrational))

    columns = {code: watched.column(month.numbers(code)) for code in month.figures}
    greatest = max(each for code in columns for each in month.numbers(code))
    points, _ = month.rule.earn(month.sheet(columns), month.scales)

    assert max(watched.Watched.greatest, greatest) <= month.bound
    if month.bound < ROOM:
        wide, _ = month.rule.earn(month.as_arrays(np.int64), month.scales)
        assert wide.dtype == np.int64
        assert wide.tolist() == points.tolist()


@each_rule(RULES)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_figure_that_does_not_decide_changes_nothing_i11(kind, data):
    month = data.draw(months(kind))
    case = month.case(0)

    idle = [code for code in month.rule.inputs if code not in month.rule.deciding(case)]

    for code in idle if kind.earns else ():
        scaled = data.draw(drawn_rules.figures(month.rule, month.largest[code]))
        changed = {**case.values, code: month.quantity(code, scaled)}
        after = month.rule.exact(Case(changed, case.peers, AS_OF), month.maximum)
        assert after == month.rule.exact(case, month.maximum)


def test_every_rule_is_drawn():
    assert set(drawn_rules.strategies("x", 1000, 100)) == set(RULES)
