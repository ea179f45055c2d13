"""A content is removed by two persons; what was sealed over its hash still verifies."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files import access, actions, queries, storage
from chamdiem.portal.files.models import Stored
from tests.factories.people import AT
from tests.unit.files.conftest import contents

pytestmark = pytest.mark.django_db
CONTENT = "công văn nhầm\n".encode()
REASON = "Theo công văn 5/CV-THU: gửi nhầm tài liệu"


@pytest.fixture
def file(sender):
    stored = actions.store(content=CONTENT, name="Công văn.txt", by=sender, at=AT)
    return queries.one(key=stored.public_id)


def ask(file, by):
    actions.ask_removal(file=file, reason=REASON, by=by, at=AT)


def test_one_asks_another_removes_and_only_the_content_goes(file, officer, leader, place):
    ask(file, officer)

    count = actions.remove(file=file, by=leader, at=AT)

    after = queries.one(key=file.public_id)
    assert (count, contents(place)) == (1, [])
    assert (after.sha256, after.by, after.at) == (file.sha256, file.by, file.at)
    assert (after.removal_reason, after.removed_by) == (REASON, leader.public_id)
    assert after.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert Entry.objects.filter(verb="files.content.removed").count() == 1


def test_who_asked_does_not_remove(file, officer, place):
    ask(file, officer)

    with pytest.raises(actions.CannotRemove, match="hai người"):
        actions.remove(file=file, by=officer, at=AT)

    assert contents(place) == [CONTENT]


def test_nothing_is_removed_that_nobody_asked_for(file, leader):
    with pytest.raises(actions.CannotRemove, match="Chưa có người đề nghị"):
        actions.remove(file=file, by=leader, at=AT)


@pytest.mark.parametrize("reason", ["", "   ", "sai"])
def test_a_removal_has_its_reason(file, officer, reason):
    with pytest.raises(actions.CannotRemove, match="lý do"):
        actions.ask_removal(file=file, reason=reason, by=officer, at=AT)


def test_a_removal_is_asked_once_and_done_once(file, officer, leader):
    ask(file, officer)
    with pytest.raises(actions.CannotRemove, match="Đã có người đề nghị"):
        ask(file, leader)
    actions.remove(file=file, by=leader, at=AT)

    with pytest.raises(actions.CannotRemove, match="đã được gỡ"):
        actions.remove(file=file, by=leader, at=AT)


def test_from_the_asking_on_the_content_is_not_given_out(file, sender, officer):
    ask(file, officer)

    with pytest.raises(access.Gone, match="đề nghị gỡ"):
        access.content(user=sender, key=file.public_id)


def test_the_same_content_filed_elsewhere_goes_too_and_does_not_come_back(
    file, officer, leader, place
):
    other = actions.store(content=CONTENT, name="Khác.txt", by=officer, at=AT)
    ask(file, officer)

    count = actions.remove(file=file, by=leader, at=AT)
    with pytest.raises(actions.NotTaken) as refusal:
        actions.store(content=CONTENT, name="Lại.txt", by=officer, at=AT)

    assert (count, contents(place), refusal.value.rule) == (2, [], "removed")
    assert queries.one(key=other.public_id).removed_at == AT


def test_two_who_asked_for_the_same_content_can_each_confirm_the_other(file, officer, leader):
    other = actions.store(content=CONTENT, name="Khác.txt", by=officer, at=AT)
    ask(file, officer)
    ask(queries.one(key=other.public_id), leader)

    first = actions.remove(file=file, by=leader, at=AT)
    second = actions.remove(file=queries.one(key=other.public_id), by=officer, at=AT)

    assert (first, second) == (1, 1)


def test_an_act_cut_off_after_the_content_went_is_done_again(file, officer, leader):
    ask(file, officer)
    storage.storage().destroy(file.sha256)

    assert actions.remove(file=file, by=leader, at=AT) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "1" * 64},
        {"name": "khác"},
        {"removed_at": AT},
        {"scanned": "clean"},
    ],
)
def test_the_database_refuses_any_other_change(file, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Stored.objects.filter(public_id=file.public_id).update(**change)


def test_the_database_keeps_every_row_and_every_removal(file, officer, leader):
    ask(file, officer)
    rows = Stored.objects.filter(public_id=file.public_id)

    for forbidden in (
        lambda: rows.update(removal_reason="khác"),
        lambda: rows.update(removed_at=AT, removed_by=officer.public_id),
        lambda: rows.update(removal_asked_at=None, removal_asked_by=None, removal_reason=""),
        rows.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            forbidden()
