"""Contents in a store that speaks S3: as on the disk, and handed out by the site alone."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from django.test import override_settings
from django.urls import reverse
from moto.server import ThreadedMotoServer

from chamdiem.portal.files import actions, object_store, queries, storage
from chamdiem.portal.files.models import Stored
from tests.factories.people import AT

CONTENT = b"a;b\n1;2\n"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()
BUCKET = "minh-chung"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve S3 on this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def client_of(address: str) -> object:
    """Return a plain client of that server, with an empty bucket."""
    made = boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id="k",
        aws_secret_access_key="s",
    )
    if BUCKET not in [one["Name"] for one in made.list_buckets()["Buckets"]]:
        made.create_bucket(Bucket=BUCKET)
    for one in made.list_objects_v2(Bucket=BUCKET).get("Contents", ()):
        made.delete_object(Bucket=BUCKET, Key=one["Key"])
    return made


@pytest.fixture
def bucket(client_of: object, address: str) -> Iterator[storage.Storage]:
    """Use the bucket of that server."""
    named = {"FILES_S3": address, "FILES_S3_BUCKET": BUCKET, "FILES_S3_REGION": "us-east-1"}
    with override_settings(**named, FILES_S3_KEY="k", FILES_S3_SECRET="s"):
        yield storage.storage()


def _keys(client_of):
    return [one["Key"] for one in client_of.list_objects_v2(Bucket=BUCKET).get("Contents", ())]


def test_a_content_is_kept_under_its_hash_and_read_back(bucket, client_of):
    bucket.put(DIGEST, CONTENT)
    bucket.put(DIGEST, CONTENT)

    with bucket.open(DIGEST) as stream:
        assert stream.read() == CONTENT
    assert _keys(client_of) == [f"kept/{DIGEST[:2]}/{DIGEST[2:4]}/{DIGEST}"]


def test_what_is_not_there_is_missing(bucket):
    with pytest.raises(storage.Missing):
        bucket.open(OTHER)


def test_a_content_that_was_changed_in_the_store_is_missing(bucket, client_of):
    bucket.put(DIGEST, CONTENT)
    client_of.put_object(Bucket=BUCKET, Key=_keys(client_of)[0], Body=b"changed")

    with pytest.raises(storage.Missing):
        bucket.open(DIGEST)


def test_a_content_is_destroyed_once_and_twice(bucket, client_of):
    bucket.put(DIGEST, CONTENT)

    bucket.destroy(DIGEST)
    bucket.destroy(DIGEST)

    assert _keys(client_of) == []


def test_no_version_of_a_destroyed_content_stays(bucket, client_of, address):
    name = "phien-ban"
    client_of.create_bucket(Bucket=name)
    client_of.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    versioned = object_store.ObjectStore(client_of, name)
    versioned.put(DIGEST, CONTENT)
    versioned.put(DIGEST, CONTENT)

    versioned.destroy(DIGEST)

    left = client_of.list_object_versions(Bucket=name)
    assert not left.get("Versions")


def test_what_was_put_before_an_instant_is_listed(bucket):
    bucket.put(DIGEST, CONTENT)
    now = datetime.now(UTC)

    assert list(bucket.older_than(now - timedelta(days=2))) == []
    assert list(bucket.older_than(now + timedelta(minutes=1))) == [DIGEST]


@pytest.mark.parametrize("digest", ["../x", "A" * 64, "0" * 63])
def test_only_a_hash_finds_a_content(bucket, digest):
    with pytest.raises(ValueError, match="hash"):
        bucket.put(digest, CONTENT)


def test_a_file_goes_to_the_store_and_comes_back_through_the_site(bucket, client, sender, place):
    stored = actions.store(content=CONTENT, name="a.csv", by=sender, at=AT)
    client.force_login(sender)

    answer = client.get(reverse("files:content", args=[stored.public_id]))

    assert b"".join(answer.streaming_content) == CONTENT
    assert "Location" not in answer and not (place / "kept").exists()


def test_who_may_not_see_the_file_gets_nothing_of_the_store(bucket, client, sender, officer):
    stored = actions.store(content=CONTENT, name="a.csv", by=sender, at=AT)
    client.force_login(officer)

    assert client.get(reverse("files:content", args=[stored.public_id])).status_code == 404


def test_a_store_that_does_not_answer_keeps_no_row_and_is_tried_again(db, sender):
    silent = {"FILES_S3": "http://127.0.0.1:9", "FILES_S3_BUCKET": BUCKET}
    with (
        override_settings(**silent, FILES_S3_REGION="r", FILES_S3_KEY="k", FILES_S3_SECRET="s"),
        pytest.raises(actions.NotTaken, match="Kho tệp chưa trả lời") as refusal,
    ):
        actions.store(content=CONTENT, name="a.csv", by=sender, at=AT)

    assert refusal.value.is_passing and not Stored.objects.exists()


def test_a_file_is_there_though_its_store_does_not_answer_now(bucket, client, sender):
    stored = actions.store(content=CONTENT, name="a.csv", by=sender, at=AT)
    client.force_login(sender)

    with override_settings(FILES_S3="http://127.0.0.1:9"):
        answer = client.get(reverse("files:content", args=[stored.public_id]))

    assert answer.status_code == 410
    assert "Tệp vẫn còn; hãy mở lại sau ít phút." in answer.content.decode()
    assert queries.one(key=stored.public_id) is not None


SILENT = {"FILES_S3": "http://127.0.0.1:9"}


def test_a_store_that_does_not_answer_lets_nothing_be_said_to_be_removed(
    bucket, client, sender, officer, leader
):
    stored = actions.store(content=CONTENT, name="a.csv", by=sender, at=AT)
    file = queries.one(key=stored.public_id)
    actions.ask_removal(file=file, reason="Có văn bản yêu cầu gỡ.", by=officer, at=AT)
    client.force_login(leader)

    with override_settings(**SILENT):
        answer = client.post(reverse("files:remove", args=[stored.public_id]))

    assert answer.status_code == 422 and "Kho tệp chưa trả lời" in answer.content.decode()
    assert queries.one(key=stored.public_id).removed_at is None
    assert actions.remove(file=file, by=leader, at=AT) == 1


def test_a_store_that_does_not_answer_leaves_the_daily_purge_to_go_on(bucket, sender):
    upload = actions.begin_upload(name="a.csv", size=5, by=sender, at=AT)

    with override_settings(**SILENT):
        gone = actions.purge(at=AT + timedelta(days=3))

    assert gone == 1
    assert queries.upload(key=upload.public_id, person=sender.public_id) is None
