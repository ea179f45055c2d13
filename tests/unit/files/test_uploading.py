"""A file comes in pieces, in any order of trouble, and is kept whole or not at all."""

import hashlib
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.files import actions, pieces, queries, storage
from chamdiem.portal.files.models import Stored, Upload
from tests.factories import people
from tests.factories.people import AT
from tests.unit.files.conftest import contents

pytestmark = pytest.mark.django_db
TEXT = "số;giá trị\nU1;12\n".encode()


def begun(by, content=TEXT, name="Báo cáo.csv"):
    return actions.begin_upload(name=name, size=len(content), by=by, at=AT)


def sent(by, content=TEXT, name="Báo cáo.csv", size=7):
    """Send a whole file in pieces and return its number."""
    key = begun(by, content, name).public_id
    for offset in range(0, len(content), size):
        actions.receive(key=key, offset=offset, content=content[offset : offset + size], by=by)
    return key


def finished(by, content=TEXT, name="Báo cáo.csv", **more):
    return actions.finish_upload(key=sent(by, content, name), by=by, at=AT, **more)


def read(file):
    with storage.storage().open(file.sha256) as stream:
        return stream.read()


def test_a_file_in_pieces_is_kept_whole_under_its_hash(sender, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        file = finished(sender)

    assert (file.sha256, file.kind) == (hashlib.sha256(TEXT).hexdigest(), "text/plain")
    assert read(file) == TEXT
    assert not Upload.objects.exists() and not list(pieces.older_than(AT + timedelta(days=999)))
    assert Entry.objects.get(verb="files.file.stored").details["size"] == len(TEXT)


def test_a_piece_sent_again_is_taken_as_sent_once(sender):
    key = begun(sender).public_id
    actions.receive(key=key, offset=0, content=TEXT[:10], by=sender)

    again = actions.receive(key=key, offset=0, content=TEXT[:10], by=sender)
    overlapping = actions.receive(key=key, offset=4, content=TEXT[4:], by=sender)

    assert (again, overlapping) == (10, len(TEXT))
    assert pieces.read(key, len(TEXT)) == TEXT


def test_a_gap_is_refused_with_where_to_go_on(sender):
    key = begun(sender).public_id
    actions.receive(key=key, offset=0, content=TEXT[:5], by=sender)

    with pytest.raises(actions.Gap) as gap:
        actions.receive(key=key, offset=9, content=TEXT[9:], by=sender)
    with pytest.raises(actions.NotWhole) as early:
        actions.finish_upload(key=key, by=sender, at=AT)

    assert (gap.value.received, early.value.received) == (5, 5)


def test_no_more_is_taken_than_was_announced(sender):
    key = begun(sender).public_id

    received = actions.receive(key=key, offset=0, content=TEXT + b"more", by=sender)

    assert received == len(TEXT)
    assert actions.finish_upload(key=key, by=sender, at=AT).size == len(TEXT)


def test_finishing_twice_is_finishing_once(sender):
    key = sent(sender)

    first, second = (actions.finish_upload(key=key, by=sender, at=AT) for _ in range(2))

    assert first == second and first.public_id == key
    assert Stored.objects.count() == 1


def test_a_piece_written_before_a_crash_is_asked_for_again(sender):
    """The server dies between the disk and the row: the row decides, the piece comes again."""
    key = begun(sender).public_id
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        actions.receive(key=key, offset=0, content=TEXT[:10], by=sender)
        raise KeyboardInterrupt

    received = queries.upload(key=key, person=sender.public_id).received
    actions.receive(key=key, offset=received, content=TEXT, by=sender)

    assert received == 0
    assert read(actions.finish_upload(key=key, by=sender, at=AT)) == TEXT


def test_a_file_that_differs_from_what_its_sender_reckoned_is_not_kept(sender, place):
    with pytest.raises(actions.NotTaken) as refusal:
        finished(sender, sha256="0" * 64)

    assert refusal.value.rule == "mismatch"
    assert contents(place) == [] and not Upload.objects.exists()


def test_nobody_touches_the_upload_of_another(sender):
    key, other = begun(sender).public_id, people.person()

    with pytest.raises(actions.Gap):
        actions.receive(key=key, offset=0, content=TEXT, by=other)
    with pytest.raises(Stored.DoesNotExist):
        actions.finish_upload(key=key, by=other, at=AT)

    assert queries.upload(key=key, person=sender.public_id).received == 0


@pytest.mark.parametrize(
    ("name", "size", "rule"),
    [
        ("a.pdf", 0, "empty"),
        ("a.pdf", 200_000_000, "too-large"),
        ("Kế hoạch (MẬT).docx", 10, "secret"),
    ],
)
def test_what_name_or_size_tells_is_refused_before_the_first_byte(sender, name, size, rule):
    with pytest.raises(actions.NotTaken) as refusal:
        actions.begin_upload(name=name, size=size, by=sender, at=AT)

    assert refusal.value.rule == rule
    assert not Upload.objects.exists()


@pytest.mark.parametrize("content", ["UBND\nMẬT\nSố 1".encode(), b"MZ\x90\x00" * 9])
def test_nothing_is_kept_of_what_is_refused(sender, place, content):
    with pytest.raises(actions.NotTaken):
        finished(sender, content, "a.txt")

    entry = Entry.objects.get(verb="files.upload.refused")
    assert contents(place) == [] and not Upload.objects.exists() and not Stored.objects.exists()
    assert hashlib.sha256(content).hexdigest() not in str([entry.details, entry.after])
    assert "a.txt" not in str(entry.details)


def test_uploads_left_on_their_way_are_cleared_away(sender, django_capture_on_commit_callbacks):
    key = begun(sender).public_id
    actions.receive(key=key, offset=0, content=TEXT[:5], by=sender)

    with django_capture_on_commit_callbacks(execute=True):
        kept = actions.purge(at=AT + timedelta(days=1))
        gone = actions.purge(at=AT + timedelta(days=3))

    assert (kept, gone) == (0, 1)
    assert not Upload.objects.exists()
    with pytest.raises(storage.Missing):
        pieces.read(key, 5)


def test_a_content_that_no_file_holds_is_cleared_away(sender):
    file = finished(sender)
    storage.storage().put("0" * 64, b"left by a server that was killed")

    later = AT.replace(year=2126)
    actions.purge(at=later)

    assert list(storage.storage().older_than(later)) == [file.sha256]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=st.binary(min_size=1, max_size=300),
    steps=st.lists(st.tuples(st.integers(0, 320), st.integers(1, 90)), max_size=30),
)
def test_whatever_is_retried_the_bytes_are_the_same(sender, content, steps):
    key = begun(sender, content, "a.bin").public_id
    received = 0
    for offset, length in [*steps, (None, 400)]:
        place = received if offset is None else offset
        try:
            piece = content[place : place + length]
            received = actions.receive(key=key, offset=place, content=piece, by=sender)
        except actions.Gap as gap:
            assert (gap.received, place > received) == (received, True)

    assert received == len(content)
    assert pieces.read(key, 1000) == content
