"""What people did in Tỉnh Mẫu: claims that come back to the truth, planted anomalies, stories."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from chamdiem import synthetic
from chamdiem.engine.figures import State
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import schemes
from chamdiem.synthetic import anomalies, courses, wording
from chamdiem.synthetic.anomalies import OCTOBER, Kind
from chamdiem.synthetic.claims import Given
from chamdiem.synthetic.courses import APPRAISED, BACK, FILLED, LAST, OBJECTED, UNIT, Course
from tests.formats.scheme_texts import ROOT

SEED = 1
YEAR = [LAST.shift(-back) for back in range(12)]
MONTHS = [*YEAR, OBJECTED, APPRAISED, FILLED]


@cache
def duties() -> Scheme:
    """Return the fourteen duties."""
    path = ROOT / "schemes/fourteen-duties-illustrative.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


@cache
def whole(month: Month) -> synthetic.Whole:
    """Return a month with all that people did in it."""
    return synthetic.month_whole(duties(), month, SEED)


def place(month: Month, unit: str) -> int:
    """Return where a unit stands in a month."""
    return [one.code for one in whole(month).true.units].index(unit)


def figure(month: Month, unit: str, code: str) -> Given:
    """Return what is true."""
    at, true = place(month, unit), whole(month).true
    return Given(State(int(true.states[code][at])), int(true.values[code][at]))


def claimed(month: Month, unit: str, code: str) -> Given:
    """Return what the unit said."""
    return whole(month).claims[place(month, unit)].figures[code]


def planted(kind: Kind) -> anomalies.Planted:
    """Return the planted anomaly of a kind."""
    return next(one for one in synthetic.truth(SEED) if one.kind is kind)


def test_the_same_seed_gives_the_same_year_and_another_does_not() -> None:
    again = synthetic.month_whole(duties(), LAST, SEED)

    assert (again.claims, again.told) == (whole(LAST).claims, whole(LAST).told)
    assert synthetic.month_whole(duties(), LAST, 2).claims != whole(LAST).claims


@pytest.mark.parametrize("month", YEAR, ids=str)
def test_what_is_over_comes_to_the_figures_that_were_always_shown(month: Month) -> None:
    shown, true = synthetic.figures(duties(), month, SEED), whole(month).true

    assert all(np.array_equal(shown.values[code], true.values[code]) for code in shown.values)
    assert all(np.array_equal(shown.states[code], true.states[code]) for code in shown.states)


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_every_claim_without_its_cuts_is_the_truth(month: Month) -> None:
    for unit, one in zip(whole(month).true.units, whole(month).claims, strict=True):
        found = dict(one.figures)
        for cut in one.cuts.values():
            found |= cut.figures

        assert found == {code: figure(month, unit.code, code) for code in found}, unit


def test_a_cut_always_differs_from_the_claim_and_says_why_in_its_own_words() -> None:
    cuts = [
        (one, cut) for month in MONTHS for one in whole(month).claims for cut in one.cuts.values()
    ]
    reasons = Counter(cut.reason for _, cut in cuts)

    assert len(cuts) > 400
    assert all(
        one.figures[code] != given for one, cut in cuts for code, given in cut.figures.items()
    )
    assert max(reasons.values()) == 1


def test_there_is_work_in_every_stage() -> None:
    found = {month: Counter(told.course for told in whole(month).told) for month in MONTHS}

    assert all(found[month] == {Course.APPRAISED: 57} for month in YEAR)
    assert found[OBJECTED][Course.EMPTY] == 1
    assert found[APPRAISED][Course.RETURNED] == len(BACK) == 3
    assert found[APPRAISED][Course.EMPTY] == 4
    assert min(found[FILLED][one] for one in list(Course)[:4]) > 0


def test_the_unit_that_signs_in_supplements_presents_and_objects() -> None:
    told = {month: whole(month).told[place(month, UNIT)] for month in MONTHS}

    assert told[APPRAISED].course is Course.RETURNED
    assert told[FILLED].course is Course.PRESENTED
    assert [one.ruling for one in told[OBJECTED].objections] == [""]


def test_objections_of_what_is_over_are_ruled_and_some_wait_in_the_month_under_way() -> None:
    ruled = [one for month in YEAR for told in whole(month).told for one in told.objections]
    waiting = [one for told in whole(OBJECTED).told for one in told.objections if not one.ruling]

    assert all(one.ruling for one in ruled)
    assert {one.changes for one in ruled} == {True, False}
    assert len(waiting) >= 2


def test_some_units_are_late_each_season_and_most_are_not() -> None:
    late = {month: sum(told.days > 0 for told in whole(month).told) for month in YEAR}

    assert 20 <= sum(late.values()) <= 60
    assert max(late.values()) <= 10


def test_no_document_or_word_of_it_can_be_taken_for_a_real_one() -> None:
    units = synthetic.province(SEED)
    numbers = [
        wording.document(unit, leaf, LAST, SEED) for unit in units for leaf in duties().leaves()
    ]

    assert all("Mẫu" in one.issuer for one in numbers)
    assert sum("giả định" not in one.number for one in numbers) < len(numbers) // 50


def test_every_kind_of_anomaly_is_planted_once() -> None:
    assert [one.kind for one in synthetic.truth(SEED)] == list(Kind)
    assert {one.month for one in synthetic.truth(SEED)} == {OCTOBER} == {APPRAISED}


def test_one_unit_claims_the_full_month_after_month_and_is_cut_each_time() -> None:
    unit = planted(Kind.ABOVE).units[0]
    months = [OCTOBER.shift(-back) for back in range(anomalies.HABIT)]
    gaps = []
    for month in months:
        given, due = (claimed(month, unit, f"ND03.{part}") for part in ("published", "due"))
        gaps.append((given.value - figure(month, unit, "ND03.published").value) / due.value)

    assert all("ND03" in whole(month).claims[place(month, unit)].cuts for month in months)
    assert min(gaps) >= 0.3


def test_one_figure_jumps_far_beyond_its_usual_size() -> None:
    unit = planted(Kind.JUMP).units[0]
    usual = [figure(OCTOBER.shift(-back), unit, "ND06.allocated").value for back in (1, 2, 3)]

    assert claimed(OCTOBER, unit, "ND06.allocated").value > 3 * max(usual)


def test_one_unit_writes_round_numbers_only() -> None:
    unit = planted(Kind.ROUND).units[0]
    asked = {code for leaf in duties().leaves() if leaf.rule.earns for code in leaf.rule.inputs}
    long = [
        given.value / 10 ** duties().input(code).decimals
        for code, given in whole(OCTOBER).claims[place(OCTOBER, unit)].figures.items()
        if code in asked and given.value >= 10 * 10 ** duties().input(code).decimals
    ]

    assert len(set(long)) >= 6
    assert all(value % 10 == 0 for value in long)


def test_one_criterion_tells_nobody_from_anybody() -> None:
    month = whole(OCTOBER).true

    assert not month.values["ND12.violations"].any()
    assert planted(Kind.FLAT).units == ()


def test_units_of_one_file_and_of_one_text_sent_their_returns() -> None:
    units = {*planted(Kind.SAME_FILE).units, *planted(Kind.SAME_WORDS).units}
    units |= {unit for one in synthetic.truth(SEED) for unit in one.units}

    sent = {told.unit.code for told in whole(OCTOBER).told if told.course is Course.SENT}
    assert units <= sent
    assert courses.is_settled(whole(LAST).told[0].unit, duties().leaves()[0], LAST, SEED)
