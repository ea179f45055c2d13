"""One unit's groups in fractions: handing on, gathering, rescaling, bonuses, given points."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from chamdiem.engine.decimals import half_up
from chamdiem.engine.reference.leaves import Kind, Verdict
from chamdiem.engine.scheme import Aggregate, Group, Leaf, View

_WIDE = Context(prec=100)
_DIGITS = Decimal(10) ** -60
_HEIRS = (Kind.SHOWN, Kind.BLANK)
Weighed = Sequence[tuple[Verdict, int, Fraction]]  # verdict, maximum, weight


def hand_on(group: Group, verdicts: dict[str, Verdict]) -> None:
    """Deal what was handed on among the siblings, one smallest unit at a time."""
    leaves = [child for child in group.earners() if isinstance(child, Leaf)]
    handed = [leaf for leaf in leaves if verdicts[leaf.code].kind is Kind.HANDED_ON]
    heirs = [leaf for leaf in leaves if verdicts[leaf.code].kind in _HEIRS]
    if handed and not heirs:
        verdicts.update({leaf.code: Verdict(0, Kind.BLOCKED) for leaf in handed})
        return
    estate = sum(leaf.maximum for leaf in handed)
    for place, leaf in enumerate(heirs):
        extra = estate // len(heirs) + (1 if place < estate % len(heirs) else 0)
        verdicts[leaf.code] = _enlarged(leaf, verdicts[leaf.code], extra)


def _enlarged(leaf: Leaf, verdict: Verdict, extra: int) -> Verdict:
    if verdict.exact is not None:
        grown = verdict.exact * (leaf.maximum + extra) / leaf.maximum
        return replace(verdict, points=half_up(grown))
    full = verdict.kind is Kind.SHOWN and verdict.points == leaf.maximum
    return replace(verdict, points=leaf.maximum + extra) if full else verdict


def group_verdict(group: Group, verdicts: Mapping[str, Verdict], given: int | None) -> Verdict:
    """Gather a group's children, or take the points given for it."""
    if given is not None:
        return Verdict(min(given, group.maximum))
    children = group.earners() or group.children
    weighed = [(verdicts[child.code], child.within, child.weight) for child in children]
    whole = gather(group.aggregate, group.maximum, weighed)
    if group.rescale:
        whole = rescale(whole, group.maximum)
    adjusters = [verdicts[leaf.code] for leaf in group.adjusters()]
    return _adjusted(whole, adjusters, group.maximum) if adjusters else whole


def view_verdict(view: View, verdicts: Mapping[str, Verdict], maxima: Mapping[str, int]) -> Verdict:
    """Gather the nodes of a view; one covered part hides it."""
    weighed = [(verdicts[part.node], maxima[part.node], part.weight) for part in view.parts]
    if any(verdict.kind is Kind.COVERED for verdict, _, _ in weighed):
        return Verdict(0, Kind.COVERED)
    return rescale(gather(view.aggregate, view.maximum, weighed), view.maximum)


def gather(way: Aggregate, maximum: int, weighed: Weighed) -> Verdict:
    """Return the sum, or what a mean or minimum of shares comes to."""
    kinds = [verdict.kind for verdict, _, _ in weighed]
    if Kind.BLOCKED in kinds:
        return Verdict(0, Kind.BLOCKED)
    lost = sum((verdict.lost * weight for verdict, _, weight in weighed), Fraction(0))
    if Kind.SHOWN not in kinds:
        return _nothing_shown(way, kinds, lost, maximum)
    if way is Aggregate.SUM:
        total = sum((verdict.points * weight for verdict, _, weight in weighed), Fraction(0))
        return Verdict(half_up(total), lost=lost)
    return Verdict(half_up(maximum * _share(way, weighed)))


def _nothing_shown(way: Aggregate, kinds: list[Kind], lost: Fraction, maximum: int) -> Verdict:
    for kind in (Kind.BLANK, Kind.COVERED, Kind.FOLLOWED):
        if kind in kinds:
            return Verdict(0, kind, lost if way is Aggregate.SUM else Fraction(0))
    return Verdict(0, Kind.OUT, lost if way is Aggregate.SUM else Fraction(maximum))


def _share(way: Aggregate, weighed: Weighed) -> Fraction:
    left_out = (Kind.OUT, Kind.HANDED_ON)
    shares = [
        (Fraction(verdict.points, most), weight)
        for verdict, most, weight in weighed
        if verdict.kind not in left_out
    ]
    if way is Aggregate.MINIMUM:
        return min(share for share, _ in shares)
    weights = sum((weight for _, weight in shares), Fraction(0))
    if way is Aggregate.MEAN:
        return sum((share * weight for share, weight in shares), Fraction(0)) / weights
    return _geometric(shares, weights)


def _geometric(shares: Sequence[tuple[Fraction, Fraction]], weights: Fraction) -> Fraction:
    """Return the product of powers to 60 digits."""
    if any(share <= 0 for share, _ in shares):
        return Fraction(0)
    logs = sum((_log(share) * _decimal(weight) for share, weight in shares), Decimal(0))
    root = _WIDE.exp(_WIDE.divide(logs, _decimal(weights)))
    return Fraction(root.quantize(_DIGITS, context=_WIDE))


def _log(value: Fraction) -> Decimal:
    return _decimal(value).ln(_WIDE)


def _decimal(value: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))


def rescale(whole: Verdict, maximum: int) -> Verdict:
    """Return `half_up(sum × maximum ÷ applicable)`, once."""
    if not whole.lost or whole.kind is Kind.BLOCKED:
        return replace(whole, lost=Fraction(0))
    lost = half_up(whole.lost)
    if lost >= maximum:
        return Verdict(0, Kind.BLOCKED)
    if whole.kind is not Kind.SHOWN:
        return Verdict(0, whole.kind)
    return Verdict(half_up(Fraction(whole.points * maximum, maximum - lost)))


def _adjusted(whole: Verdict, adjusters: Sequence[Verdict], maximum: int) -> Verdict:
    if any(each.kind is Kind.BLOCKED for each in adjusters):
        return replace(whole, kind=Kind.BLOCKED)
    if whole.kind is not Kind.SHOWN:
        return whole
    moved = whole.points + sum(each.points for each in adjusters if each.kind is Kind.SHOWN)
    return replace(whole, points=max(0, min(moved, maximum)))
