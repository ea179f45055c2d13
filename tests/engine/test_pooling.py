"""A parent's result comes from pooled counts, never from the mean of its children (I12)."""

from dataclasses import replace

import pytest

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.pooling import pool_months, pool_units
from chamdiem.engine.rules import Ratio
from chamdiem.engine.scheme import Pooling
from tests.engine.builders import a_leaf, a_scheme, an_input, figures_of

PROVINCE = Unit("T", "Tỉnh", "so")
SUMMED = {"pool_units": Pooling.SUM, "pool_months": Pooling.SUM}


def a_pooled_scheme(**more):
    """Return a scheme of one ratio of counts that may be added up."""
    inputs = [replace(an_input(code, **more), **SUMMED) for code in ("a", "b")]
    return a_scheme(a_leaf("A", Ratio("a", "b", part_of=False)), inputs=inputs)


def parents(*codes):
    return dict.fromkeys(codes, PROVINCE)


def test_a_parent_is_scored_from_sums_and_not_from_the_mean_of_its_children():
    scheme = a_pooled_scheme()
    children = figures_of({"a": [1, 0], "b": [1, 9]})  # 10,00 and 0,00 points: the mean is 5,00

    pooled = pool_units(scheme, children, parents("U0", "U1"))

    month = evaluate(scheme, pooled.figures)
    assert month.figures.units == [PROVINCE]
    assert month.total.shown(0) == 100


def test_months_are_added_up_unit_by_unit():
    scheme = a_pooled_scheme()
    july = figures_of({"a": [1, 2], "b": [4, 4]}, month=Month(2026, 7))
    august = figures_of({"a": [3, 2], "b": [4, 0]})

    pooled = pool_months(scheme, [august, july])

    assert pooled.figures.month == Month(2026, 8)
    assert pooled.figures.values["a"].tolist() == [4, 4]
    assert pooled.figures.values["b"].tolist() == [8, 4]


@pytest.mark.parametrize(
    ("cells", "state", "value"),
    [
        ([1, State.MISSING], State.MISSING, 0),
        ([1, State.NOTHING_AROSE], State.VALUE, 1),
        ([State.NOT_APPLICABLE, State.NOTHING_AROSE], State.NOT_APPLICABLE, 0),
        ([0, 0], State.VALUE, 0),
    ],
)
def test_what_is_missing_in_one_child_is_missing_in_the_parent(cells, state, value):
    figures = figures_of({"a": cells, "b": [1, 1]})

    pooled = pool_units(a_pooled_scheme(), figures, parents("U0", "U1")).figures

    assert (pooled.states["a"][0], pooled.values["a"][0]) == (state, value)


def test_a_figure_that_cannot_be_added_is_named_and_missing():
    scheme = a_scheme(a_leaf("A", Ratio("a", "b")))

    pooled = pool_units(scheme, figures_of({"a": [1], "b": [2]}), parents("U0"))

    assert pooled.left_out == ("a", "b")
    assert pooled.figures.states["a"].tolist() == [State.MISSING]


def test_the_last_month_stands_for_a_figure_as_of_a_day():
    item = replace(an_input("a"), pool_units=Pooling.SUM, pool_months=Pooling.LAST)
    scheme = a_scheme(a_leaf("A", Ratio("a", "a")), inputs=[item])
    months = [figures_of({"a": [number]}, month=Month(2026, number)) for number in (7, 8)]

    assert pool_months(scheme, months).figures.values["a"].tolist() == [8]


def test_a_sum_beyond_the_declared_largest_is_refused():
    scheme = a_pooled_scheme(largest=10)

    with pytest.raises(FiguresError, match="a gộp của T là 12, lớn hơn .* 10"):
        pool_units(scheme, figures_of({"a": [6, 6], "b": [9, 1]}), parents("U0", "U1"))


def test_units_without_a_parent_are_left_and_no_parent_at_all_is_refused():
    scheme, figures = a_pooled_scheme(), figures_of({"a": [1, 2], "b": [3, 4]})

    assert pool_units(scheme, figures, parents("U1")).figures.values["a"].tolist() == [2]
    with pytest.raises(FiguresError, match="Không đơn vị nào"):
        pool_units(scheme, figures, {})
