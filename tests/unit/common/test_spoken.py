"""Numbers and dates as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chamdiem.engine.periods import Month
from chamdiem.portal.common.templatetags import spoken


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [(6325, 2, "63,25"), (0, 2, "0,00"), (None, 2, "–"), (123456, 2, "1.234,56"), (-5, 1, "-0,5")],
)
def test_points_have_a_comma_and_all_their_decimals(value, places, words):
    assert spoken.points(value, places) == words


def test_figures_have_no_more_decimals_than_they_need():
    assert spoken.quantity(7838, 2) == "78,38"
    assert spoken.quantity(Decimal(150000), 2) == "1.500"


def test_an_instant_is_told_in_the_time_of_vietnam():
    sent = datetime(2026, 9, 7, 20, 2, tzinfo=UTC)

    assert spoken.moment(sent) == "03:02 ngày 08/09/2026"
    assert spoken.day(sent) == "08/09/2026"


def test_days_and_months_are_told_as_people_say_them():
    assert spoken.day(date(2026, 9, 7)) == "07/09/2026"
    assert spoken.month(Month(2026, 8)) == spoken.month("2026-08") == "tháng 8/2026"


def test_what_is_not_there_is_a_dash():
    assert spoken.day(None) == spoken.moment(None) == spoken.quantity(None) == "–"
