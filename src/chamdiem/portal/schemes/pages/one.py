"""One version: what is measured, by which rule, on which clause, and in which state it is."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from chamdiem.engine import quantities
from chamdiem.engine.phrases import CERTAINTIES, INPUT_FIELDS, OUTCOMES, TIMINGS
from chamdiem.engine.rules import Spoken
from chamdiem.engine.scheme import Input, Leaf, Node, Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.pages import words
from chamdiem.portal.schemes.pages.standing import Standing, crumbs, names_for, standing
from chamdiem.portal.schemes.pages.words import Term


@dataclass(frozen=True, slots=True)
class NodeShown:
    """One node of the tree with its rule in words."""

    node: Node
    depth: int
    is_leaf: bool
    formula: str
    policies: tuple[str, ...]
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class InputShown:
    """One figure that units report."""

    item: Input
    timing: str
    largest: str
    used_by: tuple[str, ...]
    defaults: str


@dataclass(frozen=True, slots=True)
class SchemePage:
    """One version as printed."""

    version: SchemeVersion
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    standing: Standing
    may_activate: bool
    certainty_words: str
    rounding: str
    ranking: str
    terms: tuple[Term, ...]
    nodes: tuple[NodeShown, ...]
    inputs: tuple[InputShown, ...]


def scheme_page(*, version: SchemeVersion, user: Any) -> SchemePage:
    """Return the page of one version as this reader may see it."""
    scheme, state = queries.scheme_of(version), standing_of(version, user)
    return SchemePage(
        version=version,
        scheme=scheme,
        crumbs=crumbs(Crumb(f"{scheme.id} {scheme.version}")),
        standing=state,
        may_activate=state.activation is None
        and bool(user.is_authenticated and user.has_perm(Right.SCHEMES_ACTIVATE)),
        certainty_words=CERTAINTIES[scheme.certainty],
        rounding=words.rounding(scheme),
        ranking=words.ranking(scheme),
        terms=words.terms(scheme),
        nodes=nodes_of(scheme),
        inputs=tuple(_input(item, scheme) for item in scheme.inputs),
    )


def nodes_of(scheme: Scheme) -> tuple[NodeShown, ...]:
    """Return the tree from the top, each node with its rule in words."""
    return tuple(_node(node, depth, scheme) for node, depth in scheme.nodes())


def standing_of(version: SchemeVersion, user: Any) -> Standing:
    """Say in which state a version is, as this reader may see it."""
    activation = queries.activation_of(version)
    people = [version.added_by, *([activation.activated_by] if activation else [])]
    return standing(version, activation, names_for(user, people))


def _node(node: Node, depth: int, scheme: Scheme) -> NodeShown:
    if not isinstance(node, Leaf):
        return NodeShown(node, depth, False, words.gathered(node), (), False)
    inputs = [scheme.input(code) for code in node.rule.inputs]
    from_file = Spoken(
        names={item.code: item.name for item in inputs},
        shown={},
        exact={},
        maximum=_points(node, scheme),
        options={item.code: item.options for item in inputs},
    )
    return NodeShown(
        node=node,
        depth=depth,
        is_leaf=True,
        formula=node.rule.formula(from_file),
        policies=_policies(node),
        unconfirmed=bool(node.unconfirmed),
    )


def _points(node: Node, scheme: Scheme) -> Fraction:
    return Fraction(node.maximum, 10**scheme.decimals)


def _policies(leaf: Leaf) -> tuple[str, ...]:
    if not leaf.rule.earns:
        return ()
    four = leaf.policies
    return (
        f"Mẫu số bằng 0: {OUTCOMES[four.zero_denominator]}",
        f"Chưa có số liệu: {OUTCOMES[four.missing]}",
        f"Không áp dụng: {OUTCOMES[four.not_applicable]}",
        f"Không phát sinh: {OUTCOMES[four.nothing_arose]}",
    )


def _input(item: Input, scheme: Scheme) -> InputShown:
    return InputShown(
        item=item,
        timing=TIMINGS[item.timing],
        largest=quantities.shown(item, item.largest),
        used_by=tuple(leaf.name for leaf in scheme.leaves() if item.code in leaf.rule.inputs),
        defaults=", ".join(INPUT_FIELDS[field] for field in item.unconfirmed),
    )
