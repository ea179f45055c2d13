"""A month in fractions: every node of every unit, then caps, grades, quotas and ranks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.decimals import half_up
from chamdiem.engine.figures import State
from chamdiem.engine.reference.groups import group_verdict, hand_on, view_verdict
from chamdiem.engine.reference.leaves import Kind, Member, Verdict, leaf_verdict
from chamdiem.engine.scheme import TOTAL, Compare, Gate, Leaf, Node, Quota, Scheme, Ties


@dataclass(frozen=True, slots=True)
class Judged:
    """One unit: verdicts by node code (the total under the empty code), grade and rank."""

    verdicts: Mapping[str, Verdict]
    total: int | None
    grade: str | None
    rank: int | None


def judge(scheme: Scheme, month: Sequence[Member], as_of: int = 0) -> list[Judged]:
    """Judge all units of a month."""
    verdicts = [_unit(scheme, month, at, as_of) for at in range(len(month))]
    exact = [_capped(scheme, each, member) for each, member in zip(verdicts, month, strict=True)]
    totals = [None if each is None else _rounded(scheme, each) for each in exact]
    natural = [_band(scheme, total) for total in totals]
    forced = [
        _forced(scheme, band, each, member)
        for band, each, member in zip(natural, verdicts, month, strict=True)
    ]
    blocks = [member.block for member in month]
    final = _limited(scheme, forced, totals, blocks)
    keys = _keys(scheme, exact if scheme.compare is Compare.EXACT else totals, verdicts)
    return [
        Judged(
            verdicts=verdicts[at],
            total=totals[at],
            grade=None if (place := final[at]) is None else scheme.bands[place].name,
            rank=rank(keys[at], _rivals(keys, blocks, at), scheme.ties),
        )
        for at in range(len(month))
    ]


def _unit(scheme: Scheme, month: Sequence[Member], at: int, as_of: int) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    for node in (*scheme.tree, scheme.root):
        _settle(node, scheme, month, at, as_of, verdicts)
    maxima = {node.code: node.maximum for node, _ in scheme.nodes()}
    maxima |= {view.code: view.maximum for view in scheme.views}
    left = list(scheme.views)
    while left:
        view = next(v for v in left if all(part.node in verdicts for part in v.parts))
        verdicts[view.code] = view_verdict(view, verdicts, maxima)
        left.remove(view)
    return verdicts


def _settle(
    node: Node,
    scheme: Scheme,
    month: Sequence[Member],
    at: int,
    as_of: int,
    verdicts: dict[str, Verdict],
) -> None:
    if isinstance(node, Leaf):
        verdicts[node.code] = leaf_verdict(node, scheme, month, at, as_of)
        return
    for child in node.children:
        if child.code not in verdicts:
            _settle(child, scheme, month, at, as_of, verdicts)
    hand_on(node, verdicts)
    cell = month[at].cells.get(node.given) if node.given else None
    given = half_up(cell * 10**scheme.decimals) if isinstance(cell, Fraction) else None
    verdicts[node.code] = group_verdict(node, verdicts, given)


def _meets(gate: Gate, scheme: Scheme, verdicts: Mapping[str, Verdict], member: Member) -> bool:
    if gate.node is not None:
        shown = verdicts[gate.node].shown
        return shown is not None and gate.met_by(shown)
    cell = member.cells.get(gate.input or "")
    scale = 10 ** scheme.input(gate.input or "").decimals
    return isinstance(cell, Fraction) and gate.met_by(int(cell * scale))


def _capped(scheme: Scheme, verdicts: Mapping[str, Verdict], member: Member) -> int | None:
    """Return the total under its caps; none where a gate waits for its figure."""
    asked = [gate.input for gate in scheme.gates if gate.input is not None]
    states = [member.cells.get(code, State.COVERED) for code in asked]
    if any(isinstance(state, State) and state >= State.MISSING for state in states):
        return None
    total = verdicts[TOTAL].shown
    caps = [
        g.cap for g in scheme.gates if g.cap is not None and _meets(g, scheme, verdicts, member)
    ]
    return None if total is None else min([total, *caps])


def _rounded(scheme: Scheme, total: int) -> int:
    cut: int = 10 ** (scheme.decimals - scheme.total_decimals)
    return half_up(Fraction(total, cut)) * cut


def _band(scheme: Scheme, total: int | None) -> int | None:
    """Return the place of the last band that begins at or below the total."""
    below = [
        at for at, band in enumerate(scheme.bands) if total is not None and band.lower <= total
    ]
    return below[-1] if below else None


def _forced(
    scheme: Scheme, band: int | None, verdicts: Mapping[str, Verdict], member: Member
) -> int | None:
    names = [each.name for each in scheme.bands]
    forced = [
        names.index(gate.grade)
        for gate in scheme.gates
        if gate.grade is not None and _meets(gate, scheme, verdicts, member)
    ]
    return None if band is None else min([band, *forced])


def _limited(
    scheme: Scheme,
    grades: Sequence[int | None],
    totals: Sequence[int | None],
    blocks: Sequence[str],
) -> list[int | None]:
    names, final = [each.name for each in scheme.bands], list(grades)
    before: list[int | None] = []
    while before != final:
        before = list(final)
        for quota in sorted(scheme.quotas, key=lambda each: -names.index(each.grade)):
            for block in dict.fromkeys(blocks):
                members = [at for at, each in enumerate(blocks) if each == block]
                scored = [at for at in members if totals[at] is not None]
                _limit(quota, names, scored, totals, final)
    return final


def _limit(
    quota: Quota,
    names: list[str],
    scored: list[int],
    totals: Sequence[int | None],
    final: list[int | None],
) -> None:
    """Let holders go down one by one, worst first and equals together, until the share holds."""
    place = names.index(quota.grade)
    holders = [at for at in scored if final[at] == place]
    while holders and not _within(quota, names, scored, final, len(holders)):
        least = min(totals[at] or 0 for at in holders)
        for at in [at for at in holders if (totals[at] or 0) == least]:
            final[at] = max(place - 1, 0)
            holders.remove(at)


def _within(
    quota: Quota, names: list[str], scored: list[int], final: Sequence[int | None], holders: int
) -> bool:
    if quota.of is None:
        return holders <= quota.share * len(scored)
    return holders <= quota.share * sum(final[at] == names.index(quota.of) for at in scored)


Key = tuple[int | float, ...] | None


def _keys(
    scheme: Scheme, totals: Sequence[int | None], verdicts: Sequence[Mapping[str, Verdict]]
) -> list[Key]:
    lowest = float("-inf")

    def key(at: int, total: int | None) -> Key:
        shown = [verdicts[at][code].shown for code in scheme.tiebreak]
        return None if total is None else (total, *(lowest if s is None else s for s in shown))

    return [key(at, total) for at, total in enumerate(totals)]


def _rivals(keys: Sequence[Key], blocks: Sequence[str], at: int) -> list[Key]:
    return [key for key, block in zip(keys, blocks, strict=True) if block == blocks[at]]


def rank(key: Key, others: Sequence[Key], ties: Ties) -> int | None:
    """Return one more than the keys above: each of them, or each value once."""
    if key is None:
        return None
    above = [other for other in others if other is not None and other > key]
    return 1 + (len(set(above)) if ties is Ties.DENSE else len(above))


__all__ = ["Judged", "Kind", "judge", "rank"]
