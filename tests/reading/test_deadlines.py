"""Days and deadlines (thời hạn): absolute, by month, quarter, range, recurring, of an event."""

from datetime import date

import pytest

from chamdiem.reading.dates import dates_in
from chamdiem.reading.deadlines import deadline_in
from chamdiem.reading.keys import key_of


def read(words):
    return deadline_in(words, key_of(words))


@pytest.mark.parametrize(
    ("words", "day", "bound"),
    [
        ("báo cáo trước ngày 15/10/2026", date(2026, 10, 15), "before"),
        ("hoàn thành chậm nhất ngày 01 tháng 7 năm 2028", date(2028, 7, 1), "at_latest"),
        ("hoàn thành trong tháng 6/2025", date(2025, 6, 30), "on"),
        ("hoàn thành trong quý III/2026", date(2026, 9, 30), "on"),
        ("bao cao truéc ngay 10 thang 5 nam 2026", date(2026, 5, 10), "before"),
    ],
)
def test_a_deadline_is_a_day_with_its_bound(words, day, bound):
    found = read(words)

    assert (found.date, found.bound) == (day, bound)


@pytest.mark.parametrize(
    "words", ["định kỳ trước ngày 20 hằng tháng báo cáo", "báo cáo hằng quý", "định kỳ hằng năm"]
)
def test_what_recurs_has_no_day_of_its_own(words):
    found = read(words)

    assert (found.kind, found.date) == ("recurring", None)


def test_an_event_has_no_day():
    found = read("báo cáo tại phiên họp thường kỳ tháng 9/2026")

    assert (found.kind, found.date) == ("event", None)


@pytest.mark.parametrize(
    "words",
    [
        "Quyết định có hiệu lực kể từ ngày 01/7/2026",
        "tại cuộc họp ngày 17/7/2026",
        "Kế hoạch số 351-KH/TU về nhiệm vụ trọng tâm tháng 6/2025",
        "văn bản ban hành ngày 05/6/2025",
    ],
)
def test_a_day_that_only_dates_something_is_no_deadline(words):
    assert read(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ngày 05 tháng 6 năm 2025", date(2025, 6, 5)),
        ("22/12/2024", date(2024, 12, 22)),
        ("ngay 05 thang 6 nam 2025", date(2025, 6, 5)),
        ("06 tháng cuối năm 2025", date(2025, 12, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it(words, day):
    assert dates_in(key_of(words))[0].value == day


@pytest.mark.parametrize("words", ["31/02/2026", "ngày 45 tháng 6 năm 2025", "13/13/2026"])
def test_a_day_that_does_not_exist_is_none(words):
    assert all(one.value is None or one.value.year for one in dates_in(key_of(words)))
    assert date(2026, 2, 28) not in [one.value for one in dates_in(key_of(words))]
