"""Points as one types: the engine for this one unit, and what it cannot say alone."""

import pytest

from chamdiem.engine.figures import Unit
from chamdiem.engine.periods import Month
from chamdiem.formats import schemes
from chamdiem.portal.returns import live
from chamdiem.portal.returns.choices import Answer
from tests.factories import months

UNIT, AUGUST = Unit("U1", "Đơn vị 1", "so"), Month(2026, 8)


def _now(text=months.SCHEME, **figures):
    scheme = schemes.load(text.encode(), "nho.yaml").scheme
    found = {code: _figure(value) for code, value in figures.items()}
    return live.compute(scheme, month=AUGUST, unit=UNIT, figures=found, as_of=0)


def _figure(value):
    return live.Figure(value) if isinstance(value, Answer) else live.Figure(Answer.VALUE, value)


def test_points_come_from_numerator_and_denominator():
    now = _now(done=7, all=9)

    assert now.leaves["ON_TIME"].points == 778
    assert (now.total, now.is_whole) == (778, True)


def test_a_blank_figure_leaves_the_criterion_out_of_the_total():
    now = _now(done=7)

    assert now.leaves["ON_TIME"] == live.LeafNow(None, live.WANTING)
    assert (now.total, now.is_whole, now.left_out) == (None, False, 1)


@pytest.mark.parametrize("answer", [Answer.NOT_APPLICABLE, Answer.NOTHING_AROSE])
def test_what_needs_consent_earns_nothing_before_i36(answer):
    now = _now(done=answer, all=9)

    assert now.leaves["ON_TIME"] == live.LeafNow(None, live.CONSENT)


def test_figures_said_to_be_missing_follow_the_policy_of_the_criterion():
    now = _now(done=Answer.MISSING, all=9)

    assert now.leaves["ON_TIME"].points is None
    assert "tính 0 điểm" in now.leaves["ON_TIME"].words


def test_a_criterion_compared_with_others_waits_for_them():
    text = months.SCHEME.replace(
        "rule: {kind: ratio, numerator: done, denominator: all, part_of: true}",
        "rule: {kind: peer-best, value: done, peers: block, better: up}",
    ).replace("  all: {name: Hồ sơ tiếp nhận, definition: Đếm trong tháng., direction: none}\n", "")

    assert _now(text, done=7).leaves["ON_TIME"] == live.LeafNow(None, live.PEERS)


def test_figures_larger_than_64_bits_are_computed_exactly():
    text = months.SCHEME.replace("largest: 1000000", "largest: 99999999999999999").replace(
        "decimals: 0", "decimals: 5"
    )

    now = _now(text, done=10**21, all=2 * 10**21)

    assert now.leaves["ON_TIME"].points == 500
