"""What the units of Tỉnh Mẫu said of a month before anybody appraised it, and what was struck.

The truth of a month is `figures`; a claim is what the unit wrote instead, and a cut is how the
verifier came back to the truth, with the reason. So the appraised month is the truth always.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.rules import ComplementOfSum, GivenRate, Manual, Ratio
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.synthetic import anomalies, movement, wording
from chamdiem.synthetic.draws import Seed, between, once_in

INFLATED = 14  # one criterion in so many is claimed above what holds
GUESSED = 2  # one figure in so many of those not there is claimed all the same
HELD = ("ND08.filled", "ND09.qualified", "ND09.leaders", "ND11.staff", "ND14.rate")
HOLDER = "TM.02"  # the agency that holds these figures


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as somebody gives it: a number, or what stands in its place."""

    state: State
    value: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """What a verifier found instead of a claim, and why."""

    figures: Mapping[str, Given]
    reason: str


@dataclass(frozen=True, slots=True)
class Claims:
    """One unit's own figures of a month, and the criteria where they were not upheld."""

    figures: Mapping[str, Given]
    cuts: Mapping[str, Cut]


def of_month(scheme: Scheme, true: Figures, seed: Seed) -> tuple[Claims, ...]:
    """Return what each unit claims, in the order of the units; `true` is the month's truth."""
    planted = anomalies.claims(scheme, true, seed)
    return tuple(
        _Claiming(scheme, true, at, seed).made(planted.get(unit.code, {}))
        for at, unit in enumerate(true.units)
    )


def held(scheme: Scheme, true: Figures) -> Iterator[tuple[int, str, int]]:
    """Return the figures that their holder gives: unit's place, code, value; numbers only."""
    for code in HELD:
        if code in true.values:
            for at in range(len(true.units)):
                if true.states[code][at] == State.VALUE:
                    yield at, code, int(true.values[code][at])


class _Claiming:
    """One unit that fills in its return."""

    def __init__(self, scheme: Scheme, true: Figures, at: int, seed: Seed) -> None:
        self.scheme, self.seed = scheme, seed
        self.unit: Unit = true.units[at]
        self.month = true.month
        self.true = {
            code: Given(State(int(true.states[code][at])), int(true.values[code][at]))
            for code in true.values
        }

    def made(self, planted: Mapping[str, int]) -> Claims:
        """Return figures and cuts; `planted` are figures that an anomaly puts in their place."""
        said, cuts = dict(self.true), dict[str, Cut]()
        for leaf in self.scheme.leaves():
            if not leaf.rule.earns:
                continue
            codes = [code for code in leaf.rule.inputs if code in planted]
            claimed = {code: planted[code] for code in codes} if codes else self._claimed(leaf)
            changed = {
                code: Given(State.VALUE, value)
                for code, value in claimed.items()
                if self.true[code] != Given(State.VALUE, value)
            }
            if changed:
                said |= changed
                cuts[leaf.code] = self._cut(leaf, changed)
        return Claims(said, cuts)

    def _claimed(self, leaf: Leaf) -> Mapping[str, int]:
        """Return the figures that the unit makes better than they are, if any."""
        about = (self.seed, "claim", self.unit.code, leaf.code, self.month)
        states = {self.true[code].state for code in leaf.rule.inputs}
        if states == {State.MISSING} and once_in(GUESSED, *about):
            return self._guessed(leaf)
        if states != {State.VALUE} or not once_in(INFLATED, *about):
            return {}
        return self._better(leaf, between(30, 80, *about, "how"))

    def _guessed(self, leaf: Leaf) -> Mapping[str, int]:
        """Claim a round rate where nothing shows one."""
        rule = leaf.rule
        if not isinstance(rule, GivenRate):
            return {}
        return {rule.rate: 60 * 10 ** self.scheme.input(rule.rate).decimals}

    def _better(self, leaf: Leaf, percent: int) -> Mapping[str, int]:
        """Take so many percent of what is missing to the full as done."""
        rule, value = leaf.rule, {code: self.true[code].value for code in leaf.rule.inputs}

        def nearer(now: int, full: int) -> int:
            return now + movement.share(max(0, full - now), 10 * percent)

        match rule:
            case Ratio():
                top = value[rule.denominator]
                return {rule.numerator: nearer(value[rule.numerator], top)}
            case GivenRate():
                top = 100 * 10 ** self.scheme.input(rule.rate).decimals
                return {rule.rate: nearer(value[rule.rate], top)}
            case Manual():
                return {rule.points: nearer(value[rule.points], self._most(leaf, rule.points))}
            case ComplementOfSum():
                return {code: value[code] - nearer(0, value[code]) for code in rule.taken}
        return {}

    def _most(self, leaf: Leaf, code: str) -> int:
        scale: int = leaf.maximum * 10 ** self.scheme.input(code).decimals
        return scale // 10**self.scheme.decimals

    def _cut(self, leaf: Leaf, changed: Mapping[str, Given]) -> Cut:
        found = {code: self.true[code] for code in changed}
        told = [
            (self.scheme.input(code), one.value, found[code].value, found[code].state)
            for code, one in changed.items()
        ]
        reason = wording.cut(self.unit, leaf, self.month, told, self.seed)
        return Cut(found, reason)
