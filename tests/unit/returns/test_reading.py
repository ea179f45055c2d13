"""What people type into a cell, as a table."""

import pytest

from chamdiem.engine.scheme import Certainty, Direction, Input, Measure, Timing
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.choices import Answer


def _input(measure: Measure = Measure.COUNT, decimals: int = 0, largest: int = 1_000_000) -> Input:
    return Input(
        code="x",
        name="Số liệu",
        definition="Đếm.",
        unit="hồ sơ",
        measure=measure,
        timing=Timing.IN_PERIOD,
        direction=Direction.UP,
        supplier="Đơn vị",
        rhythm="hằng tháng",
        closing="hết tháng",
        decimals=decimals,
        largest=largest,
        certainty=Certainty.HIGH,
    )


@pytest.mark.parametrize(
    ("typed", "decimals", "value"),
    [
        ("12", 0, 12),
        (" 1 234 ", 0, 1234),
        ("1.234", 0, 1234),
        ("1234", 0, 1234),
        ("12,5", 1, 125),
        ("12.5", 1, 125),
        ("0", 0, 0),
        ("1.234,50", 2, 123450),
        ("1,234", 3, 1234),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, decimals, value):
    assert reading.read(typed, _input(decimals=decimals)) == reading.Read(Answer.VALUE, value)


def test_a_percent_sign_stands_where_the_figure_is_a_percent():
    assert reading.read("97,5 %", _input(Measure.PERCENT, 1, 1000)).value == 975
    assert "phần trăm" in reading.read("97 %", _input()).refusal


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("Không áp dụng", Answer.NOT_APPLICABLE),
        ("khong phat sinh", Answer.NOTHING_AROSE),
        ("Chưa có số liệu", Answer.MISSING),
    ],
)
def test_a_state_written_in_full_is_an_answer(typed, answer):
    assert reading.read(typed, _input()) == reading.Read(answer)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nhiều", "Cần một số"),
        ("-3", "từ 0 trở lên"),
        ("1000001", "không quá"),
        ("12,5", "số nguyên"),
        ("KAD", "Ghi đủ chữ"),
        ("Điểm nhập nguyên", "không nhận"),
        ("1" * 300, "Dài quá"),
        ("1e5", "luỹ thừa"),
    ],
)
def test_what_is_no_number_of_the_figure_says_what_is_wanted(typed, words):
    read = reading.read(typed, _input())

    assert words in read.refusal
    assert read.value is None
    assert not read.is_blank


def test_an_empty_cell_is_blank_and_not_zero_i8():
    assert reading.read("  ", _input()).is_blank
    assert not reading.read("0", _input()).is_blank
