"""Pages of duties: the matrix, a unit's fourteen, what fell due confirmed by the unit."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from chamdiem.portal.duties import actions
from chamdiem.portal.duties.models import Confirmation, SectorAgency
from chamdiem.portal.rights.roles import Role
from tests.factories import duties, people

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be a day of September."""
    monkeypatch.setattr("chamdiem.portal.duties.views.timezone.now", lambda: NOW)


@pytest.fixture
def unit():
    made = duties.unit()
    actions.open_due(at=NOW)
    return made


@pytest.fixture
def writer(unit):
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def test_the_matrix_says_each_state_in_words(client, unit):
    client.force_login(people.person(role=Role.OFFICER))

    page = client.get(reverse("duties:matrix")).content.decode()

    assert "Sở Thử" in page
    assert '<span class="visually-hidden">đến hạn</span>' in page
    assert "mặc định hệ thống" in page


def test_a_unit_confirms_what_fell_due(client, unit, writer):
    row = duties.fallen(unit, 8, at=NOW)
    client.force_login(writer)
    at = reverse("duties:occasion", args=[row.public_id])
    assert "Tử số" in client.get(at).content.decode()

    answer = client.post(at, {"answer": "done", "numerator": "2", "denominator": "4"})

    assert answer.url == reverse("duties:unit", args=[unit.public_id])
    page = client.get(answer.url).content.decode()
    assert "2/4 = 50 %" in page
    assert Confirmation.objects.count() == 1


def test_what_lacks_is_said_and_what_was_typed_stays(client, unit, writer):
    row = duties.fallen(unit, 13, at=NOW)
    client.force_login(writer)
    at = reverse("duties:occasion", args=[row.public_id])

    wrong = client.post(at, {"answer": "done", "meetings": "hôm qua họp"})
    lacking = client.post(at, {"answer": "done", "text": "Đã họp giao ban"})

    assert "ghi ngày; số văn bản; nội dung" in wrong.content.decode()
    assert "hôm qua họp" in wrong.content.decode()
    assert "ít nhất một cuộc họp" in lacking.content.decode()
    assert "Đã họp giao ban" in lacking.content.decode()


def test_meetings_and_checks_are_read_line_by_line(client, unit, writer):
    row = duties.fallen(unit, 13, at=NOW)
    client.force_login(writer)
    said = {
        "answer": "done",
        "meetings": "05/09/2026; 12/TB-SCT; Họp tháng 9",
        "checks": "07/09/2026; 3/KL-SCT; Kiểm tra phòng A",
    }

    client.post(reverse("duties:occasion", args=[row.public_id]), said)

    made = Confirmation.objects.get().supervised.order_by("on")
    assert [one.number for one in made] == ["12/TB-SCT", "3/KL-SCT"]


def test_a_unit_sees_its_own_duties_and_no_others(client, unit, writer):
    other = duties.unit("Sở Khác")
    actions.open_due(at=NOW)
    row = duties.fallen(other, 8, at=NOW)
    client.force_login(writer)

    assert "Sở Khác" not in client.get(reverse("duties:matrix")).content.decode()
    assert client.get(reverse("duties:unit", args=[other.public_id])).status_code == 404
    assert client.get(reverse("duties:occasion", args=[row.public_id])).status_code == 404


def test_the_department_reads_and_confirms_for_nobody(client, unit):
    row = duties.fallen(unit, 8, at=NOW)
    client.force_login(people.person(role=Role.OFFICER))
    at = reverse("duties:occasion", args=[row.public_id])

    assert "Ghi xác nhận" not in client.get(at).content.decode()
    assert client.post(at, {"answer": "partly"}).status_code == 404


def test_the_share_of_duty_nine_is_set_against_the_dispatchs_quarter(client, unit, writer):
    row = duties.fallen(unit, 9, at=NOW)
    client.force_login(writer)
    at = reverse("duties:occasion", args=[row.public_id])

    client.post(at, {"answer": "done", "numerator": "1", "denominator": "5"})

    page = client.get(reverse("duties:unit", args=[unit.public_id])).content.decode()
    assert "dưới mức 25 %" in page


def test_an_officer_names_the_agency_of_a_key_sector(client, unit):
    client.force_login(people.person(role=Role.OFFICER))
    said = {
        "organisation": unit.public_id, "sector": "y tế", "holds_from": "01/09/2026", "is_in": "1",
    }  # fmt: skip

    assert client.post(reverse("duties:sectors"), said).status_code == 302

    assert SectorAgency.objects.get().is_in
    assert "y tế" in client.get(reverse("duties:sectors")).content.decode()


def test_the_daily_command_opens_what_falls_due(unit, capsys):
    call_command("open_duties")

    assert "Đã mở" in capsys.readouterr().out
