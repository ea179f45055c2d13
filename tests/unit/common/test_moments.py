"""Instants and days in Vietnam: turned into each other, and written, in one place."""

from datetime import UTC, date, datetime, timedelta

from chamdiem.portal.common import moments

EVENING = datetime(2026, 9, 7, 20, 2, 11, tzinfo=UTC)  # already the next day in Vietnam
EIGHTH = date(2026, 9, 8)


def test_an_instant_is_written_in_the_time_of_vietnam():
    assert moments.spoken(EVENING) == "03:02 ngày 08/09/2026"
    assert moments.spoken_day(EVENING) == "08/09/2026"
    assert moments.spoken_clock(EVENING) == "03:02:11"


def test_a_day_goes_from_its_first_instant_to_its_last():
    first, last = moments.start_of(EIGHTH), moments.end_of(EIGHTH)

    assert moments.day_of(first) == moments.day_of(EVENING) == moments.day_of(last) == EIGHTH
    assert last + timedelta(microseconds=1) == moments.start_of(date(2026, 9, 9))
    assert first.astimezone(UTC) == datetime(2026, 9, 7, 17, tzinfo=UTC)
