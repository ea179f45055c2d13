"""Random rules, schemes and months for the property tests (hypothesis)."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from chamdiem.engine.figures import Figures, State
from chamdiem.engine.rules import RULES, GivenPoints, Rule, Scope
from chamdiem.engine.scheme import (
    Aggregate,
    Certainty,
    Compare,
    Gate,
    Input,
    Leaf,
    Outcome,
    Part,
    Policies,
    Quota,
    Scheme,
    Ties,
    View,
)
from tests.engine import drawn_rules
from tests.engine.builders import a_group, a_leaf, a_scheme, an_input, figures_of

POINT = 100  # two decimals
WITHIN = tuple(rule for rule in RULES if not rule.adjusts)
ADJUSTING = tuple(rule for rule in RULES if rule.adjusts)
PLAIN_OWNER = GivenPoints("gate")
SHARES = st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=20)
WEIGHTS = st.fractions(min_value=Fraction(1, 4), max_value=3, max_denominator=4)
# a blocked leaf blocks the whole unit, so it is drawn rarely
PLAIN = [*3 * [Outcome.ZERO, Outcome.FULL, Outcome.BLANK], Outcome.BLOCK]
SCOPES = st.sampled_from(list(Scope))


@st.composite
def policies(draw: st.DrawFn, rule: Rule, more: list[Outcome], *, strict: bool) -> Policies:
    """Draw an outcome for each special case; `more` are those that the group allows."""
    each = st.sampled_from([*PLAIN, *more] if strict else [*PLAIN, Outcome.GROUP_MEAN, *more])
    zero = draw(st.one_of(each, st.just(Outcome.MISSING)))
    if getattr(rule, "fallback", None):
        zero = Outcome.FALLBACK
    return Policies(zero, draw(each), draw(each), draw(each))


@st.composite
def leaves(
    draw: st.DrawFn,
    code: str,
    more: tuple[Outcome, ...] = (),
    *,
    strict: bool = False,
    kinds: tuple[type[Rule], ...] = WITHIN,
) -> Leaf:
    """Draw a leaf with any rule, maximum, weight and policies."""
    kind, maximum = draw(st.sampled_from(kinds)), draw(st.integers(1, 10_000))
    rule = draw(drawn_rules.strategies(code, maximum, POINT)[kind])
    if rule.scope is not None:
        rule = replace(rule, peers=draw(SCOPES))
    four = draw(policies(rule, list(more), strict=strict))
    top = maximum if rule.earns else 0
    return a_leaf(code, rule, maximum=top, policies=four, weight=draw(WEIGHTS))


def _earning(drawn: list[Leaf]) -> list[Leaf]:
    return [leaf for leaf in drawn if leaf.rule.earns]


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Draw a scheme with every way of gathering: given, handed on, rescaled, mean, view."""
    inside = [draw(leaves(f"L{at}")) for at in range(draw(st.integers(1, 3)))]
    heirs = [
        draw(leaves(f"H{at}", (Outcome.REDISTRIBUTE,), strict=True))
        for at in range(draw(st.integers(2, 3)))
    ]
    outs = [draw(leaves(f"E{at}", (Outcome.EXCLUDE,))) for at in range(2)]
    moves = [draw(leaves(f"B{at}", strict=True, kinds=ADJUSTING)) for at in range(2)]
    meant = _earning([draw(leaves(f"M{at}", (Outcome.EXCLUDE,))) for at in range(3)])
    tree = [
        draw(leaves("L9")),
        a_group("G", a_group("I", *inside), given="G.points"),
        a_group("H", *heirs),
        a_group("E", *outs, *moves, rescale=True),
    ]
    if meant:
        way = draw(st.sampled_from([Aggregate.MEAN, Aggregate.GEOMETRIC, Aggregate.MINIMUM]))
        top = draw(st.integers(1, 10_000))
        mean = a_group("M", *meant, maximum=top, aggregate=way)
        tree.append(a_group("R", mean, rescale=True))
    return _framed(draw, tree)


def _framed(draw: st.DrawFn, tree: list) -> Scheme:
    plain = a_scheme(*tree)
    # a third of the schemes have figures too large for 64 bits once multiplied
    largest = draw(st.sampled_from([10**4, 10**9, 4 * 10**18]))
    owners = {code: leaf.rule for leaf in plain.leaves() for code in leaf.rule.inputs}
    inputs = [
        _input(draw, item.code, owners.get(item.code), largest)
        for item in (*plain.inputs, an_input("gate"))
    ]
    lowers = sorted({0, *draw(st.lists(st.integers(1, 20_000), max_size=4))})
    maxima = sum(node.maximum for node in tree[:2])
    parts = tuple(Part(node.code) for node in tree[:2])
    view = View("V", "Trụ cột", maxima, parts, "mục V", Certainty.HIGH)
    return a_scheme(
        *tree,
        inputs=inputs,
        lowers=lowers,
        ties=draw(st.sampled_from(list(Ties))),
        compare=draw(st.sampled_from(list(Compare))),
        stated_total_decimals=draw(st.integers(0, 2)),
        tiebreak=draw(st.sampled_from([(), ("L9",), ("H", "L9")])),
        views=(view,),
        gates=draw(gates(len(lowers))),
        quotas=draw(quotas(len(lowers))),
    )


def _input(draw: st.DrawFn, code: str, owner: Rule | None, largest: int) -> Input:
    """Declare an input as its rule needs it: answers, options and days have no decimals."""
    if owner is not None and drawn_rules.is_whole(owner):
        return an_input(code, decimals=0, largest=drawn_rules.largest(owner, largest))
    return an_input(code, decimals=draw(st.integers(0, 3)), largest=largest)


def gates(bands: int) -> st.SearchStrategy[tuple[Gate, ...]]:
    """Draw gates on a figure and on a node."""
    sure = {"clause": "mục K", "certainty": Certainty.HIGH}
    forced = st.builds(
        lambda level, at: Gate("Kỷ luật", input="gate", at_least=level, grade=f"Bậc {at}", **sure),
        st.integers(0, 12),
        st.integers(0, bands - 1),
    )
    capped = st.builds(
        lambda level, cap: Gate("Khối lượng", node="H", below=level, cap=cap, **sure),
        st.integers(0, 20_000),
        st.integers(0, 20_000),
    )
    return st.lists(st.one_of(forced, capped), max_size=2).map(tuple)


def quotas(bands: int) -> st.SearchStrategy[tuple[Quota, ...]]:
    """Draw a quota on the highest grade, of all or of the next one."""
    if bands < 2:
        return st.just(())
    top, next_one = f"Bậc {bands - 1}", f"Bậc {bands - 2}"
    each = st.builds(
        lambda share, of: Quota(top, share, of, "mục Q", Certainty.HIGH),
        SHARES,
        st.sampled_from([None, next_one]),
    )
    return st.lists(each, max_size=1).map(tuple)


@st.composite
def months(draw: st.DrawFn) -> tuple[Scheme, Figures]:
    """Draw a scheme with figures of a few units, special states among them."""
    scheme, size = draw(schemes()), draw(st.integers(1, 6))
    states = st.sampled_from([State.NOTHING_AROSE, State.NOT_APPLICABLE, State.MISSING])
    columns = {}
    owners = {code: leaf.rule for leaf in scheme.leaves() for code in leaf.rule.inputs}
    for item in scheme.inputs:
        numbers = drawn_rules.figures(owners.get(item.code, PLAIN_OWNER), item.largest)
        cells = st.one_of(numbers, numbers, numbers, states)
        columns[item.code] = draw(st.lists(cells, min_size=size, max_size=size))
    blocks = draw(st.lists(st.sampled_from(["so", "xa"]), min_size=size, max_size=size))
    as_of = drawn_rules.FIRST_DAY + draw(st.integers(0, 60))
    return scheme, figures_of(columns, blocks=blocks, as_of=as_of, ruled=draw(ruled(scheme, size)))


@st.composite
def ruled(draw: st.DrawFn, scheme: Scheme, size: int) -> dict[str, list[int | None]]:
    """Draw points that people recorded for some leaves of some units; often for none."""
    found = {}
    earning = [leaf for leaf in scheme.leaves() if leaf.rule.earns]
    for leaf in draw(st.one_of(st.just([]), st.lists(st.sampled_from(earning), max_size=4))):
        points = st.sampled_from([0, 1, leaf.maximum // 2, leaf.maximum])
        cells = st.one_of(st.none(), points, st.integers(0, leaf.maximum))
        found[leaf.code] = draw(st.lists(cells, min_size=size, max_size=size))
    return found
