"""Clearing away what never became a file: uploads left on their way, contents without a row."""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from chamdiem.portal.files import pieces, storage
from chamdiem.portal.files.actions import keeping
from chamdiem.portal.files.models import Stored, Upload

KEPT = timedelta(days=2)
log = logging.getLogger("chamdiem.files")


def purge(*, at: datetime) -> int:
    """Delete what is older than two days and no file; return how much went.

    The daily command `purge` calls it and records what went.
    """
    before = at - KEPT
    gone = _uploads(before)
    for key in list(pieces.older_than(before)):
        if not Upload.objects.filter(public_id=key).exists():
            pieces.remove(key)
    return gone + _orphans(before)


def _uploads(before: datetime) -> int:
    keys = list(Upload.objects.filter(at__lt=before).values_list("public_id", flat=True))
    for key in keys:
        with transaction.atomic():
            Upload.objects.filter(public_id=key).delete()
            transaction.on_commit(partial(pieces.remove, key))
    return len(keys)


def _orphans(before: datetime) -> int:
    """Destroy what no file holds; where the store is silent the rest waits for tomorrow."""
    gone = 0
    try:
        for digest in storage.storage().older_than(before):
            gone += _orphan(digest)
    except storage.Unreached:
        log.warning("kho tệp chưa trả lời: nội dung không thuộc tệp nào để lần dọn sau")
    return gone


@transaction.atomic
def _orphan(digest: str) -> int:
    """Destroy a content that no file holds: its server was killed before the row was written."""
    keeping.hold(digest)
    if Stored.objects.filter(sha256=digest, removed_at=None).exists():
        return 0
    storage.storage().destroy(digest)
    return 1
