"""The fast way and the slow way agree on random schemes and figures (I10)."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from chamdiem.engine import reference
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.rules import (
    ComplementOfSum,
    GivenPoints,
    GivenRate,
    Information,
    Manual,
    Ratio,
    Rule,
)
from chamdiem.engine.scheme import Group, Leaf, Outcome, Policies, Scheme, Ties
from tests.engine.builders import (
    a_group,
    a_leaf,
    a_scheme,
    an_input,
    exact_cells,
    figures_of,
)

TARGETS = st.fractions(min_value=Fraction(1, 20), max_value=2, max_denominator=40)
OUTCOMES = st.sampled_from([Outcome.ZERO, Outcome.FULL, Outcome.BLANK, Outcome.BLOCK])


def rules(code: str) -> st.SearchStrategy[Rule]:
    """Draw any rule over inputs of its own."""
    a, b, c = f"{code}.a", f"{code}.b", f"{code}.c"
    return st.one_of(
        st.builds(Ratio, st.just(a), st.just(b), TARGETS, st.just(False)),
        st.builds(GivenRate, st.just(a), st.integers(1, 100).map(Fraction)),
        st.builds(ComplementOfSum, st.just((a, b)), st.just(c), TARGETS),
        st.builds(Manual, st.just(a)),
        st.builds(GivenPoints, st.just(a)),
        st.builds(Information, st.just((a,))),
    )


@st.composite
def leaves(draw: st.DrawFn, code: str) -> Leaf:
    """Draw a leaf with any rule, maximum and policies."""
    zero = draw(st.one_of(OUTCOMES, st.just(Outcome.MISSING)))
    policies = Policies(zero, draw(OUTCOMES), draw(OUTCOMES), draw(OUTCOMES))
    maximum = draw(st.integers(1, 10_000))
    return a_leaf(code, draw(rules(code)), maximum=maximum, policies=policies)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Draw one leaf at the top beside a group that may be given whole."""
    inside = [draw(leaves(f"L{at}")) for at in range(draw(st.integers(1, 4)))]
    tree = (draw(leaves("L9")), a_group("G", a_group("H", *inside), given="G.points"))
    plain = a_scheme(*tree)
    # a third of the schemes have figures too large for 64 bits once multiplied
    largest = draw(st.sampled_from([10**4, 10**9, 4 * 10**18]))
    inputs = [
        an_input(item.code, decimals=draw(st.integers(0, 3)), largest=largest)
        for item in plain.inputs
    ]
    lowers = sorted({0, *draw(st.lists(st.integers(1, 20_000), max_size=4))})
    return a_scheme(*tree, inputs=inputs, lowers=lowers, ties=draw(st.sampled_from(list(Ties))))


@st.composite
def months(draw: st.DrawFn) -> tuple[Scheme, Figures]:
    """Draw a scheme with figures of a few units, special states among them."""
    scheme, size = draw(schemes()), draw(st.integers(1, 6))
    states = st.sampled_from([State.NOTHING_AROSE, State.NOT_APPLICABLE, State.MISSING])
    columns = {}
    for item in scheme.inputs:
        numbers = st.one_of(st.integers(0, 12), st.integers(0, item.largest))
        cells = st.one_of(numbers, numbers, numbers, states)
        columns[item.code] = draw(st.lists(cells, min_size=size, max_size=size))
    blocks = draw(st.lists(st.sampled_from(["so", "xa"]), min_size=size, max_size=size))
    return scheme, figures_of(columns, blocks=blocks)


@settings(max_examples=300, deadline=None)
@given(months())
def test_every_node_of_every_unit_agrees_with_exact_fractions(case):
    scheme, figures = case
    fast = evaluate(scheme, figures)

    for index in range(len(figures.units)):
        slow = reference.verdicts(scheme, exact_cells(scheme, figures, index))
        assert {code: fast.nodes[code].shown(index) for code in fast.nodes} == {
            code: verdict.points for code, verdict in slow.items() if code
        }
        assert fast.total.shown(index) == slow[""].points


@settings(max_examples=200, deadline=None)
@given(months())
def test_grades_and_ranks_agree_with_counting(case):
    scheme, figures = case
    fast = evaluate(scheme, figures)
    totals = [fast.total.shown(index) for index in range(len(figures.units))]

    for index, unit in enumerate(figures.units):
        rivals = [
            total
            for total, other in zip(totals, figures.units, strict=True)
            if other.block == unit.block
        ]
        assert fast.grade(index) == reference.grade(scheme, totals[index])
        assert fast.rank(index) == reference.rank(totals[index], rivals, scheme.ties)


def test_the_drawn_schemes_reach_every_rule():
    from chamdiem.engine.rules import RULES

    drawn = {Ratio, GivenRate, ComplementOfSum, Manual, GivenPoints, Information}

    assert drawn == set(RULES)
    assert isinstance(a_group("G"), Group)
