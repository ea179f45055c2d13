"""Months in addresses."""

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.common.converters import MonthConverter


def test_a_month_goes_into_an_address_and_comes_back():
    month = Month(2026, 8)

    assert MonthConverter().to_url(month) == "2026-08"
    assert MonthConverter().to_python("2026-08") == month


def test_a_month_that_no_calendar_has_is_no_address():
    with pytest.raises(ValueError):
        MonthConverter().to_python("2026-13")
