"""Months and decimals: small values with strict manners."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine import decimals
from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month, Validity


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "08/2026", "2026-8", "", "tháng 8"])
def test_what_is_not_a_month_is_refused(text):
    with pytest.raises(MonthError):
        Month.parse(text)


def test_months_step_over_the_year():
    assert Month.parse("2025-12").shift(1) == Month(2026, 1)
    assert Month(2026, 1).shift(-1) == Month(2025, 12)


def test_a_scheme_covers_its_months_at_both_ends():
    validity = Validity(Month(2026, 1), Month(2026, 3))

    assert [validity.covers(Month(2026, at)) for at in (1, 3, 4)] == [True, True, False]


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(MonthError):
        Validity(Month(2026, 3), Month(2026, 1))


def test_numbers_are_written_for_programs_and_for_readers():
    assert decimals.plain(6325, 2) == "63.25"
    assert decimals.plain(-5, 2) == "-0.05"
    assert decimals.spoken(123456, 2) == "1.234,56"
    assert decimals.spoken(700, 2, shortest=True) == "7"


def test_digits_that_would_be_lost_are_not_scaled_away():
    assert decimals.scaled(Decimal("1.25"), 2) == 125
    assert decimals.scaled(Decimal("1.255"), 2) is None


@given(st.integers(-(10**30), 10**30), st.integers(0, 6))
def test_plain_text_reads_back_to_the_same_integer(value, places):
    assert decimals.scaled(Decimal(decimals.plain(value, places)), places) == value


def test_an_inexact_fraction_says_that_it_is_cut():
    assert decimals.spoken_fraction(Fraction(1, 3), 2) == "≈ 0,33"
    assert decimals.spoken_fraction(Fraction(1, 4), 2) == "= 0,25"
