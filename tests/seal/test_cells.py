"""Figures as the sealed file writes them, and back."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Measure
from chamdiem.seal import cells
from tests.engine.builders import an_input

DAY = replace(an_input("d", largest=3_652_059), measure=Measure.DATE)


def figures(item: Input, numbers: list[int], states: list[int] | None = None) -> Figures:
    units = [Unit(str(at), "", "b") for at in range(len(numbers))]
    wide = max(numbers, default=0) >= 2**63
    values = {item.code: np.array(numbers, object if wide else np.int64)}
    marked = {item.code: np.array(states, np.uint8)} if states else {}
    return Figures(Month(2026, 8), units, values, marked)


@given(st.lists(st.integers(0, 10**25), min_size=1), st.integers(0, 9))
def test_numbers_of_any_width_come_back_exactly(numbers: list[int], decimals: int) -> None:
    item = an_input("n", decimals=decimals, largest=10**25)

    values, states = cells.arrays(item, cells.column(item, figures(item, numbers)))

    assert values.tolist() == numbers
    assert not states.any()


def test_a_number_has_all_its_declared_decimals() -> None:
    item = an_input("n", decimals=2)

    assert cells.column(item, figures(item, [5, 700])) == ["0.05", "7.00"]


def test_a_day_is_written_as_a_day() -> None:
    written = cells.column(DAY, figures(DAY, [739_859]))

    assert written == ["2026-08-31"]
    assert cells.arrays(DAY, written)[0].tolist() == [739_859]


def test_states_stay_apart_from_0_and_from_each_other_i8() -> None:
    item = an_input("n")
    states = [State.VALUE, State.NOTHING_AROSE, State.NOT_APPLICABLE, State.MISSING, State.COVERED]

    written = cells.column(item, figures(item, [0] * 5, [int(state) for state in states]))

    assert written == ["0", "nothing-arose", "not-applicable", "missing", "covered"]
    assert cells.arrays(item, written)[1].tolist() == states


@pytest.mark.parametrize("cell", [None, 1, "", "x", "1.5", "1e3", "9" * 41, "2026-08-31", ["1"]])
def test_what_is_no_figure_is_refused(cell: object) -> None:
    with pytest.raises(cells.NoFigure):
        cells.arrays(an_input("n"), [cell])


@pytest.mark.parametrize("cell", ["2026-02-30", "2026-8-1", "739859", "31/08/2026"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(cells.NoFigure):
        cells.arrays(DAY, [cell])
