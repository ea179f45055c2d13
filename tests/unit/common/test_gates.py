"""Gates: who comes in, who is led to sign in, who is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser

from chamdiem.portal.common import gates
from chamdiem.portal.common.rights import Right

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]


@pytest.mark.parametrize(
    ("who", "everybody", "staff", "publishing"),
    [("leader", 200, 200, 200), ("officer", 200, 200, 403), ("outsider", 200, 200, 403)],
)
def test_each_gate_answers_by_right(who, everybody, staff, publishing, request, client):
    client.force_login(request.getfixturevalue(who))

    assert client.get("/cong-khai/").status_code == everybody
    assert client.get("/can-bo/").status_code == staff
    assert client.get("/cong-bo/").status_code == publishing


def test_who_has_not_signed_in_is_led_there_and_back(client):
    response = client.get("/can-bo/?thang=2026-08")

    assert response.url == "/dang-nhap/?next=%2Fcan-bo%2F%3Fthang%3D2026-08"


def test_a_part_of_a_page_leads_the_whole_page_to_sign_in(client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/tinh-mau/"}

    response = client.get("/can-bo/", headers=headers)

    assert response.headers["HX-Redirect"] == "/dang-nhap/?next=%2Ftinh-mau%2F"


def test_after_signing_in_a_lost_post_is_not_repeated_as_a_get(client):
    assert client.post("/cong-bo/").url == "/dang-nhap/?next=%2F"


def test_a_refusal_names_the_right(client, officer):
    client.force_login(officer)

    assert "công bố kết quả tháng" in client.get("/cong-bo/").content.decode()


def test_a_gate_says_whom_it_lets_in(officer):
    assert gates.admits(gates.PUBLIC, AnonymousUser())
    assert not gates.admits(gates.SIGNED_IN, AnonymousUser())
    assert gates.admits(Right.SCORES_KEEP, officer)
    assert not gates.admits(Right.SCORES_PUBLISH, officer)
