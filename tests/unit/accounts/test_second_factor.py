"""A second factor: set by its first code, asked at sign-in, each code once, limited, removable."""

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from chamdiem.portal.accounts import access, actions, queries
from chamdiem.portal.audit.models import Entry
from tests.factories import factors, people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
PASSWORD = "bốn-chữ-dễ-nhớ"
CODE_PAGE, SET_PAGE = "/dang-nhap/ma-xac-thuc/", "/tai-khoan/xac-thuc-hai-lop/"


@pytest.fixture
def mai():
    return people.person(username="mai", password=PASSWORD)


def sign_in(client, **more):
    return client.post("/dang-nhap/", {"username": "mai", "password": PASSWORD, **more})


def verbs():
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


def test_it_is_set_by_the_first_code_and_shows_recovery_codes_this_once(client, mai):
    client.force_login(mai)
    letters = client.get(SET_PAGE).context["page"].letters
    code = factors.code(letters.replace(" ", ""), timezone.now())

    response = client.post(SET_PAGE, {"code": code})

    assert len(response.context["codes"]) == 10
    assert queries.has_second_factor(mai)
    assert verbs() == ["accounts.second-factor.set"]
    assert response.context["codes"][0] not in client.get("/tai-khoan/").content.decode()


def test_the_secret_is_nowhere_in_the_clear(client, mai):
    client.force_login(mai)
    letters = client.get(SET_PAGE).context["page"].letters.replace(" ", "")

    assert letters not in str(dict(client.session))
    secret, _ = factors.second_factor(mai)
    assert secret not in str(list(Authenticator.objects.values()))


def test_the_picture_stands_in_the_page_itself(client, mai):
    client.force_login(mai)

    page = client.get(SET_PAGE)
    assert page.context["page"].picture.startswith("data:image/svg+xml,%3C")
    assert "https://" not in page.content.decode()


def test_a_wrong_first_code_sets_nothing(client, mai):
    client.force_login(mai)
    client.get(SET_PAGE)

    assert client.post(SET_PAGE, {"code": "000000"}).status_code == 422
    assert not queries.has_second_factor(mai)


def test_with_it_a_password_alone_does_not_let_in(client, mai):
    factors.second_factor(mai)

    response = sign_in(client, next="/can-bo/")

    assert response.url == CODE_PAGE
    assert client.get("/can-bo/").status_code == 302
    assert not Entry.objects.exists()


def test_the_code_leads_where_the_person_wanted_to_go(client, mai):
    secret, _ = factors.second_factor(mai)
    sign_in(client, next="/can-bo/")

    response = client.post(CODE_PAGE, {"code": factors.code(secret, timezone.now())})

    assert response.url == "/can-bo/"
    assert client.get("/can-bo/").status_code == 200
    assert Entry.objects.get().details == {"by": "password", "second_factor": True}


def test_the_page_of_the_code_needs_the_first_step(client):
    assert client.get(CODE_PAGE).url == "/dang-nhap/"


def test_a_code_is_accepted_once(mai):
    secret, _ = factors.second_factor(mai)
    code = factors.code(secret, AT)
    actions.prove_second_factor(user=mai, code=code, at=AT)

    with pytest.raises(actions.WrongSecondFactor, match="đã dùng"):
        actions.prove_second_factor(user=mai, code=code, at=AT)


def test_a_recovery_code_stands_in_once_and_is_recorded(mai):
    _, recovery = factors.second_factor(mai)
    actions.prove_second_factor(user=mai, code=recovery[3], at=AT)

    with pytest.raises(actions.WrongSecondFactor):
        actions.prove_second_factor(user=mai, code=recovery[3], at=AT)
    assert verbs() == ["accounts.recovery-code.used"]
    assert Entry.objects.get().details == {"left": 9}


def test_wrong_codes_are_limited_too(client, mai):
    secret, _ = factors.second_factor(mai)
    sign_in(client)
    answers = [client.post(CODE_PAGE, {"code": "000000"}).status_code for _ in range(5)]

    right = client.post(CODE_PAGE, {"code": factors.code(secret, timezone.now())})

    assert (answers, right.status_code) == ([422] * 5, 429)


def test_a_right_password_does_not_free_the_codes(client, mai):
    factors.second_factor(mai)
    for _ in range(5):
        sign_in(client)
        client.post(CODE_PAGE, {"code": "000000"})
    sign_in(client)

    assert client.post(CODE_PAGE, {"code": "000000"}).status_code == 429


def test_it_is_turned_off_by_the_password_only(client, mai):
    factors.second_factor(mai)
    client.force_login(mai)

    assert client.post(f"{SET_PAGE}tat/", {"old": "sai"}).status_code == 422
    assert queries.has_second_factor(mai)
    assert client.post(f"{SET_PAGE}tat/", {"old": PASSWORD}).url == "/tai-khoan/"
    assert not Authenticator.objects.exists()
    assert verbs() == ["accounts.second-factor.removed"]


def test_new_recovery_codes_end_the_old_ones(client, mai):
    _, before = factors.second_factor(mai)
    client.force_login(mai)

    after = client.post("/tai-khoan/ma-du-phong/", {"old": PASSWORD}).context["codes"]

    assert not set(before) & set(after)
    with pytest.raises(actions.WrongSecondFactor):
        actions.prove_second_factor(user=mai, code=before[0], at=AT)


def test_a_weighty_act_may_ask_who_it_is_once_more(client, mai, rf):
    secret, _ = factors.second_factor(mai)
    client.force_login(mai)
    request = rf.get("/")
    request.user, request.session = mai, client.session

    now = timezone.now()
    assert not access.recently_verified(request=request, at=now)
    page = "/dang-nhap/xac-nhan-lai/"
    answer = client.post(page, {"code": factors.code(secret, now), "next": "/can-bo/"})

    request.session = client.session
    assert answer.url == "/can-bo/"
    assert access.recently_verified(request=request, at=now)
    assert not access.recently_verified(request=request, at=now + access.RECENT * 2)


def test_without_a_second_factor_the_password_makes_sure(client, mai, rf):
    client.force_login(mai)
    client.post("/dang-nhap/xac-nhan-lai/", {"old": PASSWORD})
    request = rf.get("/")
    request.user, request.session = mai, client.session

    assert access.recently_verified(request=request, at=timezone.now())
