"""Missing, not applicable, nothing arose and a zero denominator are four things (I8)."""

import pytest

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Cause, Result
from chamdiem.engine.figures import State
from chamdiem.engine.rules import Ratio
from chamdiem.engine.scheme import Outcome, Policies
from tests.engine.builders import a_group, a_leaf, a_scheme, figures_of

FOUR = Policies(
    zero_denominator=Outcome.ZERO,
    missing=Outcome.BLANK,
    not_applicable=Outcome.FULL,
    nothing_arose=Outcome.BLOCK,
)


def scored(done, owed, policies=FOUR):
    """Score one unit on leaf A beside a leaf B that always earns 10,00."""
    tree = (a_leaf("A", Ratio("a", "b"), policies=policies), a_leaf("B", Ratio("c", "c")))
    return evaluate(a_scheme(*tree), figures_of({"a": [done], "b": [owed], "c": [1]}))


@pytest.mark.parametrize(
    ("done", "owed", "points", "result", "total"),
    [
        (0, 0, 0, Result.BY_POLICY, 1000),
        (State.MISSING, State.MISSING, None, Result.BLANK, 1000),
        (State.NOT_APPLICABLE, State.NOT_APPLICABLE, 1000, Result.BY_POLICY, 2000),
        (State.NOTHING_AROSE, State.NOTHING_AROSE, None, Result.BLOCKED, None),
        (0, 5, 0, Result.COUNTED, 1000),
    ],
)
def test_each_special_case_has_its_own_outcome(done, owed, points, result, total):
    month = scored(done, owed)

    assert month.nodes["A"].shown(0) == points
    assert month.nodes["A"].results[0] == result
    assert month.total.shown(0) == total


def test_a_zero_denominator_may_be_handed_on_to_the_policy_for_missing():
    handed_on = Policies(Outcome.MISSING, Outcome.BLANK, Outcome.BLOCK, Outcome.BLOCK)
    month = scored(0, 0, handed_on)

    assert month.nodes["A"].shown(0) is None
    assert month.nodes["A"].causes[0] == Cause.ZERO_DENOMINATOR
    assert month.total.shown(0) == 1000


def test_a_blocked_unit_has_neither_grade_nor_rank_and_blocks_nobody_else():
    tree = a_leaf("A", Ratio("a", "b"), policies=FOUR)
    columns = {"a": [State.NOTHING_AROSE, 1, 2], "b": [State.NOTHING_AROSE, 2, 2]}

    month = evaluate(a_scheme(tree), figures_of(columns))

    assert [month.total.shown(at) for at in range(3)] == [None, 500, 1000]
    assert [month.rank(at) for at in range(3)] == [None, 2, 1]
    assert month.grade(0) is None


def test_points_given_for_a_group_leave_its_leaves_null_and_not_missing():
    group = a_group("G", a_leaf("A", Ratio("a", "b")), given="G.points")
    columns = {"a": [State.COVERED, 1], "b": [State.COVERED, 2], "G.points": [7, State.COVERED]}

    month = evaluate(a_scheme(group), figures_of(columns))

    assert [month.nodes["G"].shown(at) for at in (0, 1)] == [700, 500]
    assert month.nodes["A"].shown(0) is None
    assert month.nodes["A"].results.tolist() == [Result.COVERED, Result.COUNTED]
    assert month.nodes["G"].results.tolist() == [Result.GIVEN, Result.COUNTED]


@pytest.mark.parametrize("column", [[State.COVERED, 1], None])
def test_a_figure_left_out_without_given_points_is_refused_and_never_counts_zero(column):
    group = a_group("G", a_leaf("A", Ratio("a", "b")), given="G.points")
    columns = {"b": [2, 2], "G.points": [State.MISSING, State.MISSING]}
    columns |= {} if column is None else {"a": column}

    with pytest.raises(FiguresError, match="U0, A.*Thiếu không phải là 0"):
        evaluate(a_scheme(group), figures_of(columns))


def test_a_group_of_blanks_shows_no_zero():
    blank = Policies(Outcome.MISSING, Outcome.BLANK, Outcome.BLOCK, Outcome.BLOCK)
    group = a_group("G", a_leaf("A", Ratio("a", "b"), policies=blank))

    month = evaluate(a_scheme(group), figures_of({"a": [0], "b": [0]}))

    assert month.nodes["G"].shown(0) is None
    assert month.nodes["G"].results[0] == Result.BLANK
