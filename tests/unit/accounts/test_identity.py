"""The provincial identity provider: whom it vouches for, whom we do not know, its silence."""

from types import SimpleNamespace

import pytest
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.messages.middleware import MessageMiddleware

from chamdiem.portal.accounts import actions, adapters, pages
from chamdiem.portal.accounts.adapters import Identities
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.config import identity
from chamdiem.portal.config.identity import Provider
from tests.factories import people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
ISSUER = "https://dinhdanh.laichau.gov.vn"


@pytest.fixture
def provider(settings):
    """Set up a provider that is never reached."""
    made = Provider(ISSUER, "chamdiem", "bí mật", "Tài khoản của tỉnh", "preferred_username")
    settings.IDENTITY, settings.SOCIALACCOUNT_PROVIDERS = made, made.settings()
    return made


def accept(username="mai", subject="s-1"):
    return actions.accept_identity(issuer=ISSUER, subject=subject, username=username, at=AT)


def came(rf, client, **claims):
    """Let the provider vouch for somebody; return our answer."""
    request = rf.get("/")
    request.session, request.user = client.session, SimpleNamespace(is_authenticated=False)
    MessageMiddleware(lambda _: None).process_request(request)
    login = SimpleNamespace(
        account=SimpleNamespace(extra_data={"userinfo": claims}),
        get_redirect_url=lambda _: "/",
    )
    with pytest.raises(ImmediateHttpResponse) as answer:
        Identities(request).pre_social_login(request, login)
    return answer.value.response


def test_the_first_coming_binds_the_account_and_is_recorded():
    mai = people.person(username="mai")

    assert accept("MAI ") == mai
    assert accept() == mai
    assert [one.verb for one in Entry.objects.all()] == ["accounts.user.bound"]


def test_afterwards_the_providers_own_name_alone_counts():
    mai = people.person(username="mai")
    accept()

    assert accept("ten-moi") == mai
    with pytest.raises(actions.UnknownIdentity):
        accept("mai", subject="nguoi-khac")


@pytest.mark.parametrize("username", ["", "khong-ai", "nghi"])
def test_who_is_unknown_or_closed_gets_one_answer(rf, client, provider, username):
    type(people.person(username="nghi")).objects.update(is_active=False)

    response = came(rf, client, sub="s-1", preferred_username=username)

    assert response.status_code == 403
    assert "chưa có tài khoản nào đang mở" in response.content.decode()
    assert not Entry.objects.exists()


def test_another_claim_may_be_the_sign_in_name(rf, client, settings, provider, monkeypatch):
    settings.IDENTITY = Provider(ISSUER, "chamdiem", "x", "Tài khoản của tỉnh", "employee")
    mai = people.person(username="mai")
    monkeypatch.setattr(adapters, "perform_login", lambda _, user, **__: user)

    assert came(rf, client, sub="s-1", employee="mai", preferred_username="khac") == mai


def test_two_answers_about_two_people_are_refused():
    with pytest.raises(pages.Contradiction):
        pages.claims({"id_token": {"sub": "a"}, "userinfo": {"sub": "b"}})


def test_without_a_provider_there_is_no_such_door(client):
    assert client.post("/dang-nhap/dinh-danh/").status_code == 404
    assert client.get("/dang-nhap/dinh-danh/tinh/tra-loi/?code=x&state=y").status_code == 404
    assert "dinh-danh" not in client.get("/dang-nhap/").content.decode()


def test_a_provider_that_is_away_is_said_to_be(client, provider, monkeypatch):
    def away(*_args, **_kwargs):
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "get", away)

    response = client.post("/dang-nhap/dinh-danh/")

    assert response.status_code == 503
    assert "hiện không trả lời" in response.content.decode()


def test_an_answer_nobody_asked_for_is_refused(client, provider):
    response = client.get("/dang-nhap/dinh-danh/tinh/tra-loi/?code=x&state=gia")

    assert response.status_code == 403
    assert "Hãy đăng nhập lại từ đầu" in response.content.decode()


def test_the_button_says_the_providers_name(client, provider):
    assert "Tài khoản của tỉnh" in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize(
    ("issuer", "taken"),
    [(ISSUER, True), ("http://127.0.0.1:9400", True), ("http://dinhdanh.laichau.gov.vn", False)],
)
def test_an_issuer_is_asked_over_https_or_on_this_machine(monkeypatch, issuer, taken):
    monkeypatch.setenv("CHAMDIEM_OIDC_ISSUER", issuer)
    monkeypatch.setenv("CHAMDIEM_OIDC_CLIENT_ID", "chamdiem")
    monkeypatch.setenv("CHAMDIEM_OIDC_CLIENT_SECRET", "bí mật")

    if taken:
        assert identity.provider().origin == issuer
    else:
        with pytest.raises(SystemExit, match="https://"):
            identity.provider()


def test_half_a_provider_stops_the_start(monkeypatch):
    monkeypatch.setenv("CHAMDIEM_OIDC_ISSUER", ISSUER)
    monkeypatch.delenv("CHAMDIEM_OIDC_CLIENT_ID", raising=False)

    with pytest.raises(SystemExit, match="CHAMDIEM_OIDC_CLIENT_ID chưa được đặt"):
        identity.provider()


def test_without_an_issuer_there_is_no_provider(monkeypatch):
    monkeypatch.delenv("CHAMDIEM_OIDC_ISSUER", raising=False)

    assert identity.provider() is None
