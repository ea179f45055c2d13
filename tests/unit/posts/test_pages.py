"""Pages of posts: who sees what, what is refused, and what stands where it should."""

from datetime import date

import pytest
from django.urls import reverse

from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.posts import actions, handover, queries
from chamdiem.portal.posts.choices import Kind, Side
from chamdiem.portal.posts.models import Delegation, FocalPoint, Handover, Tenure
from tests.factories import organisations, people, posts

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 17)
DOCUMENT = {
    "number": "34/QĐ-UBND",
    "issued_on": "01/08/2026",
    "issuer": "Chủ tịch UBND tỉnh",
    "title": "",
}
NEWCOMER = {"person": "new", "new_name": "Vàng Thị Dở", "new_post": "", "new_contact": ""}
HEAD = {
    **DOCUMENT,
    **NEWCOMER,
    "kind": "head",
    "post_title": "Giám đốc",
    "on": "17/08/2026",
    "until": "",
    "signs_for_head": "0",
    "division": "",
}


@pytest.fixture
def agency():
    return organisations.organisation("Sở Thử")


@pytest.fixture
def recorder(client, administrator):
    """Sign in who may record posts."""
    client.force_login(administrator)
    return client


def heads(agency):
    return reverse("posts:heads", args=[agency.public_id])


def test_names_are_for_who_signed_in_i24(client, agency, outsider):
    posts.tenure(agency, posts.noted("Giàng A Pao"))
    address = heads(agency)

    assert client.get(address).status_code == 302
    client.force_login(outsider)
    assert "Giàng A Pao" in client.get(address).content.decode()


def test_only_who_may_record_posts_is_offered_to_or_can(client, agency, outsider):
    client.force_login(outsider)

    assert "Ghi cấp phó" not in client.get(heads(agency)).content.decode()
    assert client.get(reverse("posts:appoint", args=[agency.public_id])).status_code == 403


def test_an_organisation_without_posts_says_how_they_begin(recorder, agency):
    shown = recorder.get(heads(agency)).content.decode()

    assert "Chưa ghi người đứng đầu nào" in shown
    assert "Chưa có đầu mối" in shown or "Chưa ghi đầu mối" in shown


def test_a_newcomer_is_noted_and_appointed_by_one_form(recorder, agency):
    answer = recorder.post(reverse("posts:appoint", args=[agency.public_id]), HEAD)

    assert answer.status_code == 302
    made = Tenure.objects.get()
    assert (made.person.display_name, made.person.username) == ("Vàng Thị Dở", None)
    assert (made.person.post, made.act.number) == ("Giám đốc", "34/QĐ-UBND")


def test_what_is_refused_is_said_and_the_newcomer_is_not_noted(recorder, agency):
    posts.tenure(agency)

    answer = recorder.post(reverse("posts:appoint", args=[agency.public_id]), HEAD)

    assert answer.status_code == 422
    assert "Mỗi ngày một cơ quan chỉ có một người đứng đầu" in answer.content.decode()
    assert not queries.people(words="Vàng Thị Dở").people


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"on": "31/02/2026"}, "có thật"),
        ({"new_name": ""}, "Hãy ghi họ và tên người mới."),
        ({"person": "khong-co"}, "Hãy chọn lại người."),
        ({"number": ""}, "Hãy điền “Số, ký hiệu văn bản”."),
        ({"kind": "deputy", "signs_for_head": "1"}, "Hãy ghi lĩnh vực"),
        ({"until": "01/08/2026"}, "phải sau ngày bắt đầu"),
    ],
)
def test_a_wrong_form_says_what_to_mend_and_keeps_the_rest(recorder, agency, wrong, words):
    answer = recorder.post(reverse("posts:appoint", args=[agency.public_id]), {**HEAD, **wrong})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Chủ tịch UBND tỉnh" in answer.content.decode()


def test_the_last_day_that_is_written_is_the_last_that_counts(recorder, agency):
    form = {**HEAD, "until": "31/08/2026"}

    recorder.post(reverse("posts:appoint", args=[agency.public_id]), form)

    assert Tenure.objects.get().holds_until == date(2026, 9, 1)


def test_people_are_found_without_diacritics(recorder, agency):
    posts.noted("Giàng A Pao")

    shown = recorder.get(reverse("posts:appoint", args=[agency.public_id]), {"tim": "giang pao"})

    assert "Có 1 người khớp" in shown.content.decode()
    assert "Giàng A Pao" in shown.content.decode()


def test_a_head_is_replaced_by_a_form_and_a_stale_one_is_refused(recorder, agency):
    head = posts.tenure(agency)
    address = reverse("posts:replace", args=[head.public_id])

    first, second = recorder.post(address, HEAD), recorder.post(address, HEAD)

    assert (first.status_code, second.status_code) == (302, 422)
    assert "vừa được thay đổi ở một cửa sổ khác" in second.content.decode()


def test_an_end_a_division_and_a_correction_are_recorded_by_forms(recorder, agency):
    deputy = posts.tenure(agency, kind=Kind.DEPUTY, division="Tổ chức")
    new = {"on": "17/08/2026", "signs_for_head": "1", "division": "Chuyển đổi số"}
    recorder.post(reverse("posts:redivide", args=[deputy.public_id]), DOCUMENT | new)
    row = Tenure.objects.get(division="Chuyển đổi số")
    recorder.post(
        reverse("posts:correct", args=[row.public_id]),
        HEAD
        | {"kind": "deputy", "on": "18/08/2026", "division": "Chuyển đổi số"}
        | {"reason": "Ghi nhầm ngày"},
    )
    row = row.replaced_by
    recorder.post(reverse("posts:end", args=[row.public_id]), DOCUMENT | {"on": "01/09/2026"})

    row = row.replaced_by
    assert (row.holds_from, row.holds_until) == (date(2026, 8, 18), date(2026, 9, 1))


def test_delegations_and_focal_points_are_recorded_ended_and_withdrawn(recorder, agency):
    posts.tenure(agency)
    days = {"on": "10/08/2026", "until": "16/08/2026"}
    given = DOCUMENT | NEWCOMER | days | {"matters": "Ký văn bản", "task": ""}
    organisation = [agency.public_id]

    recorder.post(reverse("posts:delegate", args=organisation), given)
    recorder.post(reverse("posts:name_focal_point", args=organisation), given)
    made, point = Delegation.objects.get(), FocalPoint.objects.get()
    end = DOCUMENT | {"on": "12/08/2026"}
    recorder.post(reverse("posts:end_delegation", args=[made.public_id]), end)
    recorder.post(reverse("posts:end_focal_point", args=[point.public_id]), end)
    for address, row in (("delegation", made), ("focal_point", point)):
        recorder.post(
            reverse(f"posts:withdraw_{address}", args=[row.replaced_by.public_id]),
            {"reason": "Ghi nhầm"},
        )

    assert queries.delegations(organisation=agency) == ()
    assert queries.focal_points(organisation=agency) == ()


def test_vacant_days_stand_between_two_heads(recorder, agency):
    posts.tenure(agency, until=AUGUST)
    posts.tenure(agency, on=date(2026, 9, 1))

    shown = recorder.get(heads(agency)).content.decode()

    assert "Khuyết người đứng đầu" in shown
    assert "từ 17/08/2026 đến hết 31/08/2026 (15 ngày)" in shown


def test_of_an_abolished_organisation_nothing_is_offered(recorder, agency):
    posts.tenure(agency)
    orgs.abolish(organisation=agency, basis=posts.BASIS, on=AUGUST, by=None, at=posts.AT)

    shown = recorder.get(heads(agency)).content.decode()

    assert "Cơ quan không còn hoạt động" in shown
    assert "Thay người đứng đầu…" not in shown


@pytest.fixture
def sheet(agency, monkeypatch):
    """Open a sheet with one line of points."""
    part = handover.Section("Tháng đã công bố", ("Tháng 8/2026: 63,25 điểm",))
    monkeypatch.setattr(handover, "_collected", {"scores": lambda **_: [part]})
    posts.replaced(posts.tenure(agency), on=AUGUST)
    return Handover.objects.select_related("outgoing__person", "incoming__person").get()


def test_a_sheet_is_there_for_its_two_sides_only_i30(client, sheet, outsider):
    address = reverse("posts:handover", args=[sheet.public_id])

    def status(user):
        client.force_login(user)
        return client.get(address).status_code

    assert status(sheet.outgoing.person) == status(sheet.incoming.person) == 200
    assert status(outsider) == status(people.person()) == 404


def test_who_never_held_the_post_sees_no_sheet_any_more(client, sheet):
    actions.withdraw(fact=sheet.incoming, reason="Ghi nhầm người", by=None, at=posts.AT)
    client.force_login(sheet.incoming.person)

    assert client.get(reverse("posts:handover", args=[sheet.public_id])).status_code == 404


def test_who_records_posts_sees_who_confirmed_and_no_point_i33(recorder, sheet):
    shown = recorder.get(reverse("posts:handover", args=[sheet.public_id])).content.decode()

    assert "chưa xác nhận" in shown
    assert "63,25" not in shown


def test_a_side_confirms_by_its_form_once(client, sheet):
    client.force_login(sheet.outgoing.person)
    address = reverse("posts:confirm", args=[sheet.public_id, Side.OUTGOING])

    first, second = client.post(address, {"note": "Đủ."}), client.post(address, {"note": "Nữa"})

    assert (first.status_code, second.status_code) == (302, 422)
    assert "63,25" in second.content.decode()
    sheet.refresh_from_db()
    assert sheet.outgoing_note == "Đủ."


def test_nobody_confirms_for_the_other_side(client, sheet):
    client.force_login(sheet.outgoing.person)

    answer = client.post(reverse("posts:confirm", args=[sheet.public_id, Side.INCOMING]), {})

    assert answer.status_code == 403


def test_the_confirmation_of_who_has_no_account_is_recorded_with_its_paper(recorder, agency):
    old = posts.tenure(agency, posts.noted())
    posts.replaced(old, on=AUGUST)
    sheet = Handover.objects.get()
    address = reverse("posts:confirm", args=[sheet.public_id, Side.OUTGOING])

    assert recorder.post(address, {"paper": ""}).status_code == 422
    assert recorder.post(address, {"paper": "5/BB-STHU"}).status_code == 302
    page = recorder.get(reverse("posts:handover", args=[sheet.public_id]))
    assert "Theo văn bản 5/BB-STHU" in page.content.decode()


def test_the_list_of_focal_points_asks_no_more_for_more(recorder, agency, assert_queries_stay_flat):
    orgs.settle_block(
        block=Block.AGENCY, is_scored=True, basis=posts.BASIS, on=posts.FIRST, by=None, at=posts.AT
    )
    posts.focal_point(agency)

    def grow():
        for _ in range(4):
            posts.focal_point(organisations.organisation())

    assert_queries_stay_flat(show=lambda: recorder.get("/dau-moi/"), grow=grow)


def test_the_heads_of_an_organisation_ask_no_more_for_more(
    recorder, agency, assert_queries_stay_flat
):
    posts.tenure(agency, until=date(2026, 2, 1))
    posts.tenure(agency, kind=Kind.DEPUTY)
    posts.focal_point(agency)

    def grow():
        for month in range(2, 6):
            posts.tenure(agency, on=date(2026, month, 1), until=date(2026, month + 1, 1))
            posts.tenure(agency, kind=Kind.DEPUTY)
            posts.focal_point(agency)

    assert_queries_stay_flat(show=lambda: recorder.get(heads(agency)), grow=grow)


def test_a_correction_keeps_what_ended_the_post(agency):
    ended = actions.end(
        tenure=posts.tenure(agency), on=AUGUST, basis=posts.BASIS, by=None, at=posts.AT
    )

    assert ended.end_act.number == posts.BASIS.number
