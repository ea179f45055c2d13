"""People with and without an account: noted, corrected, closed, erased (I24)."""

import uuid

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from chamdiem.portal.accounts import actions, queries
from chamdiem.portal.accounts.choices import SlipReason
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.seal import persons
from tests.factories import people
from tests.factories.people import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.common.addresses")]


def noted(name="Lò Thị Mai"):
    return actions.note_person(
        display_name=name, post="Chủ tịch UBND xã", work_contact="02133 876 000", by=None, at=AT
    )


def test_a_person_without_an_account_does_not_sign_in(client):
    mai = noted()

    assert (mai.username, mai.has_usable_password()) == (None, False)
    assert client.post("/dang-nhap/", {"username": "", "password": "x"}).status_code == 422
    assert queries.active_user(username="") is None


def test_two_people_may_be_without_an_account():
    assert noted().pk != noted("Vàng A Páo").pk


def test_the_trail_holds_what_proves_later_who_was_meant_i24():
    mai = noted()

    kept = Entry.objects.get().details["commitment"]
    salt = bytes(User.objects.get().salt).hex()
    assert persons.commitment(salt, mai.opaque_id, "Lò Thị Mai", "Chủ tịch UBND xã") == kept
    assert persons.commitment(salt, mai.opaque_id, "Vàng A Páo", "Chủ tịch UBND xã") != kept


def test_texts_are_stored_in_one_form():
    mai = noted("  Lo\u0300   Thi\u0323 Mai ")

    assert mai.display_name == "Lò Thị Mai"


def test_a_person_without_a_name_is_refused():
    with pytest.raises(actions.Unnamed, match="Chưa ghi họ và tên"):
        noted("  ")

    assert not Entry.objects.exists()


def test_a_correction_keeps_both_commitments():
    mai = noted()
    before = Entry.objects.get().details["commitment"]

    actions.correct_person(
        user=mai, display_name="Lò Thị Mai", post="Bí thư", work_contact="", by=None, at=AT
    )

    entry = Entry.objects.last()
    assert entry.before == {"commitment": before}
    assert entry.after["commitment"] != before
    assert User.objects.get().post == "Bí thư"


def test_everybody_has_a_salt_of_their_own():
    assert bytes(noted().salt) != bytes(noted().salt)


def test_a_noted_person_is_given_an_account_once():
    mai = actions.give_account(user=noted(), username="Mai.LT", by=None, at=AT)

    assert mai.username == "mai.lt"
    with pytest.raises(actions.AlreadyHasAccount, match=r"“mai\.lt”"):
        actions.give_account(user=mai, username="khac", by=None, at=AT)


def test_an_erased_person_leaves_the_opaque_id_and_nothing_else_i24():
    mai = people.person(username="mai", password="bốn chữ dễ nhớ")
    actions.issue_slip(user=mai, reason=SlipReason.NEW, by=None, at=AT)

    actions.erase_person(user=mai, by=None, at=AT)

    mai.refresh_from_db()
    assert (mai.username, mai.display_name, mai.post, mai.work_contact) == (None, "", "", "")
    assert (mai.salt, mai.is_active, mai.erased_at) == (None, False, AT)
    assert not mai.codes.exists()
    assert Entry.objects.last().subject_id == mai.opaque_id
    assert queries.display_names({mai.public_id}) == {}


def test_of_an_erased_person_nothing_more_is_written():
    mai = noted()
    actions.erase_person(user=mai, by=None, at=AT)

    with pytest.raises(actions.Erased, match="đã xoá theo yêu cầu"):
        actions.give_account(user=mai, username="mai", by=None, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        {"display_name": ""},
        {"salt": b"short"},
        {"salt": None},
        {"erased_at": AT},
        {"erased_at": AT, "display_name": "", "post": "", "salt": None},
    ],
)
def test_the_database_itself_refuses_half_an_erasure(change):
    mai = people.person(username="mai")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=mai.pk).update(**change)


def test_a_closed_account_ends_its_sessions_password_and_slip_at_once(client):
    mai = people.person(username="mai", password="bốn chữ dễ nhớ")
    actions.issue_slip(user=mai, reason=SlipReason.LOST, by=None, at=AT)
    client.force_login(mai)

    actions.close_account(user=mai, by=None, at=AT)

    assert client.get("/can-bo/").status_code == 302
    mai.refresh_from_db()
    assert not mai.has_usable_password()
    assert mai.codes.get().voided_at == AT


def test_a_reopened_account_does_not_bring_an_old_session_back(client):
    mai = people.person(username="mai", password="bốn chữ dễ nhớ")
    client.force_login(mai)
    actions.close_account(user=mai, by=None, at=AT)

    actions.reopen_account(user=mai, by=None, at=AT)

    assert client.get("/can-bo/").status_code == 302


def test_closing_and_reopening_twice_is_refused():
    mai = people.person(username="mai")
    with pytest.raises(actions.AlreadyHasAccount, match="đang mở"):
        actions.reopen_account(user=mai, by=None, at=AT)
    actions.close_account(user=mai, by=None, at=AT)

    with pytest.raises(actions.NoAccount, match="đã đóng từ trước"):
        actions.close_account(user=mai, by=None, at=AT)


def test_who_has_no_account_has_none_to_close():
    with pytest.raises(actions.NoAccount, match="chưa có tài khoản"):
        actions.close_account(user=noted(), by=None, at=AT)


@pytest.mark.parametrize("change", [{"public_id": uuid.uuid4()}, {"salt": b"x" * 32}, {}])
def test_nobody_becomes_another_in_the_trail_and_nobody_vanishes_from_it_i24(change):
    mai = User.objects.filter(pk=noted().pk)

    with pytest.raises(DatabaseError, match="stays who they are"), transaction.atomic():
        mai.update(**change) if change else mai.delete()


def test_who_was_erased_stays_erased_i24():
    mai = noted()
    actions.erase_person(user=mai, by=None, at=AT)

    with pytest.raises(DatabaseError, match="stays who they are"), transaction.atomic():
        User.objects.update(erased_at=None, display_name="Lò Thị Mai", salt=b"x" * 32)
