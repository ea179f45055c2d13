"""Accounts: opened with a password shown once; nothing else personal is kept."""

import pytest
from django.db import IntegrityError, transaction

from chamdiem.portal.accounts import actions
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from tests.factories import people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]


def opened(username="mai"):
    return actions.open_account(
        username=username, display_name="Lò Thị Mai", post="Chuyên viên", by=None, at=AT
    )


def test_a_new_account_has_a_password_that_only_its_owner_sees():
    new = opened()

    assert User.objects.get().check_password(new.password)
    assert new.password not in User.objects.get().password
    assert opened("hung").password != new.password


def test_opening_is_recorded_without_a_name():
    new = opened()

    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("accounts.user.opened", "system")
    assert entry.subject_id == new.user.opaque_id
    assert "Mai" not in str(entry.details)


@pytest.mark.parametrize("username", ["mai", "MAI", "lò thị", ""])
def test_a_name_that_is_taken_or_odd_is_refused_and_leaves_nothing(username):
    opened()

    with pytest.raises(actions.UsernameTaken):
        opened(username)

    assert (User.objects.count(), Entry.objects.count()) == (1, 1)


def test_the_database_itself_refuses_capitals():
    with pytest.raises(IntegrityError), transaction.atomic():
        people.person(username="Mai")


def test_of_a_person_only_name_post_work_contact_and_sign_in_are_kept_i24():
    kept = {field.name for field in User._meta.get_fields() if not field.is_relation}

    personal = {"username", "display_name", "post", "work_contact"}
    assert kept - personal == {
        "id", "public_id", "password", "is_active", "salt", "identity", "erased_at"
    }  # fmt: skip


def test_the_own_page_says_what_the_account_may_do(client, leader):
    client.force_login(leader)

    assert "công bố kết quả tháng" in client.get("/tai-khoan/").content.decode()


def test_a_changed_password_keeps_this_machine_signed_in(client):
    mai = people.person(password="cũ nhưng đủ dài")
    client.force_login(mai)

    response = client.post("/tai-khoan/", {"old": "cũ nhưng đủ dài", "new": "mới và cũng đủ dài"})

    assert response.status_code == 302
    assert client.get("/tai-khoan/").status_code == 200
    assert Entry.objects.get().verb == "accounts.password.changed"


@pytest.mark.parametrize(
    ("old", "new"), [("sai", "mới và cũng đủ dài"), ("cũ nhưng đủ dài", "ngắn")]
)
def test_a_wrong_old_or_weak_new_password_changes_nothing(client, old, new):
    mai = people.person(password="cũ nhưng đủ dài")
    client.force_login(mai)

    assert client.post("/tai-khoan/", {"old": old, "new": new}).status_code == 422
    mai.refresh_from_db()
    assert mai.check_password("cũ nhưng đủ dài")
