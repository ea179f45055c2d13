"""Each fault that a file may have, planted in a good one: its own message, its own place."""

from dataclasses import replace
from typing import Any

import pytest

from chamdiem.engine.periods import Month
from chamdiem.engine.rules import ComplementOfSum
from chamdiem.engine.scheme import Measure
from chamdiem.formats import problems
from tests.engine.builders import a_leaf, a_scheme, an_input
from tests.formats.samples import CODES, as_csv, as_wide_xlsx, load, long_rows, refused

PLANTED = """
    figure   | written          | check                 | said
    T_done   | 12a              | not-a-number          | “12a”
    T_done   | KAD              | not-a-number          | không viết tắt
    T_done   | –                | not-a-number          | Ghi đủ chữ
    T_done   | 1.234            | ambiguous             | không rõ là 1234
    R_rate   | 78,3812          | too-many-decimals     | có 4 chữ số thập phân
    T_done   | 80,5             | too-many-decimals     | số nguyên
    T_done   | -80              | negative              | Số đếm âm
    T_owed   | 1000000001       | above-largest         | 1.000.000.000
    R_rate   | 100,01           | above-largest         | đã khai của R.rate là 100
    T_done   | 80 %             | percent-elsewhere     | là phần trăm
    P_points | 10,01            | above-maximum         | tối đa 10
    T_done   | 101              | part-above-whole      | T.owed là 100 (dòng 3, cột value)
    T_done   | Không áp dụng    | mixed-states          | T.owed là một con số
    T_done   |                  | missing-leaf          | T: T.done (ô trống, dòng 2)
    T_done   | Điểm nhập nguyên | covered-without-given | không nhóm nào
"""


def planted() -> list[Any]:
    """Read the table of faults."""
    rows = [[part.strip() for part in line.split("|")] for line in PLANTED.strip().splitlines()[1:]]
    return [pytest.param(*row, id=f"{row[2]}: {row[1]}") for row in rows]


@pytest.mark.parametrize(("figure", "written", "check", "said"), planted())
def test_a_fault_is_told_with_its_place(figure: str, written: str, check: str, said: str) -> None:
    found = refused(as_csv(long_rows(**{figure: written})))

    assert [problem.rule for problem in found] == [check]
    assert said in str(found[0])
    assert str(found[0]).startswith("số-liệu.csv, dòng ")


@pytest.mark.parametrize(
    ("cell", "check"),
    [
        ((0.7838, "0.00%"), "percent-elsewhere"),
        ((46000, "dd/mm/yyyy"), "date-cell"),
        (True, "boolean-cell"),
        (1234567890123456.0, "sheet-digits"),
        (12.5, "too-many-decimals"),
    ],
)
def test_a_wrong_cell_of_a_sheet_is_named(cell: object, check: str) -> None:
    found = refused(as_wide_xlsx(["U1", "Sở", "so", cell, 100, 50, 5, 2]), "a.xlsx")

    assert [problem.rule for problem in found] == [check]
    assert str(found[0]).startswith("a.xlsx, 'Số liệu'!D2: ")


def test_a_group_cannot_be_given_and_figured() -> None:
    found = refused(as_csv([*long_rows(), ["U1", "Sở U1", "so", "g.points", "7"]]))

    assert {problem.rule for problem in found} == {"given-and-figures"}
    assert "điểm nhập nguyên (g.points)" in found[0].found


def test_group_points_above_the_maximum_are_refused() -> None:
    rows = [["U1", "Sở", "so", "g.points", "20,01"], *long_rows(T_done=None, T_owed=None)]

    assert "above-largest" not in {problem.rule for problem in refused(as_csv(rows[:1]))}
    assert "điểm tối đa 20" in str(refused(as_csv(rows[:1]))[0])


@pytest.mark.parametrize(
    ("row", "check", "said"),
    [
        (["U1", "Sở U1", "so", "T.dne", "1"], "unknown-input", "Có phải là T.done không?"),
        (["U1", "Sở U1", "so", "T.done", "1"], "duplicate", "đã có ở dòng 2"),
        (["U1", "Sở Khác", "so", "g.points", ""], "two-names", "“Sở U1” ở dòng 2"),
        (["U1", "Sở U1", "xa", "g.points", ""], "two-blocks", "“so” ở dòng 2"),
        (["U1", "Sở U1", "huyện", "g.points", ""], "unknown-block", "khối “huyện”"),
        (["U/1", "Sở U1", "so", "T.done", "1"], "unit-code", "“U/1”"),
        (["", "Sở U1", "so", "T.done", "1"], "unit-code", "Ô mã đơn vị trống"),
        (["U" * 61, "Sở U1", "so", "T.done", "1"], "unit-code", "không quá 60 ký tự"),
        (["doi-chieu", "Sở U1", "so", "T.done", "1"], "unit-code", "địa chỉ trang"),
        (["U1", "Sở U1", "so", "g.points", "", "x"], "too-many-cells", "Dòng có 6 ô"),
    ],
)
def test_a_wrong_row_is_told_on_its_line(row: list[str], check: str, said: str) -> None:
    found = [each for each in refused(as_csv([*long_rows(), row])) if each.rule == check]

    assert len(found) == 1
    assert found[0].place.line == 7
    assert said in str(found[0])


def test_a_torn_decimal_comma_is_noticed() -> None:
    source = as_csv(long_rows(R_rate="78,38"), delimiter=",").replace(b"value", b"value,source")

    found = refused(source)

    assert "torn-number" in {problem.rule for problem in found}


def test_a_unit_outside_the_list_is_unknown() -> None:
    units = b"unit,name,block\nU1,So,so\n"

    found = refused(as_csv([*long_rows("U1"), ["U2", "", "", "T.done", "1"]]), units=units)

    assert {problem.rule for problem in found} >= {"unknown-unit"}


def test_a_listed_unit_without_rows_is_missing_and_not_zero() -> None:
    units = "unit,name,block\nU1,Sở U1,so\nU2,Sở U2,so\n".encode()

    found = refused(as_csv(long_rows("U1")), units=units, units_name="đv.csv")

    assert [problem.rule for problem in found] == ["missing-leaf"]
    assert str(found[0]).startswith("đv.csv, dòng 3, cột unit: Đơn vị U2 thiếu 4 số liệu của 3")


def test_missing_figures_of_a_unit_are_told_together_by_leaf() -> None:
    rows = [*long_rows("U1"), *long_rows("U2", T_done=None, T_owed=None, R_rate="")]

    found = refused(as_csv(rows))

    assert len(found) == 1
    assert "thiếu 3 số liệu của 2 tiêu chí: T: T.done, T.owed; R: R.rate (ô trống" in str(found[0])


def test_a_figure_that_no_unit_has_is_told_once() -> None:
    rows = [row for unit in ("U1", "U2", "U3") for row in long_rows(unit, T_owed=None)]

    found = refused(as_csv(rows))

    assert [problem.found for problem in found] == [
        "Cả 3 đơn vị thiếu 1 số liệu của 1 tiêu chí: T: T.owed"
    ]


@pytest.mark.parametrize(
    ("above", "check"),
    [
        ("# format: 2", "format"),
        ("# month: 2026-09", "month-differs"),
        ("# month: tám", "month-differs"),
        ("# decimal: dot", "decimal-style"),
    ],
)
def test_a_wrong_setting_is_told(above: str, check: str) -> None:
    found = refused(as_csv(long_rows(), above))

    assert [(problem.rule, problem.place.line) for problem in found] == [(check, 1)]


def test_a_month_outside_the_scheme_is_told() -> None:
    found = refused(as_csv(long_rows()), month=Month(2025, 12))

    assert [problem.rule for problem in found] == ["month-outside"]
    assert "từ tháng 1/2026" in found[0].expected


@pytest.mark.parametrize(
    ("source", "check"),
    [
        (b"", "empty-file"),
        (b"unit;name;block;input;value\n", "no-rows"),
        (b"unit;name;block\nU1;x;so\n", "header"),
        (b"unit;name;block;input\nU1;x;so;T.done\n", "header"),
        (b"a;b;c\n1;2;3\n", "header"),
    ],
)
def test_a_file_without_figures_is_told(source: bytes, check: str) -> None:
    assert [problem.rule for problem in refused(source)] == [check]


def test_an_unknown_column_of_the_wide_layout_is_told() -> None:
    row = ["U1", "Sở", "so", 80, 100, 50, 5, 2, 1]

    found = refused(as_wide_xlsx(row, codes=[*CODES, "T.downe"]), "a.xlsx")

    assert [(problem.rule, problem.place.cell) for problem in found] == [("unknown-input", "I1")]


def test_a_unit_twice_in_the_wide_layout_is_told_with_both_places() -> None:
    row = ["U1", "Sở", "so", 80, 100, 50, 5, 2]

    found = refused(as_wide_xlsx(row, row), "a.xlsx")

    assert str(found[0]).startswith("a.xlsx, 'Số liệu'!A3: Đơn vị U1 đã có ở 'Số liệu'!A2.")


def test_all_faults_are_told_at_once_and_the_rest_is_counted() -> None:
    rows = [row for at in range(250) for row in long_rows(f"U{at}", T_done="x")]

    found = refused(as_csv(rows))

    assert len(found) == 250
    assert problems.listing(found).splitlines()[-1] == "… và 50 lỗi khác."


def test_unreadable_points_of_a_group_do_not_make_its_figures_missing() -> None:
    rows = [["U1", "Sở U1", "so", "g.points", "bảy"]]
    rows += [row for row in long_rows() if row[3].startswith("P.")]

    found = refused(as_csv(rows))

    assert [problem.rule for problem in found] == ["not-a-number"]


def two_parts(late: str, overdue: str) -> tuple[problems.Problem, ...]:
    """Return what is wrong where 10 tasks were due, of which these were late and overdue."""
    leaf = a_leaf("N", ComplementOfSum(("N.late", "N.overdue"), "N.due"))
    fine = replace(an_input("N.overdue", decimals=2), measure=Measure.NUMBER)
    cells = {"N.due": "10", "N.late": late, "N.overdue": overdue}
    rows = [["U1", "Sở U1", "so", code, value] for code, value in cells.items()]
    try:
        load(as_csv(rows), scheme=a_scheme(leaf, inputs=[fine]))
    except problems.Refused as refusal:
        return refusal.problems
    return ()


def test_parts_that_together_exceed_the_whole_are_told_with_all_cells() -> None:
    [found] = two_parts("6", "4,5")

    assert found.rule == "parts-above-whole"
    assert str(found).startswith(
        "số-liệu.csv, dòng 3, cột value: N.late là 6 (dòng 3, cột value) + "
        "N.overdue là 4,5 (dòng 4, cột value) của U1 cộng lại là 10,5, "
        "lớn hơn N.due là 10 (dòng 2, cột value). Cần: tổng không quá 10"
    )


@pytest.mark.parametrize(
    ("late", "overdue", "checks"),
    [
        ("6", "4", []),
        ("11", "1", ["part-above-whole"]),
        ("6", "Chưa có số liệu", []),
        ("11", "Chưa có số liệu", ["part-above-whole"]),
    ],
)
def test_parts_are_added_only_where_each_fits(late: str, overdue: str, checks: list[str]) -> None:
    assert [problem.rule for problem in two_parts(late, overdue)] == checks


def test_a_code_that_no_unit_should_have_is_told_once() -> None:
    units = ("U1", "U2", "U3")
    rows = [row for unit in units for row in [*long_rows(unit), [unit, "", "", "T.dne", "1"]]]

    [found] = refused(as_csv(rows))

    assert str(found).startswith(
        "số-liệu.csv, dòng 7, cột input: Không có mã số liệu “T.dne”, ở 3 dòng, dòng đầu tại đây."
    )
    assert found.advice == "Có phải là T.done không?"


def test_every_empty_cell_of_a_code_is_told_where_it_is() -> None:
    rows = [*long_rows(), *[["U1", "", "", "", "1"]] * 2]

    assert [problem.place.line for problem in refused(as_csv(rows))] == [7, 8]


def foreign(*codes: str) -> list[list[str]]:
    """Return rows of two units with these codes."""
    return [[unit, f"Sở {unit}", "so", code, "1"] for unit in ("U1", "U2") for code in codes]


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        (["X.a", "X.b", "T.done"], "2 trong 3 mã số liệu của tệp không có trong bộ tiêu chí"),
        (["T.done"], "tệp không có 3 trong 4 mã số liệu mà bộ tiêu chí cần"),
    ],
)
def test_a_file_of_another_scheme_is_said_to_be_one_first(codes: list[str], why: str) -> None:
    found = refused(as_csv(foreign(*codes)))

    assert [problem.rule for problem in found].count("other-scheme") == 1
    assert found[0].found == f"Tệp có vẻ được lập cho bộ tiêu chí khác: {why}"
    assert "“Bộ tiêu chí để thử” (thu@1), ví dụ T.owed, R.rate, P.points" in found[0].expected


@pytest.mark.parametrize("codes", [["X.a", *CODES], ["T.done", "T.owed", "X.a", "X.b"]])
def test_a_file_half_of_whose_codes_are_known_is_of_this_scheme(codes: list[str]) -> None:
    found = refused(as_csv(foreign(*codes)))

    assert "other-scheme" not in {problem.rule for problem in found}


def test_a_wide_file_of_another_scheme_is_said_to_be_one() -> None:
    none = refused(as_wide_xlsx(["U1", "Sở", "so", 1, 2], codes=["X.a", "X.b"]), "a.xlsx")
    few = refused(as_wide_xlsx(["U1", "Sở", "so", 1, 2, 3], codes=["X", "Y", "T.done"]), "a.xlsx")

    assert [problem.rule for problem in none] == ["other-scheme"]
    assert "“X.a”, “X.b”" in none[0].found
    assert few[0].rule == "other-scheme"
