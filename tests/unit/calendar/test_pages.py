"""The pages of the calendar: the year, the dry look, the clock."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.calendar.models import CalendarDay
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
YEAR, CHANGE = reverse("calendar:year"), reverse("calendar:change")
CLOCK = reverse("calendar:clock")
CONFIRM = reverse("calendar:confirm", args=[2027])


def soon():
    """Return the first weekday from the next month's second on."""
    day = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=2)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def form(**changes):
    given = {
        "day": f"{soon():%d/%m/%Y}",
        "is_working": "0",
        "name": "Nghỉ hoán đổi để thử",
        "status": "official",
        "source": "9/VPCP-KGVX",
        "note": "",
        "seen": "",
        "step": "look",
    }
    return given | changes


def looked(client):
    """Look at the change and return the mark that the form then carries."""
    page = client.post(CHANGE, form()).content.decode()
    return page, page.split('name="seen" value="')[1].split('"')[0]


def test_the_year_shows_months_days_and_counts(client, outsider):
    client.force_login(outsider)

    page = client.get(f"{YEAR}?nam=2026").content.decode()

    assert "Tháng 9: 20 ngày làm việc" in page and "nghỉ: Quốc khánh" in page
    assert "làm việc: Làm bù cho 02/01/2026" in page
    assert "12729/VPCP-KGVX" in page and "Sửa một ngày" not in page


def test_a_year_that_is_only_reckoned_says_so(client, outsider):
    client.force_login(outsider)

    assert "còn dự kiến" in client.get(f"{YEAR}?nam=2027").content.decode()
    assert "còn dự kiến" not in client.get(f"{YEAR}?nam=2026").content.decode()


@pytest.mark.parametrize("asked", ["1999", "2101", "hai", "２０２６"])
def test_a_year_outside_the_calendar_is_404(client, outsider, asked):
    client.force_login(outsider)

    assert client.get(YEAR, {"nam": asked}).status_code == 404


def test_a_look_shows_what_moves_and_stores_nothing(client, administrator):
    client.force_login(administrator)

    page, _ = looked(client)

    assert "Nếu ghi, từ nay đến" in page and "Ghi vào lịch" in page
    assert f"{soon().month}/{soon().year}" in page
    assert CalendarDay.objects.count() == 2


def test_after_the_look_the_day_is_recorded(client, administrator):
    client.force_login(administrator)
    _, seen = looked(client)

    page = client.post(CHANGE, form(step="keep", seen=seen), follow=True).content.decode()

    assert "thời hạn đã đặt giữ nguyên" in page and "Nghỉ hoán đổi để thử" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"step": "keep"}, "hãy xem thử lại"),
        ({"day": "31/02/2027"}, "có thật"),
        ({"name": " "}, "Hãy điền “Tên”"),
        ({"day": "05/01/2026"}, "đã qua"),
        ({"is_working": "1"}, "không cần ghi"),
    ],
)
def test_a_refusal_names_the_rule_and_keeps_what_was_typed(client, administrator, changes, words):
    client.force_login(administrator)

    answer = client.post(CHANGE, form(**changes))

    assert answer.status_code == 422
    assert words in answer.content.decode() and "9/VPCP-KGVX" in answer.content.decode()
    assert CalendarDay.objects.count() == 2


@pytest.mark.parametrize("who", ["officer", "leader", "outsider"])
def test_only_who_keeps_the_calendar_changes_it(client, request, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(CHANGE).status_code == 403
    assert client.post(CONFIRM, {"source": "x"}).status_code == 403
    assert client.get(CLOCK).status_code == 404


def test_a_year_is_confirmed_from_its_page(client, administrator):
    client.force_login(administrator)

    page = client.post(CONFIRM, {"source": "8/TB-BNV"}, follow=True).content.decode()

    assert "Đã ghi 15 ngày của năm 2027 là chính thức" in page and "còn dự kiến" not in page
    again = client.post(CONFIRM, {"source": "8/TB-BNV"})
    assert again.status_code == 422 and "không còn ngày nào dự kiến" in again.content.decode()


def test_a_confirmation_without_its_document_is_told_so(client, administrator):
    client.force_login(administrator)

    answer = client.post(CONFIRM, {"source": ""})

    assert answer.status_code == 422 and "Hãy điền văn bản" in answer.content.decode()


def test_the_clock_is_shown_to_the_administrator(client, administrator):
    client.force_login(administrator)

    page = client.get(CLOCK).content.decode()

    assert "Lệch so với máy cơ sở dữ liệu" in page


def test_the_year_asks_no_more_when_more_days_are_recorded(
    client, administrator, assert_queries_stay_flat
):
    client.force_login(administrator)

    def grow(first=2, last=20):
        for day in range(first, last):
            CalendarDay.objects.create(
                day=f"2026-12-{day:02}",
                is_working=False,
                name="Ngày thử",
                status="official",
                source="văn bản",
                note="thử",
                recorded_at=AT,
                recorded_by=administrator.public_id,
            )

    grow(1, 2)

    assert_queries_stay_flat(show=lambda: client.get(f"{YEAR}?nam=2026"), grow=grow)
