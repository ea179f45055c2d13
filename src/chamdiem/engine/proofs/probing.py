"""At which figures a leaf is looked at (điểm thử): where its course changes, and the ends.

Between the probes of a rule its points move one way only (`Rule.probes`), so looking at the
probes, one unit beside each, and the ends of what may be reported looks at all there is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from chamdiem.engine.rules import Rule
from chamdiem.engine.scheme import Input, Leaf, Measure, Scheme
from chamdiem.engine.sheets import Case

_WHOLES = (1, 2, 10, 100)  # denominators against which shares are tried
_MOST = 96  # settings of the other figures
Figures = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Course:
    """One figure of a leaf moving from its least to its greatest value, the others standing."""

    item: Input
    others: Figures
    values: tuple[Fraction, ...]


def courses(leaf: Leaf, scheme: Scheme) -> Iterator[Course]:
    """Yield every figure of a leaf as it moves, under several settings of the others."""
    rule = leaf.rule
    tried = {code: values_of(rule, scheme.input(code)) for code in rule.inputs}
    for code in rule.inputs:
        rest = [other for other in rule.inputs if other != code]
        settings = product(*(_settings(tried[other], other in rule.optional) for other in rest))
        for setting in islice(settings, _MOST):
            pairs = zip(rest, setting, strict=True)
            others = {other: value for other, value in pairs if value is not None}
            yield Course(scheme.input(code), others, tried[code])


def values_of(rule: Rule, item: Input) -> tuple[Fraction, ...]:
    """Return the quantities at which an input is tried, ascending."""
    if item.measure is Measure.CHOICE and item.options:
        return tuple(Fraction(code) for code in sorted(item.options))
    unit = Fraction(1, 10**item.decimals)
    most = item.largest * unit
    marks = {Fraction(0), unit, most, most - unit, most / 2}
    for probe in rule.probes(item.code):
        marks |= {probe * whole for whole in _WHOLES} | {probe}
    near = {_on_grid(mark, unit) + step for mark in marks for step in (-unit, 0, unit)}
    found = sorted(value for value in near if 0 <= value <= most)
    return tuple(found) if item.measure is not Measure.DATE else tuple(found[:-3])


def _on_grid(value: Fraction, unit: Fraction) -> Fraction:
    return (value / unit).__floor__() * unit


def _settings(values: tuple[Fraction, ...], may_lack: bool) -> tuple[Fraction | None, ...]:
    """Return where a figure stands while another moves; one that may be absent is, first."""
    return (None, *_few(values)) if may_lack else _few(values)


def _few(values: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Keep the ends and some between: enough settings for the figures that stand still."""
    step = max(1, len(values) // 5)
    return tuple(dict.fromkeys((*values[::step], values[-1])))


def points_at(leaf: Leaf, scheme: Scheme, figures: Figures) -> Fraction | None:
    """Return a leaf's unrounded points for one unit, peers and day invented; None for no number."""
    rule = leaf.rule
    pairs = [pair for pair in rule.parts() if set(pair) <= figures.keys()]
    if any(figures[part] > figures[whole] for part, whole in pairs):
        return None  # such figures are refused before anything is scored
    top = Fraction(leaf.maximum, 10**scheme.decimals)
    peers = {code: [figures[code], *_peers(scheme.input(code))] for code in _compared(rule)}
    day = max((int(value) for value in figures.values()), default=0) + 1
    points = rule.exact(Case(figures, peers, day), top)
    return None if points is None else (-points if rule.adjusts < 0 else points)


def _compared(rule: Rule) -> tuple[str, ...]:
    return rule.inputs if rule.scope is not None else ()


def _peers(item: Input) -> list[Fraction]:
    """Invent three peers: the least, one in the middle, the greatest there can be."""
    unit = Fraction(1, 10**item.decimals)
    return [Fraction(0), item.largest // 2 * unit, item.largest * unit]
