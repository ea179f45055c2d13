"""How months count for heads: whole scores, weights of days, averages; and what a sheet is told."""

from datetime import date

import pytest
from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.posts.models import Handover
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Series
from chamdiem.portal.scoring.queries import heads
from tests.factories import months, organisations, people, posts

pytestmark = pytest.mark.django_db

JULY, AUGUST = Month(2026, 7), Month(2026, 8)
MIDDLE = date(2026, 8, 17)


@pytest.fixture
def agency():
    """Return the organisation that files of figures call U1."""
    return organisations.organisation("Đơn vị 1", unit_code="U1")


def of(person, slug="thu"):
    return reverse("scoring:head", args=[slug, person.public_id])


def shown(client, user, address):
    client.force_login(user)
    return client.get(address)


def headed(person, *, unpublished=False):
    found = heads.headed_months(series=months.series(), person=person, unpublished=unpublished)
    return [(str(one.month), one.unit.total, one.share.days) for one in found]


def test_both_heads_of_a_month_are_shown_the_whole_score_i22(agency):
    old = posts.tenure(agency)
    new = posts.replaced(old, on=MIDDLE)
    months.run((3, 4), is_published=True)

    assert headed(old.person) == [("2026-08", 7_50, 16)]
    assert headed(new.person) == [("2026-08", 7_50, 15)]


def test_a_trial_never_reaches_a_head_i34(agency, officer):
    head = posts.tenure(agency)
    months.run((3, 4), is_trial=True)

    assert headed(head.person, unpublished=True) == []


def test_a_kept_month_reaches_a_head_once_it_is_published(agency):
    head = posts.tenure(agency)
    months.run((3, 4))

    assert headed(head.person) == []
    assert headed(head.person, unpublished=True) == [("2026-08", 7_50, 31)]


def test_scores_follow_the_code_that_the_unit_had_in_the_month(agency):
    head = posts.tenure(agency)
    months.run((3, 4), (1, 4), month=JULY, is_published=True)
    agency_2 = organisations.organisation("Đơn vị 2", unit_code="U2")
    posts.tenure(agency_2, head.person)

    assert headed(head.person) == [("2026-07", 7_50, 31), ("2026-07", 2_50, 31)]


def test_an_average_weighs_months_and_leaves_out_those_too_short(client, agency, officer):
    old = posts.tenure(agency, until=date(2026, 8, 11))
    posts.tenure(agency, on=date(2026, 8, 11))
    months.run((4, 4), month=JULY, is_published=True)
    months.run((2, 4), is_published=True)

    page = shown(client, officer, of(old.person)).content.decode()

    assert "không đủ thời gian giữ chức vụ" in page
    assert "10,00" in page
    assert "1 tháng, tổng trọng số 1" in page


def test_a_weight_is_shown_beside_the_days(client, agency, officer):
    old = posts.tenure(agency)
    posts.replaced(old, on=MIDDLE)
    months.run((3, 4), is_published=True)

    page = shown(client, officer, of(old.person)).content.decode()

    assert "0,5161" in page  # 16 of 31 days


def test_a_head_sees_the_own_months_and_nobody_elses_i30(client, agency, administrator, leader):
    old = posts.tenure(agency)
    new = posts.replaced(old, on=MIDDLE)
    months.run((3, 4), is_published=True)

    def status(user, person):
        return shown(client, user, of(person)).status_code

    assert status(old.person, old.person) == status(leader, old.person) == 200
    assert status(old.person, new.person) == status(administrator, old.person) == 404
    client.logout()
    assert client.get(of(old.person)).status_code == 302


def test_who_never_headed_a_unit_has_no_such_page(client, agency, officer):
    months.run((3, 4), is_published=True)

    assert shown(client, officer, of(people.person())).status_code == 404


def test_a_series_that_is_not_the_provinces_has_no_heads(client, agency, officer):
    head = posts.tenure(agency)

    assert shown(client, officer, of(head.person, "tinh")).status_code == 200
    assert shown(client, officer, of(head.person, "khong-co")).status_code == 404


def test_a_head_without_months_is_told_how_they_come(client, agency, officer):
    months.series()

    page = shown(client, officer, of(posts.tenure(agency).person)).content.decode()

    assert "Chưa có tháng nào" in page


def unit_page(client):
    return client.get(reverse("scoring:unit", args=["thu", AUGUST, "U1"])).content.decode()


def test_the_unit_names_the_heads_of_the_month_to_who_signed_in_only_i24(client, agency, officer):
    posts.tenure(agency, posts.noted("Giàng A Pao"), until=MIDDLE)
    months.run((3, 4), is_published=True)

    assert "Giàng A Pao" not in unit_page(client)
    client.force_login(officer)
    page = unit_page(client)
    assert "Giàng A Pao" in page
    assert "16 ngày, trọng số 1" in page
    assert "15 ngày trong tháng chưa ghi ai đứng đầu" in page


def test_a_head_without_rights_opens_only_the_own_page_from_the_unit(client, agency):
    old = posts.tenure(agency)
    new = posts.replaced(old, on=MIDDLE)
    months.run((3, 4), is_published=True)
    client.force_login(old.person)

    page = unit_page(client)

    assert of(old.person) in page
    assert of(new.person) not in page


def test_months_of_a_head_ask_no_more_for_more(client, agency, officer, assert_queries_stay_flat):
    head = posts.tenure(agency)
    months.run((3, 4), month=Month(2026, 1), is_published=True)
    client.force_login(officer)

    def grow():
        for number in (2, 3, 4):
            months.run((3, 4), month=Month(2026, number), is_published=True)
        other = organisations.organisation("Đơn vị 3", unit_code="U3")
        posts.tenure(other, head.person)

    assert_queries_stay_flat(show=lambda: client.get(of(head.person)), grow=grow)


def test_a_sheet_is_told_what_is_done_fell_and_waits(agency):
    months.run((4, 4), month=JULY, is_published=True, slug="tinh")
    months.run((3, 4), is_published=True, slug="tinh")
    months.run((1, 4), month=Month(2026, 9), slug="tinh")

    posts.replaced(posts.tenure(agency), on=date(2026, 10, 1))

    told = {part["heading"]: part["lines"] for part in Handover.objects.get().sheet}
    assert told["Tháng đã công bố"][0] == "Tháng 8/2026: 7,50 / 10 điểm, hạng 1 trong khối, Tốt"
    assert told["Tháng đã chấm, chưa công bố"] == ["Tháng 9/2026"]
    assert told["Tiêu chí giảm điểm so với tháng trước"] == [
        "Đúng hạn: 10,00 còn 7,50 điểm (tháng 8/2026)"
    ]
    assert told["Tiêu chí còn mất nhiều điểm"] == [
        "Đúng hạn: mất 2,50 trong 10 điểm (tháng 8/2026)"
    ]


def test_a_sheet_names_figures_that_lack_and_tells_no_point_before_publication(agency):
    months.run(("Chưa có số liệu", 4), month=JULY, is_published=True, slug="tinh")
    months.run((1, 4), slug="tinh")

    posts.replaced(posts.tenure(agency), on=date(2026, 9, 1))

    told = {part["heading"]: part["lines"] for part in Handover.objects.get().sheet}
    assert told["Số liệu còn thiếu"] == ["Hồ sơ đúng hạn (tháng 7/2026)"]
    assert told["Tiêu chí giảm điểm so với tháng trước"] == []
    assert "2,50" not in str(told)


def test_a_sheet_of_a_unit_without_scores_says_so(agency):
    posts.replaced(posts.tenure(agency), on=MIDDLE)

    parts = Handover.objects.get().sheet

    assert [part["lines"] for part in parts] == [[]] * 5
    assert parts[0]["empty"] == "Chưa có tháng nào của đơn vị được công bố."


def test_a_sheet_leaves_out_the_month_that_is_not_over(agency):
    months.run((4, 4), month=JULY, is_published=True, slug="tinh")
    months.run((1, 4), is_published=True, slug="tinh")

    posts.replaced(posts.tenure(agency), on=MIDDLE)

    told = Handover.objects.get().sheet
    assert [line[:12] for part in told[:2] for line in part["lines"]] == ["Tháng 7/2026"]


def test_a_sheet_is_told_of_no_trial_i34(agency):
    months.run((4, 4), month=JULY, is_trial=True, slug="tinh")

    posts.replaced(posts.tenure(agency), on=MIDDLE)

    assert all(part["lines"] == [] for part in Handover.objects.get().sheet)


def test_a_sheet_of_invented_figures_says_so_i6(agency):
    months.run((4, 4), month=JULY, is_published=True)
    Series.objects.filter(slug="thu").update(kind=SeriesKind.DEMONSTRATION)

    posts.replaced(posts.tenure(agency), on=MIDDLE)

    first = Handover.objects.get().sheet[0]
    assert first["lines"] == ["Đơn vị và số liệu là giả định để trình diễn."]
