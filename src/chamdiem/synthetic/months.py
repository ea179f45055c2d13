"""A month's figures of Tỉnh Mẫu under a scheme, criterion by criterion."""

from dataclasses import dataclass, field

import numpy as np

from chamdiem.engine import days
from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.rules import ComplementOfSum, GivenPoints, GivenRate, Manual, Ratio
from chamdiem.engine.scheme import Leaf, Scheme, Timing
from chamdiem.synthetic import movement, sizes
from chamdiem.synthetic.draws import Seed, between, once_in
from chamdiem.synthetic.units import leads_a_sector, province

SECTOR_LEAVES = frozenset(("ND05",))  # duty 5 speaks of key sectors only
QUIET_LEAVES = frozenset(("ND04",))  # a month without obstacles says so
LATE = 90  # one return in so many is late: half of its figures are not there yet
FORGOTTEN = 250  # one criterion in so many is left open


def figures(scheme: Scheme, month: Month, seed: Seed) -> Figures:
    """Draw the figures of all units for one month."""
    units = province(seed)
    drawn = [_Return(scheme, unit, month, seed).filled() for unit in units]
    codes = [item.code for item in scheme.inputs if all(item.code in each.values for each in drawn)]
    return Figures(
        month=month,
        units=units,
        values={c: np.array([each.values[c] for each in drawn], np.int64) for c in codes},
        states={c: np.array([each.states[c] for each in drawn], np.uint8) for c in codes},
        as_of=days.last_day(month.year, month.number),
    )


@dataclass(slots=True)
class _Return:
    """One unit's figures of one month, being filled in."""

    scheme: Scheme
    unit: Unit
    month: Month
    seed: Seed
    values: dict[str, int] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)

    def filled(self) -> "_Return":
        """Fill every criterion's figures, then mark what has no number."""
        for leaf in self.scheme.leaves():
            self._fill(leaf)
        for leaf in self.scheme.leaves():
            state = self._state(leaf)
            for code in leaf.rule.inputs:
                if state is not State.VALUE and code in self.values:
                    self.values[code] = 0
                    self.states[code] = state
        return self

    def _fill(self, leaf: Leaf) -> None:
        rule = leaf.rule
        match rule:
            case Ratio():
                whole = self._whole(rule.denominator, self.month)
                self._put(rule.numerator, self._part(leaf, rule, self.month), whole)
            case ComplementOfSum():
                self._take(leaf, rule)
            case GivenRate():
                item = self.scheme.input(rule.rate)
                top = 100 * 10**item.decimals
                self._put(rule.rate, movement.share(top, self._ability(leaf, self.month)))
            case Manual() | GivenPoints():
                self._put(rule.points, self._judged(leaf, rule.points))
            case _:
                for code in rule.inputs:
                    self._whole(code, self.month)

    def _put(self, code: str, value: int, among: int | None = None) -> None:
        """Take a value within its bounds, unless another criterion already drew it."""
        top = self.scheme.input(code).largest
        value = min(value, top) if among is None else min(value, top, among)
        self.values.setdefault(code, value)
        self.states.setdefault(code, State.VALUE)

    def _whole(self, code: str, month: Month) -> int:
        value = sizes.whole(self.seed, self.unit, self.scheme.input(code), month)
        if month == self.month:
            self._put(code, value)
        return value

    def _ability(self, leaf: Leaf, month: Month) -> int:
        return movement.ability(self.seed, self.unit.code, leaf.code, month)

    def _part(self, leaf: Leaf, rule: Ratio, month: Month) -> int:
        """Return the numerator; a running total never falls within a year."""
        if self.scheme.input(rule.numerator).timing is not Timing.CUMULATIVE:
            return self._reached(leaf, rule, month)
        months = [Month(month.year, number) for number in range(1, month.number + 1)]
        return max(
            movement.share(self._reached(leaf, rule, each), movement.of_year(each))
            for each in months
        )

    def _reached(self, leaf: Leaf, rule: Ratio, month: Month) -> int:
        whole = self._whole(rule.denominator, month)
        target = rule.target
        done = movement.share(whole, self._ability(leaf, month))
        if target < 1:  # a target below the whole is what units work towards
            done = -(-done * target.numerator * 6 // (target.denominator * 5))
        return self._rescaled(done, rule.denominator, rule.numerator)

    def _rescaled(self, value: int, source: str, target: str) -> int:
        gained = self.scheme.input(target).decimals - self.scheme.input(source).decimals
        rescaled: int = value * 10**gained if gained >= 0 else value // 10**-gained
        return rescaled

    def _take(self, leaf: Leaf, rule: ComplementOfSum) -> None:
        """Divide what went wrong among the parts."""
        whole = self._whole(rule.whole, self.month)
        left = whole - movement.share(whole, self._ability(leaf, self.month))
        for code in rule.taken[:-1]:
            taken = between(0, left, self.seed, "part", self.unit.code, code, self.month)
            self._put(code, taken, left)
            left -= self.values[code]
        self._put(rule.taken[-1], left, left)

    def _judged(self, leaf: Leaf, code: str) -> int:
        """Return points as people give them: in quarters."""
        item = self.scheme.input(code)
        quarters = movement.share(4 * leaf.maximum, self._ability(leaf, self.month))
        point = 10**self.scheme.decimals
        points: int = quarters // point * 10**item.decimals // 4
        return points

    def _state(self, leaf: Leaf) -> State:
        """Return what stands in place of numbers, if anything."""
        if leaf.code in SECTOR_LEAVES and not leads_a_sector(self.unit):
            return State.NOT_APPLICABLE
        about = (self.unit.code, leaf.code, self.month)
        late = once_in(LATE, self.seed, "late", self.unit.code, self.month)
        if late and not once_in(2, self.seed, "in time", *about):
            return State.MISSING
        if leaf.rule.earns and once_in(FORGOTTEN, self.seed, "forgotten", *about):
            return State.MISSING
        if leaf.code in QUIET_LEAVES and not any(self.values[c] for c in leaf.rule.inputs):
            return State.NOTHING_AROSE
        return State.VALUE
