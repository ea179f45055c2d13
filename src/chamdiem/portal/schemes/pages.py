"""Pages of schemes: what is measured, by which rule, on which clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from chamdiem.engine import phrases
from chamdiem.engine.decimals import spoken
from chamdiem.engine.phrases import CERTAINTIES, OUTCOMES, TIMINGS
from chamdiem.engine.rules import Spoken
from chamdiem.engine.scheme import Input, Leaf, Node, Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import Listed


@dataclass(frozen=True, slots=True)
class ListPage:
    """All schemes."""

    crumbs: tuple[Crumb, ...]
    versions: Sequence[Listed]


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


@dataclass(frozen=True, slots=True)
class SchemePage:
    """One version as printed."""

    version: SchemeVersion
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    certainty_words: str
    rounding: str
    ranking: str
    nodes: tuple[NodeShown, ...]
    inputs: tuple[InputShown, ...]


def list_page() -> ListPage:
    """Return the page of all schemes."""
    return ListPage(
        (Crumb("Trang đầu", reverse("home:home")), Crumb("Bộ tiêu chí")), queries.versions()
    )


def scheme_page(*, version: SchemeVersion) -> SchemePage:
    """Return the page of one version."""
    scheme = queries.scheme_of(version)
    return SchemePage(
        version=version,
        scheme=scheme,
        crumbs=(
            Crumb("Trang đầu", reverse("home:home")),
            Crumb("Bộ tiêu chí", reverse("schemes:list")),
            Crumb(f"{scheme.id} {scheme.version}"),
        ),
        certainty_words=CERTAINTIES[scheme.certainty],
        rounding=phrases.rounding(scheme.decimals),
        ranking=phrases.ranking(scheme.ties),
        nodes=tuple(_node(node, depth, scheme) for node, depth in scheme.nodes()),
        inputs=tuple(_input(item, scheme) for item in scheme.inputs),
    )


def _node(node: Node, depth: int, scheme: Scheme) -> NodeShown:
    if not isinstance(node, Leaf):
        return NodeShown(node, depth, False, "Tổng điểm các tiêu chí bên trong", (), False)
    names = {code: scheme.input(code).name for code in node.rule.inputs}
    from_file = Spoken(names, {}, {}, _points(node, scheme))
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
        largest=spoken(item.largest, item.decimals, shortest=True),
        used_by=tuple(leaf.name for leaf in scheme.leaves() if item.code in leaf.rule.inputs),
    )
