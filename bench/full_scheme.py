"""A scheme with everything the engine can do: every rule, policy and way of gathering."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any

from bench.full_rules import POINTS, Made, Span, every_kind
from bench.scheme import GROUPS, UNSURE, a_leaf, an_input, framed
from chamdiem.engine import days
from chamdiem.engine.rules import Better, Scope
from chamdiem.engine.scheme import (
    Aggregate,
    Compare,
    Gate,
    Group,
    Input,
    Leaf,
    Outcome,
    Part,
    Policies,
    Quota,
    Scheme,
    View,
)

LEAVES_OF_GROUP = 10
GATE = "kyluat"
_MAXIMA = (50, 75, 100, 125, 150)
_PLAIN = (Outcome.ZERO, Outcome.BLANK, Outcome.FULL)


@dataclass(frozen=True)
class Way:
    """How a group gathers, and what it may make of a special case."""

    aggregate: Aggregate
    more: Outcome
    rescale: bool = False


_WAYS = (
    Way(Aggregate.SUM, Outcome.EXCLUDE, True),
    Way(Aggregate.SUM, Outcome.REDISTRIBUTE),
    Way(Aggregate.SUM, Outcome.GROUP_MEAN),
    Way(Aggregate.MEAN, Outcome.GROUP_MEAN),
    Way(Aggregate.SUM, Outcome.EXCLUDE, True),
    Way(Aggregate.GEOMETRIC, Outcome.FULL),
    Way(Aggregate.SUM, Outcome.REDISTRIBUTE),
    Way(Aggregate.MINIMUM, Outcome.FULL),
    Way(Aggregate.SUM, Outcome.BLANK),
    Way(Aggregate.SUM, Outcome.EXCLUDE, True),
)


@cache
def scheme(groups: int = GROUPS) -> Scheme:
    """Return the scheme; a group has ten leaves."""
    tree = tuple(_group(at) for at in range(groups))
    inputs = [_input(code, span) for code, span in spans(groups).items()]
    return framed(
        "bench-full",
        tree,
        tuple(inputs),
        stated_total_decimals=1,
        compare=Compare.EXACT,
        tiebreak=(tree[0].code,),
        views=_views(tree),
        gates=_gates(tree),
        quotas=(Quota("Tốt", Fraction(1, 5), None, "mục Q", UNSURE),),
    )


@cache
def spans(groups: int = GROUPS) -> Mapping[str, Span]:
    """Return for each figure from where to where it is drawn."""
    found: dict[str, Span] = {GATE: Span(0, 19)}
    for at in range(groups * LEAVES_OF_GROUP):
        made = _made(at)
        found |= dict(zip(made.rule.inputs, made.spans, strict=True))
    found |= {f"G{at}_whole": POINTS for at in range(groups) if _may_be_given(at)}
    return found


def _made(at: int) -> Made:
    makers = every_kind()
    scope = (Scope.BLOCK, Scope.ALL)[at // len(makers) % 2]
    better = (Better.UP, Better.DOWN)[at // len(makers) // 2 % 2]
    return makers[at % len(makers)](f"L{at:03d}", _points(at), scope, better)


def _points(at: int) -> Fraction:
    return Fraction(_MAXIMA[at % len(_MAXIMA)], 100)


def _may_be_given(group: int) -> bool:
    return group % len(_WAYS) == len(_WAYS) - 2


def _group(at: int) -> Group:
    way = _WAYS[at % len(_WAYS)]
    first = at * LEAVES_OF_GROUP
    leaves = tuple(_leaf(each, way) for each in range(first, first + LEAVES_OF_GROUP))
    return Group(
        code=f"G{at}",
        name=f"Nhóm {at}",
        maximum=sum(leaf.within for leaf in leaves),
        children=leaves,
        clause=f"mục {at}",
        certainty=UNSURE,
        given=f"G{at}_whole" if _may_be_given(at) else None,
        aggregate=way.aggregate,
        rescale=way.rescale,
    )


def _leaf(at: int, way: Way) -> Leaf:
    rule = _made(at).rule
    maximum = _MAXIMA[at % len(_MAXIMA)] if rule.earns else 0
    weight = Fraction(1 + at % 3) if way.aggregate is not Aggregate.SUM else Fraction(1)
    return a_leaf(f"L{at:03d}", maximum, rule, _policies(at, way), weight=weight)


def _policies(at: int, way: Way) -> Policies:
    """Deal the outcomes round; the first special case meets what only this group allows."""
    rule = _made(at).rule
    special = way.more if not rule.adjusts else Outcome.ZERO
    zero = Outcome.FALLBACK if getattr(rule, "fallback", None) else _PLAIN[at % 3]
    return Policies(
        zero_denominator=zero,
        missing=Outcome.BLOCK if at == 0 else _PLAIN[(at + 1) % 3],
        not_applicable=special,
        nothing_arose=(special, _PLAIN[(at + 2) % 3])[at % 2],
    )


def _input(code: str, span: Span) -> Input:
    largest = days.LAST if span.is_day else max(span.high, 1)
    return replace(an_input(code, ""), decimals=span.decimals, largest=largest)


def _views(tree: tuple[Group, ...]) -> tuple[View, ...]:
    """Look across: sums with weights, a mean of groups, and a view of views."""
    half = len(tree) // 2
    first = _view("V1", tree[: half + 1], Aggregate.SUM)
    second = _view("V2", tree[half:], Aggregate.MEAN)
    return first, second, _view("V3", (first, second), Aggregate.GEOMETRIC)


def _view(code: str, of: tuple[Any, ...], aggregate: Aggregate) -> View:
    parts = tuple(Part(node.code) for node in of)
    return View(code, code, sum(node.maximum for node in of), parts, "mục V", UNSURE, aggregate)


def _gates(tree: tuple[Group, ...]) -> tuple[Gate, ...]:
    sure = {"clause": "mục K", "certainty": UNSURE}
    return (
        Gate("Kỷ luật", input=GATE, at_least=18, grade="Trung bình", **sure),
        Gate("Khối lượng", node=tree[0].code, below=tree[0].maximum // 3, cap=6500, **sure),
    )
