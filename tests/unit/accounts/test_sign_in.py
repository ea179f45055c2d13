"""Signing in and out."""

import pytest

from chamdiem.portal.accounts.actions.proving import REFUSED
from chamdiem.portal.audit.models import Entry
from tests.factories import people

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
PASSWORD = "bốn-chữ-dễ-nhớ"


@pytest.fixture
def mai():
    return people.person(username="mai", password=PASSWORD)


def sign_in(client, username="mai", password=PASSWORD, **more):
    return client.post("/dang-nhap/", {"username": username, "password": password, **more})


def test_who_signs_in_comes_back_to_where_they_wanted_to_go(client, mai):
    response = sign_in(client, next="/can-bo/?thang=2026-08")

    assert response.url == "/can-bo/?thang=2026-08"
    assert client.get("/can-bo/").status_code == 200
    assert Entry.objects.get().verb == "accounts.user.signed-in"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1"])
def test_nobody_is_led_to_another_site(client, mai, elsewhere):
    assert sign_in(client, next=elsewhere).url == "/"


def test_the_name_may_be_typed_in_any_case(client, mai):
    assert sign_in(client, username=" MAI ").status_code == 302


@pytest.mark.parametrize(
    ("username", "password"), [("mai", "sai"), ("khong-ai", PASSWORD), ("nghi", PASSWORD)]
)
def test_a_refusal_never_says_which_part_was_wrong(client, mai, username, password):
    closed = people.person(username="nghi", password=PASSWORD)
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)

    response = sign_in(client, username, password)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [REFUSED]
    assert not Entry.objects.exists()


def test_an_unknown_name_costs_as_much_as_a_wrong_password(client, mai, monkeypatch):
    hashed = []
    backend = "chamdiem.portal.accounts.backend"
    monkeypatch.setattr(f"{backend}.make_password", lambda word: hashed.append(word))
    monkeypatch.setattr(f"{backend}.check_password", lambda word, _: hashed.append(word))

    sign_in(client, "khong-ai")
    sign_in(client, "mai")

    assert hashed == [PASSWORD, PASSWORD]


def test_signing_out_ends_the_session_and_is_recorded(client, mai):
    client.force_login(mai)

    response = client.post("/dang-xuat/")

    assert response.url == "/"
    assert client.get("/can-bo/").status_code == 302
    assert Entry.objects.get().verb == "accounts.user.signed-out"


def test_a_link_cannot_sign_anybody_out(client, mai):
    client.force_login(mai)

    assert client.get("/dang-xuat/").status_code == 405


def test_a_session_is_known_longer_than_the_working_day_it_lasts(client, mai, settings):
    sign_in(client)

    assert settings.SESSION_HOURS == 12
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE > 13 * 3600


def test_a_closed_account_is_out_at_once(client, mai):
    client.force_login(mai)
    type(mai).objects.filter(pk=mai.pk).update(is_active=False)

    assert client.get("/can-bo/").status_code == 302
