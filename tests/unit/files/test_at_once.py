"""Two who send one file at once, and two who file one content at once, harm nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chamdiem.portal.files import actions, storage
from chamdiem.portal.files.models import Stored, Upload
from tests.factories.people import AT

pytestmark = pytest.mark.django_db(transaction=True)
CONTENT = bytes(range(48, 123)) * 400


@pytest.fixture
def at_once():
    """Return a way to do acts at the same time, each over a connection of its own."""

    def run(*acts):
        def one(act):
            try:
                return act()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(acts)) as pool:
            return [future.result() for future in [pool.submit(one, act) for act in acts]]

    return run


def send(key, by, size):
    """Send the whole file in pieces of a size, going on where the server says."""
    received = 0
    while received < len(CONTENT):
        piece = CONTENT[received : received + size]
        received = actions.receive(key=key, offset=received, content=piece, by=by)
    return received


def test_two_windows_that_send_one_upload_make_one_whole_file(sender, at_once):
    key = actions.begin_upload(name="a.txt", size=len(CONTENT), by=sender, at=AT).public_id

    at_once(*(lambda size=size: send(key, sender, size) for size in (700, 1100, 1300)))
    files = at_once(*[lambda: actions.finish_upload(key=key, by=sender, at=AT)] * 3)

    assert len({file.pk for file in files}) == Stored.objects.count() == 1
    with storage.storage().open(files[0].sha256) as stream:
        assert stream.read() == CONTENT
    assert not Upload.objects.exists()


def test_one_content_filed_by_many_at_once_lies_there_once(sender, at_once, place):
    files = at_once(*[lambda: actions.store(content=CONTENT, name="a.txt", by=sender, at=AT)] * 4)

    assert len({file.public_id for file in files}) == 4
    assert len([one for one in (place / "kept").rglob("*") if one.is_file()]) == 1
