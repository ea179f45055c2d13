"""Failures of signing in: counted for known and unknown names alike, locked with back-off."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from chamdiem.portal.accounts import actions
from chamdiem.portal.accounts.actions import attempts
from chamdiem.portal.accounts.models import SignInFailure
from chamdiem.portal.audit.models import Entry
from tests.factories import people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]
PASSWORD = "bốn-chữ-dễ-nhớ"


def sign_in(client, username="mai", password="sai"):
    return client.post("/dang-nhap/", {"username": username, "password": password})


def fail(times, at=AT, **under):
    for _ in range(times):
        attempts.begin(at=at, **under)


@pytest.mark.parametrize("username", ["mai", "khong-ai"])
def test_after_five_failures_a_name_is_locked_whether_anybody_has_it_or_not(client, username):
    people.person(username="mai", password=PASSWORD)

    answers = [sign_in(client, username) for _ in range(6)]

    assert [one.status_code for one in answers] == [422] * 5 + [429]
    words = answers[-1].content.decode()
    assert "tạm khoá đến" in words
    assert "người quản trị của Sở Khoa học và Công nghệ" in words
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60


def test_while_locked_the_right_password_is_no_better(client):
    people.person(username="mai", password=PASSWORD)
    for _ in range(5):
        sign_in(client)

    assert sign_in(client, password=PASSWORD).status_code == 429


def test_the_message_says_until_when():
    fail(5, name="mai")

    with pytest.raises(actions.Locked, match="16:03"):
        attempts.begin(at=AT, name="mai")


def test_the_time_doubles_up_to_an_hour():
    at, lengths = AT, []
    fail(4, name="mai")
    for _ in range(9):
        attempts.begin(at=at, name="mai")
        until = SignInFailure.objects.get().locked_until
        lengths.append((until - at) // timedelta(minutes=1))
        at = until

    assert lengths == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_a_quiet_day_counting_begins_anew():
    fail(4, name="mai")

    fail(4, name="mai", at=AT + timedelta(days=2))

    assert SignInFailure.objects.get().locked_until is None


def test_signing_in_begins_the_count_anew(client):
    people.person(username="mai", password=PASSWORD)
    for _ in range(4):
        sign_in(client)

    assert sign_in(client, password=PASSWORD).status_code == 302
    assert not SignInFailure.objects.filter(failures__gt=4).exists()


def test_a_network_is_locked_after_fifty_failures_under_any_name():
    for number in range(50):
        attempts.begin(at=AT, name=f"ten{number}", network="site 10.1.2.0/24")

    with pytest.raises(actions.Locked, match="Mạng này"):
        attempts.begin(at=AT, name="ten-khac", network="site 10.1.2.0/24")
    attempts.begin(at=AT, name="ten-khac", network="site 10.1.3.0/24")


def test_who_signs_in_rightly_does_not_use_up_the_network():
    for _ in range(60):
        attempts.take_back(attempts.begin(at=AT, name="mai", network="site 10.1.2.0/24"))

    assert SignInFailure.objects.get().failures == 0


def test_the_table_does_not_tell_which_names_were_tried():
    fail(1, name="mai")

    assert "mai" not in SignInFailure.objects.get().key


def test_a_lock_and_its_lifting_stand_in_the_trail(administrator):
    mai = people.person(username="mai")
    fail(5, name="mai")
    locked = Entry.objects.get()

    actions.lift_lock(user=mai, by=administrator, at=AT)

    assert (locked.verb, locked.details) == (
        "accounts.sign-in.locked",
        {"failures": 5, "minutes": 1},
    )
    assert "mai" not in locked.subject_id
    assert Entry.objects.last().verb == "accounts.sign-in.unlocked"
    attempts.begin(at=AT, name="mai")


def test_old_failures_are_purged():
    fail(1, name="cu", at=AT - timedelta(days=31))
    fail(1, name="moi")

    assert actions.purge(at=AT) == 1
    assert SignInFailure.objects.get().last_at == AT


@pytest.mark.django_db(transaction=True)
def test_many_attempts_at_once_are_no_better_than_one_after_another():
    at = timezone.now()

    def attempt(_):
        try:
            attempts.begin(at=at, name="mai")
        except actions.Locked:
            return "locked"
        finally:
            connection.close()
        return "looked at"

    with ThreadPoolExecutor(8) as workers:
        answers = list(workers.map(attempt, range(24)))

    assert answers.count("looked at") == 5
