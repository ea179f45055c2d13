"""Contents in a store that speaks S3 (kho tệp S3), under their hash as on the disk.

The site alone holds the key: who may see a file is asked as always, and the site hands the
content out itself. No address of the store is ever given to a browser.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chamdiem.portal.files.contents import Missing, Unreached, key

_KEPT = "kept/"
_IN_MEMORY = 4 << 20
_BLOCK = 1 << 18
_NOT_THERE = frozenset({"404", "NoSuchKey", "NotFound"})
_KNOWS_NO_VERSIONS = frozenset({"NotImplemented", "MethodNotAllowed", "501", "405"})


class ObjectStore:
    """A bucket: `kept/ab/cd/<hash>` for contents; an object is there whole or not at all."""

    def __init__(self, client: Any, bucket: str) -> None:
        """Use this bucket; it is there already."""
        self.client, self.bucket = client, bucket

    def put(self, digest: str, content: bytes) -> None:
        """Put the content; put again, it is the same one, put today."""
        named = self._named(digest)
        with _reached(digest):
            self.client.put_object(**named, Body=content, ContentType="application/octet-stream")
            there = self.client.head_object(**named)
        if there["ContentLength"] != len(content):
            raise Unreached("kept another size")

    def open(self, digest: str) -> BinaryIO:
        """Return the content to be read, held against its hash."""
        copy = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
        try:
            self._fetch(digest, copy)
        except BaseException:
            copy.close()
            raise
        copy.seek(0)
        return cast("BinaryIO", copy)

    def destroy(self, digest: str) -> None:
        """Remove the content, and every version of it that the bucket keeps."""
        named = self._named(digest)
        with _reached(digest):
            for version in list(self._versions(named["Key"])):
                self.client.delete_object(**named, VersionId=version)
            self.client.delete_object(**named)

    def older_than(self, at: datetime) -> Iterator[str]:
        """Return the hashes of what was last put before an instant."""
        with _reached("list"):
            pages = self.client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self.bucket, Prefix=_KEPT):
                for one in page.get("Contents", ()):
                    if one["LastModified"] < at:
                        yield one["Key"].rpartition("/")[2]

    def _fetch(self, digest: str, copy: SpooledTemporaryFile[bytes]) -> None:
        found = hashlib.sha256()
        with _reached(digest):
            body = self.client.get_object(**self._named(digest))["Body"]
            while block := body.read(_BLOCK):
                found.update(block)
                copy.write(block)
        if found.hexdigest() != digest:
            raise Missing(digest)

    def _named(self, digest: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": f"{_KEPT}{key(digest)}"}

    def _versions(self, named: str) -> Iterator[str]:
        try:
            said = self.client.list_object_versions(Bucket=self.bucket, Prefix=named)
        except ClientError as refusal:
            if _code(refusal) in _KNOWS_NO_VERSIONS:
                return
            raise
        for one in (*said.get("Versions", ()), *said.get("DeleteMarkers", ())):
            if one["Key"] == named and one["VersionId"] != "null":
                yield one["VersionId"]


@cache
def connect(address: str, bucket: str, region: str, access_key: str, secret: str) -> ObjectStore:
    """Return the bucket at an address; the connection is kept."""
    config = Config(
        connect_timeout=5,
        read_timeout=30,
        retries={"max_attempts": 3, "mode": "standard"},
        s3={"addressing_style": "path"},
        # Stores of other makers know the plain protocol only.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    client = boto3.client(
        "s3",
        endpoint_url=address,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret,
        config=config,
    )
    return ObjectStore(client, bucket)


@contextmanager
def _reached(digest: str) -> Iterator[None]:
    try:
        yield
    except ClientError as refusal:
        if _code(refusal) in _NOT_THERE:
            raise Missing(digest) from refusal
        raise Unreached(_code(refusal)) from refusal
    except BotoCoreError as trouble:
        raise Unreached(type(trouble).__name__) from trouble


def _code(refusal: ClientError) -> str:
    return str(refusal.response.get("Error", {}).get("Code", ""))
