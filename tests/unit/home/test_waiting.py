"""The first page begins with what waits for who reads it, and asks its rooms only once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.actions import attempts
from chamdiem.portal.calendar import clock
from chamdiem.portal.posts.models import Handover
from chamdiem.portal.privacy import actions as privacy
from chamdiem.portal.privacy.choices import Kind
from chamdiem.portal.rights.roles import Role
from tests.factories import months, organisations, people, posts

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 17)
OWN = reverse("scoring:unit", args=["thu", months.AUGUST, "U1"])


@pytest.fixture
def agency():
    """Return the organisation that the small month calls U1."""
    return organisations.organisation("Sở Thử", unit_code="U1")


@pytest.fixture
def first_page(client):
    """Return what the first page says to a person."""

    def shown(user):
        client.force_login(user)
        return client.get("/").content.decode()

    return shown


def test_nothing_waits_for_who_has_not_signed_in(client):
    assert "Việc cần xem" not in client.get("/").content.decode()


def test_who_has_nothing_to_do_is_told_what_will_stand_there(first_page, outsider):
    page = first_page(outsider)

    assert "Hiện không có việc nào chờ" in page
    assert "Nạp và chấm thử" not in page


def test_a_head_finds_the_own_months_from_the_first_page(first_page, agency):
    months.run((3, 4))
    head = posts.tenure(agency).person

    page = first_page(head)

    assert OWN in page
    assert "chưa công bố" in page
    assert reverse("scoring:head", args=["thu", head.public_id]) in page


def test_a_trial_is_no_own_month_i34(first_page, agency):
    months.run((3, 4), is_trial=True)

    assert OWN not in first_page(posts.tenure(agency).person)


def test_a_handover_waits_for_its_side_until_confirmed(first_page, agency):
    new = posts.replaced(posts.tenure(agency), on=AUGUST)
    address = reverse("posts:handover", args=[Handover.objects.get().public_id])

    assert address in first_page(new.person)

    Handover.objects.update(incoming_confirmed_at=posts.AT, incoming_by=new.person.public_id)
    assert address not in first_page(new.person)


def test_a_unit_is_warned_of_its_own_focal_point_only(first_page, agency):
    organisations.organisation("Sở Khác")
    officer = people.person(role=Role.UNIT_OFFICER, organisation=agency)
    posts.focal_point(agency, until=date(2026, 6, 1))

    page = first_page(officer)

    assert "Quyết định cử đầu mối đã hết hiệu lực" in page
    assert "Sở Khác" not in page


def test_an_administrator_finds_who_is_locked_out_and_until_when(first_page, administrator):
    people.person(username="bi-khoa")
    for _ in range(5):
        attempts.begin(at=timezone.now(), name="bi-khoa")

    page = first_page(administrator)

    assert "Đang tạm khoá đăng nhập: Lò Thị Mai" in page
    assert "tự mở lúc" in page


def test_an_unsure_clock_is_said_to_the_administrator_alone(
    first_page, administrator, outsider, monkeypatch
):
    unsure = clock.Clock(clock.UNSURE, "lệch 9,0 giây")
    monkeypatch.setattr(clock, "current", lambda: unsure)

    assert "lệch 9,0 giây" in first_page(administrator)
    assert "lệch 9,0 giây" not in first_page(outsider)


def test_requests_wait_with_their_deadline(first_page, officer, outsider):
    privacy.ask(user=outsider, kind=Kind.ACCESS, text="Xin bản sao", at=timezone.now())

    page = first_page(officer)

    assert "Yêu cầu về dữ liệu cá nhân chờ trả lời: 1" in page
    assert "ngày làm việc, " in page


def test_a_leader_finds_the_month_that_waits_and_no_trial(first_page, leader):
    months.run((3, 4))
    months.run((3, 4), month=Month(2026, 7), slug="khac", is_published=True)

    page = first_page(leader)

    assert "Chờ công bố: tháng 8/2026" in page
    assert "Chờ công bố: tháng 7/2026" not in page


def test_oversight_reads_the_trail_first(first_page):
    page = first_page(people.person(role=Role.OVERSIGHT))

    assert page.index("Nhật ký: ") < page.index("Chấm điểm hằng tháng, giải thích")
    assert "chưa có bản neo nào" in page


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR, Role.LEADER, Role.OVERSIGHT])
def test_more_units_months_and_handovers_cost_no_more_queries(
    role, client, agency, assert_queries_stay_flat
):
    head = people.person(role=role)
    months.run((3, 4), (1, 2), month=Month(2026, 6))
    posts.replaced(posts.tenure(agency), head, on=AUGUST)

    def grow():
        more = organisations.organisation("Sở Khác", unit_code="U2")
        posts.replaced(posts.tenure(more), head, on=AUGUST + timedelta(days=1))
        months.run((3, 4), (1, 2))

    client.force_login(head)
    assert_queries_stay_flat(show=lambda: client.get("/"), grow=grow)
