"""The pages of personal data: the notice, mine, the handler's list and one request."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.privacy import actions, retention
from chamdiem.portal.privacy.choices import Kind, State
from chamdiem.portal.privacy.models import DataRequest
from chamdiem.portal.rights.roles import Role
from tests.factories import people

pytestmark = pytest.mark.django_db
NOTICE, MINE = reverse("privacy:notice"), reverse("privacy:mine")
REQUESTS, ENTER = reverse("privacy:requests"), reverse("privacy:enter")


def asked(user, kind=Kind.ACCESS, days_ago=0):
    at = timezone.now() - timedelta(days=days_ago)
    return actions.ask(user=user, kind=kind, text="Nội dung xin hỏi", at=at)


def address(row, name="request"):
    return reverse(f"privacy:{name}", args=[row.public_id])


def test_the_notice_tells_everybody_what_is_kept_and_how_long(client):
    page = client.get(NOTICE).content.decode()

    assert all(keep.words in page for keep in retention.TABLES.values())
    assert "91/2025/QH15" in page and "2 ngày làm việc" in page


def test_i_see_what_is_kept_about_me_and_ask(client, outsider):
    client.force_login(outsider)

    page = client.post(MINE, {"kind": "access", "text": "Xin bản sao"}, follow=True)

    assert outsider.opaque_id in page.content.decode()
    assert "Đã nhận yêu cầu. Sở KH&amp;CN trả lời đến hết ngày" in page.content.decode()
    assert DataRequest.objects.get().person == outsider


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"kind": "access", "text": " "}, "Hãy điền “Nội dung”"), ({"kind": "x", "text": "y"}, "x")],
)
def test_a_request_that_is_not_whole_is_told_so(client, outsider, sent, words):
    client.force_login(outsider)

    answer = client.post(MINE, sent)

    assert answer.status_code == 422 and words in answer.content.decode()


def test_a_second_request_of_a_kind_keeps_what_was_typed(client, outsider):
    client.force_login(outsider)
    asked(outsider)

    answer = client.post(MINE, {"kind": "access", "text": "Xin bản sao lần nữa"})

    assert answer.status_code == 422
    assert "đang chờ trả lời" in answer.content.decode()
    assert "Xin bản sao lần nữa" in answer.content.decode()


def test_i_take_a_copy_of_my_own_data(client, outsider):
    client.force_login(outsider)

    answer = client.post(reverse("privacy:copy-mine"))

    assert json.loads(answer.content)["nguoi"]["ma_nguoi"] == outsider.opaque_id
    assert answer["Cache-Control"] == "no-store"


def test_of_another_persons_request_there_is_nothing_to_see(client, outsider):
    row = asked(people.person())
    client.force_login(outsider)

    assert client.get(address(row)).status_code == 404
    for name in ("answer", "refuse", "correct", "erase", "copy"):
        assert client.post(address(row, name), {"text": "x"}).status_code == 404
    assert client.get(REQUESTS).status_code == client.get(ENTER).status_code == 404


def test_i_see_my_own_request_but_answer_nothing(client, outsider):
    client.force_login(outsider)

    page = client.get(address(asked(outsider))).content.decode()

    assert "Nội dung xin hỏi" in page and "Từ chối, có lý do" not in page


def test_a_late_request_is_red_with_its_word(client, officer, outsider):
    client.force_login(officer)
    asked(outsider, days_ago=20)

    page = client.get(REQUESTS).content.decode()

    assert "Có yêu cầu quá hạn" in page and "mark bad" in page and "ngày làm việc, hết ngày" in page


def test_requests_are_filtered_and_found(client, officer):
    client.force_login(officer)
    for kind in (Kind.ACCESS, Kind.OBJECTION):
        asked(people.person(), kind)

    page = client.get(REQUESTS, {"loai": Kind.OBJECTION.label}).content.decode()

    assert page.count('<th scope="row">') == 1
    assert "Không có yêu cầu nào như vậy" in client.get(REQUESTS, {"q": "zzz"}).content.decode()


def test_an_empty_list_says_how_it_begins(client, officer):
    client.force_login(officer)

    assert "Chưa có yêu cầu nào" in client.get(REQUESTS).content.decode()


def test_the_handler_answers(client, officer, outsider):
    client.force_login(officer)
    row = asked(outsider)

    client.post(address(row, "answer"), {"text": "Đã giao bản sao."})

    row.refresh_from_db()
    assert row.state == State.ANSWERED
    client.force_login(outsider)
    assert "Đã giao bản sao." in client.get(address(row)).content.decode()


def test_the_handler_takes_a_copy_for_who_asked(client, officer, outsider):
    client.force_login(officer)

    answer = client.post(address(asked(outsider), "copy"))

    assert json.loads(answer.content)["nguoi"]["ma_nguoi"] == outsider.opaque_id


def test_the_handler_corrects(client, officer, outsider):
    client.force_login(officer)
    row = asked(outsider, Kind.CORRECTION)
    assert outsider.display_name in client.get(address(row)).content.decode()

    new = {"display_name": "Lò Thị Mây", "post": "", "work_contact": "", "text": "Đã sửa."}
    client.post(address(row, "correct"), new)

    outsider.refresh_from_db()
    assert outsider.display_name == "Lò Thị Mây"


def test_the_handler_erases_and_the_person_has_no_name_any_more(client, officer, outsider):
    client.force_login(officer)
    row = asked(outsider, Kind.ERASURE)

    client.post(address(row, "erase"), {"text": "Đã xoá."})

    page = client.get(address(row)).content.decode()
    assert "người đã xoá thông tin" in page and "đã xoá cùng thông tin" in page


def test_what_stands_against_erasing_is_said_before_anybody_tries(client, officer, leader):
    client.force_login(officer)

    page = client.get(address(asked(leader, Kind.ERASURE))).content.decode()

    assert "Người này còn vai trò: Lãnh đạo Sở KH&amp;CN" in page and "Xoá và trả lời" not in page


def test_an_answer_without_words_is_refused(client, officer, outsider):
    client.force_login(officer)
    row = asked(outsider)

    answer = client.post(address(row, "answer"), {"text": " "})

    assert answer.status_code == 422 and "Hãy điền “Trả lời" in answer.content.decode()


def paper(**changes):
    given = {"kind": "access", "text": "Xin bản sao", "paper": "Đơn ngày 07/09/2026"}
    return given | {"received_on": f"{timezone.localdate():%d/%m/%Y}", "person": ""} | changes


def test_a_paper_is_entered(client, officer):
    client.force_login(officer)

    page = client.post(ENTER, paper(), follow=True).content.decode()

    assert "người ngoài hệ thống" in page and "nhập thay theo Đơn ngày 07/09/2026" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"paper": ""}, "Hãy điền “Số, ngày"),
        ({"person": "Không Có Ai"}, "Không thấy"),
        ({"person": "Lò Thị Mai"}, "Có 2 người tên"),
        ({"received_on": f"{date(2199, 1, 1):%d/%m/%Y}"}, "chưa đến"),
    ],
)
def test_a_paper_that_is_not_whole_is_told_so(client, officer, outsider, changes, words):
    client.force_login(officer)

    answer = client.post(ENTER, paper(**changes))

    assert answer.status_code == 422 and words in answer.content.decode()
    assert not DataRequest.objects.exists()


def test_the_list_asks_no_more_when_there_are_more_requests(
    client, officer, assert_queries_stay_flat
):
    client.force_login(officer)
    asked(people.person())

    assert_queries_stay_flat(
        show=lambda: client.get(REQUESTS),
        grow=lambda: [asked(people.person()) for _ in range(10)],
    )


def test_a_stranger_is_led_to_sign_in(client):
    assert "/dang-nhap/" in client.get(MINE).url


def test_oversight_reads_requests_and_answers_none(client, outsider):
    row = asked(outsider)
    client.force_login(people.person(role=Role.OVERSIGHT))

    listed, shown = (client.get(each).content.decode() for each in (REQUESTS, address(row)))

    assert address(row) in listed and "Nhập thay" not in listed
    assert "Nội dung xin hỏi" in shown and "<form" not in shown.split("<main")[1]
    assert client.get(ENTER).status_code == 404
