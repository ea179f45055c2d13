"""Months in one Parquet file: what is written is read back, and nothing missing becomes zero."""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.figures import State
from chamdiem.engine.rules import Manual, Ratio
from chamdiem.formats.parquet import MonthFile, month_figures, month_table, write_months
from chamdiem.formats.problems import Refused
from tests.engine.builders import (
    AUGUST,
    a_group,
    a_leaf,
    a_scheme,
    an_input,
    figures_of,
)

ON_TIME = a_leaf("ON_TIME", Ratio("done", "owed"))
SCHEME = a_scheme(ON_TIME)
NAME = "so-lieu.parquet"


def month_of(done, owed, *, month=AUGUST):
    return figures_of({"done": done, "owed": owed}, month=month)


def opened(*months, scheme=SCHEME):
    sink = io.BytesIO()
    write_months(sink, months, scheme)
    return MonthFile(io.BytesIO(sink.getvalue()), NAME, scheme)


def refusal(table, scheme=SCHEME):
    with pytest.raises(Refused) as caught:
        month_figures(table, month=AUGUST, scheme=scheme, name=NAME)
    return [problem.rule for problem in caught.value.problems]


def test_months_come_back_in_order_with_their_own_figures():
    july = AUGUST.shift(-1)
    file = opened(month_of([1, 2], [3, 4], month=july), month_of([5, 6], [7, 8]))

    figures = file.figures(AUGUST)

    assert file.months == (july, AUGUST)
    assert figures.month == AUGUST
    assert figures.values["done"].tolist() == [5, 6]


def test_every_state_comes_back_and_its_number_is_zero():
    states = [State.NOTHING_AROSE, State.NOT_APPLICABLE, State.MISSING, State.COVERED, 9]
    file = opened(month_of(states, [1, 2, 3, 4, 5]))

    figures = file.figures(AUGUST)

    assert figures.states["done"].tolist() == [1, 2, 3, 4, 0]
    assert figures.values["done"].tolist() == [0, 0, 0, 0, 9]
    assert "owed" not in figures.states


def test_units_are_made_once_while_they_stay_the_same():
    july = AUGUST.shift(-1)
    file = opened(month_of([1], [1], month=july), month_of([1], [1]))

    assert file.figures(july).units is file.figures(AUGUST).units


def test_new_units_are_seen_in_their_month():
    july = AUGUST.shift(-1)
    file = opened(month_of([1], [1], month=july), month_of([1, 2], [1, 2]))
    file.figures(july)

    assert [unit.code for unit in file.figures(AUGUST).units] == ["U0", "U1"]


def test_figures_beyond_32_bits_are_kept_exactly():
    largest = 2**60
    scheme = a_scheme(ON_TIME, inputs=[an_input("owed", largest=largest)])
    file = opened(month_of([1], [largest]), scheme=scheme)

    assert file.figures(AUGUST).values["owed"].tolist() == [largest]


def test_figures_beyond_64_bits_are_refused_with_what_to_do():
    scheme = a_scheme(ON_TIME, inputs=[an_input("owed", largest=2**63)])

    with pytest.raises(FiguresError, match="triệu đồng"):
        month_table(month_of([1], [1]), scheme)


def test_a_missing_column_is_refused_and_never_zero():
    table = month_table(month_of([1], [1]), SCHEME).drop_columns(["owed"])

    assert refusal(table) == ["missing-leaf"]


def test_below_a_group_given_whole_a_column_may_be_absent():
    scheme = a_scheme(a_group("G", ON_TIME, given="points"))
    table = month_table(figures_of({"points": [500]}), scheme)

    figures = month_figures(table, month=AUGUST, scheme=scheme, name=NAME)

    assert set(figures.values) == {"points"}


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1.5]),
        pa.array(["1"]),
        pa.array([None], pa.int64()),
        pa.array([-5]),
    ],
    ids=["fraction", "text", "null", "unknown state"],
)
def test_a_column_that_is_not_whole_numbers_or_states_is_refused(column):
    table = month_table(month_of([1], [1]), SCHEME)

    wrong = table.set_column(table.column_names.index("owed"), "owed", column)

    assert refusal(wrong) == ["parquet-column"]


def test_all_that_is_wrong_is_told_at_once():
    scheme = a_scheme(ON_TIME, a_leaf("HAND", Manual("hand")))
    table = month_table(month_of([1], [1]), SCHEME).append_column("stray", pa.array([1]))

    assert refusal(table, scheme) == ["unknown-input", "missing-leaf"]


def test_a_foreign_parquet_file_is_refused():
    sink = io.BytesIO()
    pq.write_table(pa.table({"month": [202608]}), sink)

    with pytest.raises(Refused, match="không ghi là tệp số liệu"):
        MonthFile(io.BytesIO(sink.getvalue()), NAME, SCHEME)


def test_what_is_no_parquet_file_at_all_is_refused():
    with pytest.raises(Refused, match="Không đọc được"):
        MonthFile(io.BytesIO(b"unit,name,block,input,value"), NAME, SCHEME)


def test_the_values_are_64_bit_integers_whatever_the_file_holds():
    assert opened(month_of([1], [1])).figures(AUGUST).values["done"].dtype == np.int64
