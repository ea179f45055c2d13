"""What each rule means, as tables that an official can read (10,00 points a leaf)."""

from fractions import Fraction

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.rules import (
    ComplementOfSum,
    GivenPoints,
    GivenRate,
    Information,
    Manual,
    Ratio,
    Rule,
)
from tests.engine.builders import a_leaf, a_scheme, an_input, figures_of
from tests.spec import tables

RATIO = """
    case                                 | đạt | tổng | điểm
    một nửa                              | 1   | 2    | 5,00
    làm tròn nửa lên: 0,125 × 10 = 1,25  | 1   | 8    | 1,25
    1 ÷ 3 làm tròn xuống                 | 1   | 3    | 3,33
    2 ÷ 3 làm tròn lên                   | 2   | 3    | 6,67
    đúng nửa thì lên: 10 × 1 ÷ 2000      | 1   | 2000 | 0,01
    vượt 100 % vẫn là tối đa             | 5   | 4    | 10,00
    không làm được gì là 0, không trống  | 0   | 7    | 0,00
"""

TARGET = """
    case                                | đạt | tổng | điểm
    đúng mức 80 % là đủ điểm            | 80  | 100  | 10,00
    vượt mức 80 % không thêm điểm       | 95  | 100  | 10,00
    nửa mức 80 %                        | 40  | 100  | 5,00
    sát dưới mức                        | 799 | 1000 | 9,99
"""

COMPLEMENT = """
    case                                    | quá hạn | không hài lòng | hồ sơ | điểm
    không hồ sơ nào bị trừ                  | 0       | 0              | 10    | 10,00
    trừ 2 trong 10                          | 1       | 1              | 10    | 8,00
    các phần trừ vượt tổng thì còn 0        | 8       | 8              | 10    | 0,00
"""


def scored(rule: Rule, table: str, decimals: int = 0) -> list[int | None]:
    """Score every line of a table as a unit of its own."""
    cases = tables.rows(table)
    inputs = [an_input(code, decimals=decimals) for code in rule.inputs]
    cells = {code: [tables.cell(case[code], decimals) for case in cases] for code in rule.inputs}
    result = evaluate(a_scheme(a_leaf("A", rule), inputs=inputs), figures_of(cells))
    return [result.nodes["A"].shown(index) for index in range(len(cases))]


def expected(table: str) -> list[int | None]:
    """Return the last column of a table."""
    return [tables.points(case["điểm"]) for case in tables.rows(table)]


def test_a_ratio_gives_its_share_of_the_maximum():
    assert scored(Ratio("đạt", "tổng", part_of=False), RATIO) == expected(RATIO)


def test_a_ratio_to_a_target_gives_full_points_from_the_target_on():
    rule = Ratio("đạt", "tổng", Fraction(4, 5))

    assert scored(rule, TARGET) == expected(TARGET)


def test_a_complement_counts_what_is_left():
    rule = ComplementOfSum(("quá hạn", "không hài lòng"), "hồ sơ")

    assert scored(rule, COMPLEMENT) == expected(COMPLEMENT)


def test_a_given_rate_is_taken_as_it_is():
    table = """
        tỷ lệ | điểm
        100   | 10,00
        78,38 | 7,84
        78,35 | 7,84
        0     | 0,00
    """

    assert scored(GivenRate("tỷ lệ"), table, decimals=2) == expected(table)


def test_manual_points_stop_at_the_ceiling():
    table = """
        chấm  | điểm
        7,255 | 7,26
        7,254 | 7,25
        12    | 10,00
    """

    assert scored(Manual("chấm"), table, decimals=3) == expected(table)


def test_given_points_are_entered_whole():
    table = """
        công bố | điểm
        7,09    | 7,09
        0       | 0,00
    """

    assert scored(GivenPoints("công bố"), table, decimals=2) == expected(table)


def test_information_needs_no_figure_and_earns_nothing():
    scheme = a_scheme(a_leaf("A", Ratio("a", "b")), a_leaf("I", Information(("c",)), maximum=0))

    result = evaluate(scheme, figures_of({"a": [1], "b": [2]}))

    assert result.nodes["I"].shown(0) is None
    assert result.total.shown(0) == 500
