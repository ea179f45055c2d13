"""Sessions end; what was typed waits for the same person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chamdiem.portal.accounts import sessions
from tests.factories import people

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
PASSWORD = "bốn-chữ-dễ-nhớ"


@pytest.fixture
def mai():
    return people.person(username="mai", password=PASSWORD)


@pytest.fixture
def signed_in(client, mai):
    sign_in(client)
    return client


def sign_in(client, **more):
    return client.post("/dang-nhap/", {"username": "mai", "password": PASSWORD, **more})


def age(client, what=sessions.SEEN, **by):
    """Let time pass for a session."""
    session = client.session
    session[what] = (timezone.now() - timedelta(**by)).timestamp()
    session.save()


def test_a_machine_left_alone_is_signed_out_and_led_back(signed_in):
    age(signed_in, minutes=121)

    response = signed_in.get("/can-bo/?thang=2026-08", follow=True)

    assert response.redirect_chain[0][0] == "/dang-nhap/?next=%2Fcan-bo%2F%3Fthang%3D2026-08"
    assert "hơn 120 phút không thao tác" in response.content.decode()


def test_who_goes_on_working_stays(signed_in):
    age(signed_in, minutes=119)

    assert signed_in.get("/can-bo/").status_code == 200
    assert signed_in.session[sessions.SEEN] > (timezone.now() - timedelta(minutes=1)).timestamp()


def test_nobody_stays_longer_than_a_working_day(signed_in):
    age(signed_in, sessions.BEGAN, hours=13)

    assert signed_in.get("/can-bo/").status_code == 302


def test_on_a_public_page_the_reader_reads_on(signed_in):
    age(signed_in, minutes=121)

    assert signed_in.get("/cong-khai/").status_code == 200
    assert signed_in.get("/can-bo/").status_code == 302


def test_what_was_typed_waits_and_is_sent_after_signing_in(signed_in):
    age(signed_in, minutes=121)

    response = signed_in.post("/can-bo/?thang=2026-08", {"note": ["dòng một\r\ndòng hai", "ba"]})
    page = sign_in(signed_in, next="/tai-khoan/gui-tiep/")
    words = signed_in.get(page.url)

    assert response.url == "/dang-nhap/?next=%2Ftai-khoan%2Fgui-tiep%2F"
    assert words.context["held"].address == "/can-bo/?thang=2026-08"
    assert dict(words.context["held"].fields) == {"note": ("dòng một\r\ndòng hai", "ba")}
    assert 'action="/can-bo/?thang=2026-08"' in words.content.decode()


def test_what_was_typed_is_shown_to_nobody_else(signed_in):
    people.person(username="hung", password=PASSWORD)
    age(signed_in, minutes=121)
    signed_in.post("/can-bo/", {"note": "của Mai"})

    sign_in(signed_in, username="hung")

    assert signed_in.get("/tai-khoan/gui-tiep/").url == "/"
    assert sessions.HELD not in signed_in.session


def test_what_waits_may_be_dropped(signed_in):
    age(signed_in, minutes=121)
    signed_in.post("/can-bo/", {"note": "thôi"})
    sign_in(signed_in)

    signed_in.post("/tai-khoan/gui-tiep/bo/")

    assert signed_in.get("/tai-khoan/gui-tiep/").url == "/"


def test_a_password_never_waits(signed_in):
    age(signed_in, minutes=121)

    response = signed_in.post("/tai-khoan/", {"old": PASSWORD, "new": "thung mây gùi nước"})

    assert response.url == "/dang-nhap/?next=%2Ftai-khoan%2F"
    assert sessions.HELD not in signed_in.session


def test_what_is_too_long_to_wait_is_said_to_be_lost(signed_in):
    age(signed_in, minutes=121)

    signed_in.post("/can-bo/", {"note": "x" * 300_000})

    assert "quá dài" in signed_in.get("/dang-nhap/").content.decode()


def test_a_forged_form_does_not_wait(mai):
    client = Client(enforce_csrf_checks=True)
    client.force_login(mai)
    age(client, minutes=121)

    assert client.post("/can-bo/", {"note": "giả"}).status_code == 403
    assert sessions.HELD not in client.session


def test_a_changed_password_ends_the_other_sessions_at_once(signed_in, mai):
    elsewhere = Client()
    sign_in(elsewhere)

    signed_in.post("/tai-khoan/", {"old": PASSWORD, "new": "thung mây gùi nước"})

    assert signed_in.get("/can-bo/").status_code == 200
    assert elsewhere.get("/can-bo/").status_code == 302


def test_a_part_of_a_page_leads_the_whole_page(signed_in):
    age(signed_in, minutes=121)

    response = signed_in.post("/can-bo/", {"note": "x"}, headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"] == "/dang-nhap/?next=%2Ftai-khoan%2Fgui-tiep%2F"
