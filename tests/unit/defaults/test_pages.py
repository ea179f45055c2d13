"""The pages of defaults: all with their mark, one with its history and form."""

import pytest
from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.defaults import declared, queries
from chamdiem.portal.defaults.models import Decision
from tests.unit.defaults.test_decisions import DAYS, decide

pytestmark = pytest.mark.django_db
CODE = "posts.minimum-days"
LIST, PAGE = reverse("defaults:list"), reverse("defaults:default", args=[CODE])
DECIDE = reverse("defaults:decide", args=[CODE])


def form(**changes):
    given = {
        "value": "20",
        "holds_from": f"{timezone.localdate():%d/%m/%Y}",
        "basis_number": "12/QĐ-UBND",
        "basis_issued_on": "05/01/2026",
        "basis_issuer": "UBND tỉnh Thử",
        "basis_title": "Quy định về tính điểm",
        "waiver": "",
        "seen": "0",
    }
    return given | changes


def test_the_list_shows_every_default_with_its_mark(client, outsider):
    client.force_login(outsider)

    page = client.get(LIST).content.decode()

    assert all(one.title in page for one in declared.ALL)
    assert page.count("mặc định hệ thống – cần UBND tỉnh xác nhận") == len(declared.ALL)


def test_the_form_decides_and_says_what_comes_next(client, leader):
    client.force_login(leader)

    page = client.post(DECIDE, form(), follow=True).content.decode()

    assert "áp dụng từ" in page and "12/QĐ-UBND ngày 05/01/2026" in page
    assert queries.value(CODE, on=timezone.localdate()) == 20


@pytest.mark.parametrize(
    ("who", "answer"), [("officer", 403), ("administrator", 403), ("outsider", 403)]
)
def test_only_who_confirms_defaults_decides(who, answer, request, client):
    client.force_login(request.getfixturevalue(who))

    assert client.post(DECIDE, form()).status_code == answer
    assert "Ghi quyết định" not in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": "400"}, "số nguyên từ 1 đến 31"),
        ({"holds_from": "31/02/2026"}, "có thật"),
        ({"holds_from": "01/01/2026"}, "sớm nhất từ hôm nay"),
        ({"basis_issuer": ""}, "Hãy điền cơ quan ban hành"),
        ({"waiver": "cả hai"}, "để trống cả bốn"),
        ({"seen": "7"}, "vừa có người quyết định"),
    ],
)
def test_a_refusal_names_the_rule_and_keeps_what_was_typed(client, leader, changes, words):
    client.force_login(leader)

    answer = client.post(DECIDE, form(**changes))

    assert answer.status_code == 422
    assert words in answer.content.decode() and "Quy định về tính điểm" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_form_without_any_basis_says_what_is_missing(client, leader):
    client.force_login(leader)
    empty = dict.fromkeys(("basis_number", "basis_issued_on", "basis_issuer", "basis_title"), "")

    assert "Chưa có căn cứ" in client.post(DECIDE, form(**empty)).content.decode()


def test_who_decided_is_shown_to_those_who_decide_only(client, leader, outsider):
    client.force_login(leader)
    client.post(DECIDE, form())

    history = 'id="lich-su"'
    assert leader.display_name in client.get(PAGE).content.decode().split(history)[1]
    client.force_login(outsider)
    assert leader.display_name not in client.get(PAGE).content.decode().split(history)[1]


def test_a_default_that_is_not_declared_is_404(client, leader):
    client.force_login(leader)

    assert client.get(reverse("defaults:default", args=["khong-co"])).status_code == 404


def test_the_list_asks_no_more_when_there_are_more_decisions(
    client, leader, assert_queries_stay_flat
):
    client.force_login(leader)

    assert_queries_stay_flat(show=lambda: client.get(LIST), grow=lambda: decide(leader, code=DAYS))


def test_a_stranger_is_led_to_sign_in(client):
    assert "/dang-nhap/" in client.get(LIST).url
