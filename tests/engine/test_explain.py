"""Every point can be opened down to figures, rule and clause (I11)."""

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.explain import explain
from chamdiem.engine.figures import State
from chamdiem.engine.rules import Information, Ratio
from chamdiem.engine.scheme import Outcome, Policies
from tests.engine.builders import a_group, a_leaf, a_scheme, figures_of

BLANK = Policies(Outcome.MISSING, Outcome.BLANK, Outcome.FULL, Outcome.BLOCK)


def reasons(columns, *tree):
    """Explain the first unit, by code of the node."""
    month = evaluate(a_scheme(*tree), figures_of(columns))
    return {reason.node.code: reason for reason in explain(month, 0)}


def test_a_ratio_is_worked_with_the_units_own_numbers():
    told = reasons({"a": [87], "b": [89]}, a_leaf("A", Ratio("a", "b"), maximum=200))["A"]

    assert told.sentence == (
        "87 ÷ 89 ≈ 97,7528 %; × 2 điểm ≈ 1,9551 điểm; làm tròn 2 chữ số thập phân: 1,96 điểm."
    )
    assert told.formula == "(Số liệu a ÷ Số liệu b) × 2 điểm"
    assert [cell.shown for cell in told.cells] == ["87", "89"]


def test_a_policy_is_named_with_the_case_that_called_it():
    told = reasons({"a": [0], "b": [0]}, a_leaf("A", Ratio("a", "b"), policies=BLANK))["A"]

    assert told.points is None
    assert told.sentence == (
        "Mẫu số bằng 0, coi như chưa có số liệu: "
        "để trống, tính 0 điểm vào tổng (quy tắc của tiêu chí)."
    )


def test_a_group_shows_the_sum_it_is():
    tree = a_group("G", a_leaf("A", Ratio("a", "b")), a_leaf("B", Ratio("a", "a")))

    assert reasons({"a": [1], "b": [4]}, tree)["G"].sentence == "2,50 + 10,00 = 12,50 điểm."


def test_a_blocked_group_names_what_stops_it_though_others_have_points():
    tree = a_group("G", a_leaf("A", Ratio("a", "a")), a_leaf("B", Ratio("b", "b")))

    told = reasons({"a": [1], "b": [State.MISSING]}, tree)

    assert told["G"].sentence == "Chưa có điểm: còn thiếu số liệu ở “Tiêu chí B”."
    assert told["A"].points == 1000


def test_a_leaf_under_given_points_says_who_covers_it():
    tree = a_group("G", a_leaf("A", Ratio("a", "b")), given="G.points")
    columns = {"a": [State.COVERED], "b": [State.COVERED], "G.points": [7]}

    told = reasons(columns, tree)

    assert told["G"].points == 700
    assert told["G"].formula == "Lấy nguyên điểm nhóm đã công bố"
    assert told["A"].sentence == "Không tính riêng: nhóm “Nhóm G” đã nhập nguyên điểm đã công bố."


def test_a_followed_figure_is_shown_and_does_not_count():
    tree = (a_leaf("A", Ratio("a", "a")), a_leaf("I", Information(("n",)), maximum=0))

    told = reasons({"a": [1], "n": [1234]}, *tree)["I"]

    assert told.sentence == "Số liệu n: 1.234"
    assert told.points is None


def test_a_group_with_one_number_within_says_no_sum():
    tree = a_group("G", a_leaf("A", Ratio("a", "b")))

    told = reasons({"a": [1], "b": [4]}, tree)["G"].sentence

    assert told == "2,50 điểm, từ mục duy nhất có điểm bên trong."
