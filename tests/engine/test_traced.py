"""A figure can change a score if, and only if, it stands in the trace (I11), by mutation."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.explain import traced, traced_of
from chamdiem.engine.figures import Figures, Ruled, State
from chamdiem.engine.rules import Better as Way
from chamdiem.engine.rules import GivenRate, Manual, PeerMinMax, Ratio, Scope
from tests.engine.builders import a_group, a_leaf, a_scheme, figures_of
from tests.engine.drawing import months

QUICK = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
}


def mutated(figures: Figures, at: int, code: str, cell: int | State) -> Figures:
    """Return the figures with one cell replaced."""
    values = {each: column.copy() for each, column in figures.values.items()}
    states = {each: column.copy() for each, column in figures.states.items()}
    values[code][at] = 0 if isinstance(cell, State) else cell
    states[code][at] = cell if isinstance(cell, State) else State.VALUE
    return replace(figures, values=values, states=states)


def seen(evaluation, at):
    """Return what a unit's own score shows: the nodes at the top, the views, the total."""
    scheme = evaluation.scheme
    codes = [node.code for node in (*scheme.tree, *scheme.views)]
    nodes = {code: evaluation.nodes[code] for code in codes}
    return (
        {code: (each.shown(at), each.results[at], each.causes[at]) for code, each in nodes.items()},
        evaluation.total.shown(at),
    )


@settings(max_examples=120, **QUICK)
@given(months(), st.data())
def test_a_figure_outside_the_trace_never_moves_a_score(case, data):
    scheme, figures = case
    before, unit = evaluate(scheme, figures), 0
    trace = traced(before, unit)
    outside = [
        (at, item.code)
        for at in range(len(figures.units))
        for item in scheme.inputs
        if (at, item.code) not in trace
    ]
    if not outside:
        return
    at, code = data.draw(st.sampled_from(outside))
    largest = scheme.input(code).largest
    numbers = st.one_of(st.integers(0, min(20, largest)), st.integers(0, largest))
    states = st.sampled_from([State.NOTHING_AROSE, State.NOT_APPLICABLE, State.MISSING])

    after = evaluate(scheme, mutated(figures, at, code, data.draw(st.one_of(numbers, states))))

    assert seen(after, unit) == seen(before, unit)


@settings(max_examples=120, **QUICK)
@given(months(), st.data())
def test_a_figure_in_the_trace_of_a_leaf_can_move_it(case, data):
    scheme, figures = case
    before, unit = evaluate(scheme, figures), 0
    leaf = data.draw(st.sampled_from([leaf for leaf in scheme.leaves() if leaf.rule.earns]))
    steps = before.nodes[leaf.code]
    own = [code for at, code in traced_of(leaf, before, unit) if at == unit]
    if not own:
        assert steps.results[unit] == 4  # covered by points given for the group
        return
    if own == [f"ruled:{leaf.code}"]:
        assert _is_moved_by_its_ruling(scheme, figures, leaf, unit)
        return
    code = data.draw(st.sampled_from(sorted(own)))

    # Where several figures lack a number, one alone cannot move the leaf: they move together.
    lacking = [each for each in leaf.rule.required if _state(figures, unit, each)]
    stood = (steps.shown(unit), steps.results[unit], steps.causes[unit])
    moved = any(
        _leaf_seen(scheme, trial, leaf, unit) != stood
        for trial in _trials(scheme, figures, unit, code, lacking)
    )

    assert moved, (leaf.rule, code)


def _is_moved_by_its_ruling(scheme, figures, leaf, unit):
    """Tell whether other recorded points move the leaf, and its own figures do not."""
    stood = _leaf_seen(scheme, figures, leaf, unit)
    codes = leaf.rule.inputs
    idle = all(
        _leaf_seen(scheme, mutated(figures, unit, code, State.MISSING), leaf, unit) == stood
        for code in codes
    )
    recorded = figures.ruled[leaf.code]
    points = recorded.points.copy()
    points[unit] = 0 if points[unit] else leaf.maximum
    other = {**figures.ruled, leaf.code: Ruled(points, recorded.mask)}
    return idle and _leaf_seen(scheme, replace(figures, ruled=other), leaf, unit) != stood


def _state(figures, unit, code):
    return int(figures.states[code][unit])


def _leaf_seen(scheme, figures, leaf, unit):
    steps = evaluate(scheme, figures).nodes[leaf.code]
    return steps.shown(unit), steps.results[unit], steps.causes[unit]


def _trials(scheme, figures, unit, code, lacking):
    """Yield the month with the cell at states, at small numbers, and at the largest."""
    largest = scheme.input(code).largest
    numbers = [0, 1, 2, 3, 5, 10, 50, 100, 1000, 5000, largest // 2, largest]
    for state in (State.MISSING, State.NOT_APPLICABLE, State.NOTHING_AROSE):
        yield mutated(figures, unit, code, state)
    for number in numbers:
        trial = mutated(figures, unit, code, min(number, largest))
        yield trial
        for other in lacking:
            trial = mutated(trial, unit, other, min(number, largest) if other == code else 1)
        yield trial


def test_a_ruling_of_the_council_makes_the_appraised_points_idle():
    leaf = a_leaf("A", Manual("a", "own", "ruled"))
    figures = figures_of({"a": [300], "own": [900], "ruled": [500]})

    month = evaluate(a_scheme(leaf), figures)

    assert traced(month, 0) == {(0, "ruled")}


def test_what_other_units_reported_stands_in_the_trace_of_one_compared_with_them():
    leaf = a_leaf("A", PeerMinMax("a", Scope.BLOCK, Way.UP))

    month = evaluate(a_scheme(leaf), figures_of({"a": [1, 2, 3]}, blocks=["so", "so", "xa"]))

    assert traced(month, 0) == {(0, "a"), (1, "a")}


def test_points_given_for_a_group_leave_its_leaves_out_of_the_trace():
    group = a_group("G", a_leaf("A", Ratio("a", "b")), given="g")
    columns = {"a": [State.COVERED], "b": [State.COVERED], "g": [5]}

    month = evaluate(a_scheme(group), figures_of(columns))

    assert traced(month, 0) == {(0, "g")}


def test_a_rate_stands_in_the_trace_even_where_it_is_cut_at_its_target():
    leaf = a_leaf("A", GivenRate("a", Fraction(50)))

    month = evaluate(a_scheme(leaf), figures_of({"a": [90]}))

    assert traced(month, 0) == {(0, "a")}
    assert np.array_equal(month.nodes["A"].points, [1000])
