"""Figures as they should be, in every layout and dress that officers use."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine.figures import State, Unit
from chamdiem.formats.figures import quantities
from chamdiem.formats.problems import Refused
from chamdiem.formats.tables import Percent
from tests.formats.samples import (
    AUGUST,
    CODES,
    as_csv,
    as_wide_xlsx,
    load,
    long_rows,
    scheme,
    values,
)


def test_figures_arrive_as_exact_scaled_integers() -> None:
    loaded = load(as_csv([*long_rows("U2"), *long_rows("U1", R_rate="50")], "# source: Cổng A"))

    assert [unit.code for unit in loaded.figures.units] == ["U2", "U1"]
    assert (values(loaded, "R.rate"), values(loaded, "T.done")) == ([7838, 5000], [80, 80])
    assert (loaded.source_note, loaded.figures.month) == ("Cổng A", AUGUST)


def test_the_wide_layout_says_the_same_as_the_long_one() -> None:
    wide = ";".join(["unit;name;block", *CODES]) + "\nU1;Sở U1;Sở;80;100;78,38;9,5;2"

    assert values(load(wide.encode()), "R.rate") == values(load(as_csv(long_rows())), "R.rate")


def test_vietnamese_headings_and_names_of_figures_are_known() -> None:
    rows = [[*row[:3], f"  SO LIEU {row[3]}", row[4]] for row in long_rows()]
    source = as_csv(rows).replace(
        b"unit;name;block;input;value", "MÃ ĐƠN VỊ;Tên đơn vị;Khối;Chỉ tiêu;Giá trị".encode()
    )

    assert values(load(source), "T.owed") == [100]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Không áp dụng", State.NOT_APPLICABLE),
        ("KHONG PHAT SINH", State.NOTHING_AROSE),
        ("Chưa có số liệu", State.MISSING),
        ("Chu\u031ba co\u0301 so\u0302\u0301 lie\u0323\u0302u", State.MISSING),
    ],
)
def test_states_are_written_in_full_with_or_without_marks(words: str, state: State) -> None:
    loaded = load(as_csv(long_rows(R_rate=words)))

    assert list(loaded.figures.states["R.rate"]) == [state]


def test_names_are_kept_in_one_form() -> None:
    rows = [["U1", "So\u031b\u0309  No\u0323\u0302i vu\u0323", *row[2:]] for row in long_rows()]

    assert load(as_csv(rows)).figures.units == (Unit("U1", "Sở Nội vụ", "so"),)


def test_a_group_given_whole_needs_no_figures_below_it() -> None:
    rows = [*long_rows("U1"), *long_rows("U2", T_done=None, T_owed=None, R_rate=None)]
    rows.append(["U2", "Sở U2", "so", "g.points", "7,09"])

    states = load(as_csv(rows)).figures.states

    assert list(states["T.done"]) == [State.VALUE, State.COVERED]
    assert list(states["g.points"]) == [State.MISSING, State.VALUE]


def test_a_covered_figure_may_say_so() -> None:
    changed = {"T_done": "Điểm nhập nguyên", "T_owed": "", "R_rate": None}
    rows = [*long_rows(**changed), ["U1", "", "", "g.points", "7"]]

    assert list(load(as_csv(rows)).figures.states["T.done"]) == [State.COVERED]


def test_figures_only_followed_are_not_owed() -> None:
    loaded = load(as_csv(long_rows(D_days=None)))

    assert list(loaded.figures.states["D.days"]) == [State.MISSING]


def test_units_may_be_named_in_a_file_of_their_own() -> None:
    units = "Mã đơn vị,Tên đơn vị,Khối\nU9,Sở Chín,so\nU1,Sở Một,so\n".encode()
    rows = [[code, *row[3:]] for code in ("U1", "U9") for row in long_rows(code)]
    source = as_csv(rows).replace(b"unit;name;block", b"unit")

    loaded = load(source, units=units, units_name="đơn-vị.csv")

    assert [unit.name for unit in loaded.figures.units] == ["Sở Chín", "Sở Một"]


def test_a_source_may_stand_beside_a_figure() -> None:
    rows = [[*row, "báo cáo tháng"] for row in long_rows()[:1]] + long_rows()[1:]
    source = as_csv(rows).replace(b"value", b"value;source")

    assert load(source).sources == {"T.done": ["báo cáo tháng"]}


def test_a_percent_cell_is_read_by_its_format_and_shown() -> None:
    source = as_wide_xlsx(["U1", "Sở", "so", 80, 100, (0.7838, "0.00%"), 9.5, 2])

    loaded = load(source, "a.xlsx")

    assert values(loaded, "R.rate") == [7838]
    assert str(loaded.conversions[0]) == (
        "a.xlsx, 'Số liệu'!F2: R.rate của U1: ô định dạng phần trăm, giá trị 0.7838 đọc là 78,38 %."
    )


def test_binary_noise_of_a_sheet_is_taken_away_and_shown() -> None:
    rate = scheme().input("R.rate")

    taken = quantities.take(0.1 + 0.2, rate, None)

    assert (taken.value, taken.found) == (30, "0.30000000000000004")


@given(typed=st.integers(0, 10_000))
def test_a_typed_percentage_survives_the_binary_division_of_a_sheet(typed: int) -> None:
    cell = Percent((typed / 100) / 100)

    assert quantities.take(cell, scheme().input("R.rate"), None).value == typed


def test_text_cells_of_a_sheet_follow_the_rules_of_text() -> None:
    row = ["U1", "Sở", "so", "1.234", "1 234 567", "78,38 %", "Không áp dụng", ""]

    loaded = load(as_wide_xlsx(row, above=["# decimal: comma"]), "a.xlsx")

    assert (values(loaded, "T.done"), values(loaded, "T.owed")) == ([1234], [1234567])


def test_numbers_as_unit_codes_stay_codes() -> None:
    loaded = load(as_wide_xlsx([101, "Sở", "so", 1, 2, 3, 4, 5]), "a.xlsx")

    assert loaded.figures.units[0].code == "101"


def test_what_64_bits_do_not_hold_is_kept_in_whole() -> None:
    small = scheme()
    huge = replace(
        small,
        inputs=tuple(
            replace(item, largest=10**24) if item.code.startswith("T.") else item
            for item in small.inputs
        ),
    )

    loaded = load(as_csv(long_rows(T_owed="1" + "0" * 23)), scheme=huge)

    assert values(loaded, "T.owed") == [10**23]


def test_the_digest_is_of_the_files_themselves() -> None:
    first, second = (load(as_csv(long_rows(), *above)) for above in ([], ["# source: x"]))

    assert len(first.digest) == 64
    assert first.digest != second.digest


def test_nothing_is_returned_where_anything_is_wrong() -> None:
    with pytest.raises(Refused):
        load(as_csv([*long_rows("U1"), *long_rows("U2", T_done="x")]))
