"""Decree 335/2025 (30 + 70 points, −25 % each time): replayed here, never shipped."""

from fractions import Fraction

import pytest

from chamdiem.engine.rules import Case, Deduction, Tasks
from chamdiem.formats import schemes
from tests.architecture import tree
from tests.spec import months, tables

PLAIN = {
    "general": "30", "assigned": "10", "done": "10", "good": "10",
    "failed_1": "0", "failed_2": "0", "failed_3": "0", "late": "0",
    "staff": "Không áp dụng", "organising": "Không áp dụng", "unity": "Không áp dụng",
    "discipline": "Không", "corruption": "Không",
}  # fmt: skip
HEAD = {"staff": "Không", "organising": "Đầy đủ", "unity": "Đầy đủ"}

# Chất lượng: mỗi lần không đạt trừ 25 % của chính sản phẩm ấy. Tiến độ: mỗi lần chậm trừ 25 %.
STAFF = """
    Đã làm | Đạt ngay | Không đạt 1 lần | Không đạt 2 lần | Không đạt 3 lần | Số lần chậm | A      | B      | C      | KETQUA
    10     | 10       | 0               | 0               | 0               | 0           | 100,00 | 100,00 | 100,00 | 70,00
    12     | 10       | 0               | 0               | 0               | 0           | 100,00 | 100,00 | 100,00 | 70,00
    10     | 9        | 1               | 0               | 0               | 0           | 100,00 | 97,50  | 100,00 | 69,42
    10     | 7        | 1               | 1               | 1               | 1           | 100,00 | 85,00  | 75,00  | 60,67
    8      | 8        | 0               | 0               | 0               | 2           | 80,00  | 80,00  | 50,00  | 49,00
    0      | 0        | 0               | 0               | 0               | 4           | 0,00   | 0,00   | 0,00   | 0,00
    10     | 10       | 0               | 0               | 0               | 9           | 100,00 | 100,00 | 0,00   | 46,67
"""  # noqa: E501
HEADS = """
    Có đơn vị không hoàn thành | Tổ chức triển khai | Đoàn kết | Số lần chậm | KETQUA
    Không                      | Đầy đủ             | Đầy đủ   | 0           | 70,00
    Có                         | Đầy đủ             | Đầy đủ   | 0           | 64,17
    Có                         | Một phần           | Một phần | 0           | 52,50
    Không                      | Đầy đủ             | Đầy đủ   | 1           | 67,08
"""
GRADES = """
    Điểm tiêu chí chung | Đã làm | Kỷ luật | Tham nhũng | Số lần chậm | xếp loại
    19,99               | 10     | Không   | Không      | 0           | Hoàn thành tốt
    30                  | 10     | Không   | Không      | 2           | Hoàn thành tốt
    30                  | 10     | Không   | Không      | 4           | Hoàn thành tốt
    20                  | 7      | Không   | Không      | 4           | Hoàn thành
    0                   | 7      | Không   | Không      | 4           | Không hoàn thành
    30                  | 10     | Có      | Không      | 0           | Không hoàn thành
    30                  | 10     | Không   | Có         | 0           | Không hoàn thành
"""


@pytest.mark.parametrize(
    ("table", "same", "nodes"),
    [(STAFF, {}, ("A", "B", "C", "KETQUA")), (HEADS, HEAD, ("KETQUA",))],
    ids=["staff", "heads"],
)
def test_results_are_the_mean_of_what_applies_times_70(table, same, nodes) -> None:
    month = months.scored("nd335", table, **PLAIN | same)

    for node in nodes:
        assert months.shown(month, node) == months.expected(table, node)


def test_bands_are_half_open_and_discipline_forces_the_lowest_grade() -> None:
    month = months.scored("nd335", GRADES, **PLAIN)

    expected = [row["xếp loại"] for row in tables.rows(GRADES)]
    assert [month.grade(at) for at in range(len(expected))] == expected


def test_one_product_loses_by_its_share_what_a_deduction_takes() -> None:
    by_share = Tasks("n", tuple((f"f{at}", Fraction(4 - at, 4)) for at in range(4)))
    by_times = Deduction("times", Fraction(25))

    for times in range(7):
        counts = {f"f{at}": Fraction(at == times) for at in range(4)} | {"n": Fraction(1)}
        one = by_share.exact(Case(counts), Fraction(100))
        assert one == by_times.exact(Case({"times": Fraction(times)}), Fraction(100))


def excellent(*general: str, block: str = "nhom-1") -> str:
    """Return a table of people who did everything, by their general points."""
    lines = [f"{each} | {block}" for each in general]
    return "\n".join(["Điểm tiêu chí chung | khối", *lines])


def test_the_best_are_at_most_a_fifth_of_the_good_in_their_group() -> None:
    table = excellent("30", "29", "28", "27", "26", "25")

    month = months.scored("nd335", table, **PLAIN)

    assert [month.grade(at) for at in range(6)] == ["Hoàn thành xuất sắc"] + ["Hoàn thành tốt"] * 5


def test_four_good_ones_are_too_few_for_one_of_the_best() -> None:
    month = months.scored("nd335", excellent("30", "29", "28", "27", "26"), **PLAIN)

    assert {month.grade(at) for at in range(5)} == {"Hoàn thành tốt"}


def test_it_is_not_shipped_and_no_shipped_scheme_scores_a_person() -> None:
    data = [path for kind in ("yaml", "json") for path in tree.SOURCE.rglob(f"*.{kind}")]
    shipped = sorted((tree.ROOT / "schemes").iterdir())

    assert not [p.name for p in (*data, *shipped) if "335/2025" in p.read_text(encoding="utf-8")]
    for path in shipped:
        assert "nguoi-dung-dau" not in schemes.load(path.read_bytes(), path.name).scheme.objects
