"""Points that people recorded stand in the place of the rule's, and beside them (I17)."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Cause, Result
from chamdiem.engine.explain import explain, trace, traced
from chamdiem.engine.figures import Ruled, State
from chamdiem.engine.rules import Better, Information, Manual, PeerBest, Penalty, Ratio, Scope
from chamdiem.engine.scheme import Outcome, Policies
from tests.engine.builders import a_group, a_leaf, a_scheme, figures_of

BLANK = Policies(Outcome.MISSING, Outcome.BLANK, Outcome.FULL, Outcome.BLOCK)


def month_of(*tree, columns, ruled, **more):
    """Score a scheme of this tree."""
    return evaluate(a_scheme(*tree), figures_of(columns, ruled=ruled, **more))


def test_recorded_points_count_and_the_computed_ones_stand_beside():
    leaf = a_leaf("A", Ratio("a", "b"))

    month = month_of(leaf, columns={"a": [5, 5], "b": [10, 10]}, ruled={"A": [None, 800]})

    steps = month.nodes["A"]
    assert [steps.shown(at) for at in (0, 1)] == [500, 800]
    assert [steps.by_rule.shown(at) for at in (0, 1)] == [500, 500]
    assert steps.causes.tolist() == [Cause.NONE, Cause.RULED]
    assert [month.total.shown(at) for at in (0, 1)] == [500, 800]


def test_a_month_without_recorded_points_keeps_nothing_beside():
    leaf = a_leaf("A", Ratio("a", "b"))

    month = month_of(leaf, columns={"a": [5], "b": [10]}, ruled={"A": [None]})

    assert month.nodes["A"].computed is None


def test_no_policy_touches_recorded_points():
    leaf = a_leaf("A", Ratio("a", "b"), policies=BLANK)
    columns = {"a": [State.MISSING, State.MISSING], "b": [10, 10]}

    steps = month_of(leaf, columns=columns, ruled={"A": [None, 300]}).nodes["A"]

    assert steps.results.tolist() == [Result.BLANK, Result.COUNTED]
    assert (steps.shown(1), steps.by_rule.shown(1)) == (300, None)


def test_a_leaf_with_recorded_points_is_no_longer_excluded():
    out = Policies(Outcome.MISSING, Outcome.EXCLUDE, Outcome.EXCLUDE, Outcome.EXCLUDE)
    leaves = [a_leaf(code, Manual(code.lower()), policies=out) for code in "AB"]
    columns = {"a": [State.MISSING, State.MISSING], "b": [500, 500]}
    group = a_group("G", *leaves, rescale=True)

    month = month_of(group, columns=columns, ruled={"A": [None, 100]})

    assert [month.nodes["G"].shown(at) for at in (0, 1)] == [2000, 1100]


def test_recorded_points_grow_as_others_do_where_siblings_hand_theirs_on():
    heir = Policies(Outcome.MISSING, Outcome.REDISTRIBUTE, Outcome.BLOCK, Outcome.BLOCK)
    leaves = [a_leaf(code, Manual(code.lower()), policies=heir) for code in "AB"]
    columns = {"a": [State.MISSING], "b": [1]}

    month = month_of(a_group("G", *leaves), columns=columns, ruled={"B": [333]})

    assert month.nodes["B"].shown(0) == 666
    told = {each.node.code: each.sentence for each in explain(month, 0)}["B"]
    assert told.endswith("chia lại điểm, × 20,00 ÷ 10,00: 6,66 điểm.")


def test_peers_are_compared_by_their_figures_whatever_was_recorded_for_them():
    leaf = a_leaf("A", PeerBest("a", Scope.ALL, Better.UP))

    month = month_of(leaf, columns={"a": [5, 10]}, ruled={"A": [None, 0]})

    assert [month.nodes["A"].shown(at) for at in (0, 1)] == [500, 0]


def test_what_is_recorded_for_a_penalty_is_what_is_taken():
    leaves = [a_leaf("A", Manual("a")), a_leaf("P", Penalty("p", Fraction(1)), maximum=500)]
    columns = {"a": [1000], "p": [1]}

    month = month_of(a_group("G", *leaves, maximum=1000), columns=columns, ruled={"P": [200]})

    assert (month.nodes["P"].shown(0), month.nodes["G"].shown(0)) == (-200, 800)


def test_it_is_explained_by_both_points():
    leaf = a_leaf("A", Ratio("a", "b"))

    month = month_of(leaf, columns={"a": [5], "b": [10]}, ruled={"A": [775]})

    assert explain(month, 0)[0].sentence == (
        "Điểm tính theo quy tắc: 5,00 (5 ÷ 10 = 50 %; × 10 điểm = 5 điểm); "
        "điểm theo thẩm định, kết luận: 7,75 điểm."
    )
    assert traced(month, 0) == {(0, "ruled:A")}


def test_it_is_explained_where_the_rule_gave_no_points():
    leaf = a_leaf("A", Ratio("a", "b"), policies=BLANK)

    month = month_of(leaf, columns={"a": [State.MISSING], "b": [10]}, ruled={"A": [0]})

    assert explain(month, 0)[0].sentence == (
        "Điểm tính theo quy tắc: không có (Chưa có số liệu: để trống, tính 0 điểm vào tổng "
        "(quy tắc của tiêu chí)); điểm theo thẩm định, kết luận: 0,00 điểm."
    )


def test_the_trace_names_the_recorded_points_and_the_digest_of_their_reason():
    figures = figures_of({"a": [5]}, ruled={"A": [775]})
    recorded = replace(figures.ruled["A"], reasons=["f" * 64])
    month = evaluate(a_scheme(a_leaf("A", Manual("a"))), replace(figures, ruled={"A": recorded}))

    node = trace(month, 0)["nodes"][0]

    assert node["ruled"] == {"points": "7.75", "reason": "f" * 64, "computed": "5.00"}
    assert node["decided_by"] == [{"unit": "U0", "ruled": "A"}]


@pytest.mark.parametrize(
    ("ruled", "said"),
    [
        ({"A": [1001, None]}, "U0, A: 10,01 ngoài khoảng 0–10,00"),
        ({"A": [None, -1]}, "U1, A: -0,01 ngoài khoảng 0–10,00"),
        ({"Z": [1, 1]}, "Z không phải tiêu chí tính điểm"),
        ({"I": [0, 0]}, "I không phải tiêu chí tính điểm"),
        ({"A": [1]}, "A có số ô khác số đơn vị (2)"),
        ({"C": [None, 1]}, "U1, C không tính riêng"),
    ],
)
def test_points_that_cannot_stand_are_refused_with_their_place(ruled, said):
    tree = [
        a_leaf("A", Manual("a")),
        a_leaf("I", Information(("i",)), maximum=0),
        a_group("G", a_leaf("C", Manual("c")), given="g"),
    ]
    covered = {"c": [State.COVERED, State.COVERED], "g": [5, 5]}

    with pytest.raises(FiguresError) as refusal:
        month_of(*tree, columns={"a": [1, 1], "i": [1, 1], **covered}, ruled=ruled)

    assert said in str(refusal.value)


def test_recorded_points_outside_the_mask_mean_nothing():
    recorded = Ruled(np.array([9999, 100]), np.array([False, True]))
    figures = replace(figures_of({"a": [5, 5]}), ruled={"A": recorded})

    month = evaluate(a_scheme(a_leaf("A", Manual("a"))), figures)

    assert [month.nodes["A"].shown(at) for at in (0, 1)] == [500, 100]
