"""Tỉnh Mẫu: invented, believable, and the same for everybody."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from chamdiem import synthetic
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme, Timing
from chamdiem.formats import figures, schemes
from tests.formats.scheme_texts import ROOT

YEAR = [Month(2025, 9).shift(step) for step in range(12)]
SEED = 1
SHOWN = ("TM.02", "TM.04", "TM.05", "TM.06", "TM.101", "TM.103", "TM.104", "TM.120")


@cache
def duties() -> Scheme:
    """Return the fourteen duties."""
    path = ROOT / "schemes/fourteen-duties-illustrative.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


@cache
def drawn(month: Month) -> Figures:
    """Return a month's figures."""
    return synthetic.figures(duties(), month, SEED)


def test_there_are_19_agencies_and_38_communes() -> None:
    units = synthetic.province(SEED)

    assert Counter(unit.block for unit in units) == {"so-nganh": 19, "xa-phuong": 38}
    assert len({unit.code for unit in units}) == len({unit.name for unit in units}) == 57


def test_no_unit_can_be_taken_for_a_real_one() -> None:
    names = [unit.name for unit in synthetic.province(SEED)]

    assert all("Mẫu" in name for name in names)
    assert not any("Mẫu Sơn" in name for name in names)  # a real commune


@pytest.mark.parametrize("month", YEAR, ids=str)
def test_every_month_is_accepted_and_scored_like_a_real_file(month: Month) -> None:
    source = synthetic.as_long_csv(duties(), month, SEED)

    loaded = figures.load(source, "mau.csv", scheme=duties(), month=month)

    ours = evaluate(duties(), drawn(month)).total.points
    assert np.array_equal(evaluate(duties(), loaded.figures).total.points, ours)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    first = synthetic.as_long_csv(duties(), YEAR[0], SEED)

    assert first == synthetic.as_long_csv(duties(), YEAR[0], SEED)
    assert first != synthetic.as_long_csv(duties(), YEAR[0], SEED + 1)


def test_all_four_states_occur_in_a_year() -> None:
    found = {int(s) for month in YEAR for states in drawn(month).states.values() for s in states}

    assert found == {
        State.VALUE,
        State.NOTHING_AROSE,
        State.NOT_APPLICABLE,
        State.MISSING,
    }


def test_only_agencies_of_a_key_sector_report_on_their_sector() -> None:
    month = drawn(YEAR[0])
    open_to = month.states["ND05.sector_rate"] != State.NOT_APPLICABLE

    assert 0 < open_to.sum() < 19


def test_a_running_total_never_falls_within_a_year() -> None:
    totals = [item.code for item in duties().inputs if item.timing is Timing.CUMULATIVE]
    for before, after in zip(YEAR[4:], YEAR[5:], strict=False):
        for code in totals:
            told = (drawn(before).states[code] == 0) & (drawn(after).states[code] == 0)

            assert (drawn(after).values[code] >= drawn(before).values[code])[told].all()


def test_most_units_move_a_little_from_month_to_month() -> None:
    totals = [evaluate(duties(), drawn(month)).total.points for month in YEAR[4:]]
    steps = np.abs(np.diff(np.stack(totals), axis=0))

    assert 0 < np.median(steps) < 500  # five points


def test_every_grade_occurs_and_none_takes_all() -> None:
    evaluation = evaluate(duties(), drawn(YEAR[-1]))
    grades = Counter(evaluation.grade(index) for index in range(57))

    assert len(grades) >= 3
    assert max(grades.values()) < 45


def test_the_wide_example_is_what_the_seed_draws() -> None:
    shipped = (ROOT / "examples/fourteen-duties-wide.csv").read_bytes()

    assert shipped == synthetic.as_wide_csv(duties(), YEAR[-1], SEED, only=SHOWN)
