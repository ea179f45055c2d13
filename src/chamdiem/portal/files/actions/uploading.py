"""A file that comes in pieces (tải lên từng phần) and goes on where it stopped.

The row says how much is safely on the disk: it is written after the piece, so a server killed
between the two asks for that piece again. One request at a time holds the row.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.files import naming, pieces, queries, storage
from chamdiem.portal.files.actions import keeping
from chamdiem.portal.files.models import Stored, Upload

MOST_AT_ONCE = 100


class Gap(Exception):
    """Raise when a piece does not begin where the last one ended; says where to go on."""

    def __init__(self, received: int) -> None:
        """Keep from where to send."""
        super().__init__(f"Máy chủ đã nhận {received} byte; hãy gửi tiếp từ đó.")
        self.received = received


class NotWhole(Gap):
    """Raise when a file is finished before all of it arrived."""


@transaction.atomic
def begin_upload(*, name: str, size: int, by: User, at: datetime) -> Upload:
    """Announce a file (bắt đầu gửi tệp); refuse at once what its name or size tells."""
    keeping.refuse_announced(name, size)
    if queries.uploads_of(person=by.public_id) >= MOST_AT_ONCE:
        raise keeping.NotTaken(
            f"Đang có {MOST_AT_ONCE} tệp gửi dở. Hãy gửi xong các tệp ấy trước; tệp dở dang quá "
            "2 ngày được dọn.",
            "too-many",
        )
    return Upload.objects.create(name=naming.clean(name), size=size, at=at, by=by.public_id)


@transaction.atomic
def receive(*, key: UUID, offset: int, content: bytes, by: User) -> int:
    """Take a piece and return how much is safe; a piece sent again is taken as sent once."""
    row = _locked(key, by)
    if row is None or offset > row.received or offset < 0:
        raise Gap(row.received if row else 0)
    new = content[row.received - offset :][: row.size - row.received]
    if new:
        pieces.write(key, row.received, new)
        row.received += len(new)
        row.save(update_fields=["received"])
    return row.received


def finish_upload(*, key: UUID, by: User, at: datetime, sha256: str = "") -> Stored:
    """Judge what arrived and keep it (gửi xong); done twice, it is done once.

    `sha256` is what the sender reckoned, where it could.
    """
    row = queries.upload(key=key, person=by.public_id)
    if row is None:
        return Stored.objects.get(public_id=key, by=by.public_id)
    if row.received < row.size:
        raise NotWhole(row.received)
    try:
        judged = keeping.judge(content=_arrived(row, sha256), name=row.name)
        return _kept(judged, key, by, at)
    except keeping.NotTaken as refusal:
        if not refusal.is_passing:
            _discard(key, refusal.rule, by, at)
        raise


@transaction.atomic
def _kept(judged: keeping.Judged, key: UUID, by: User, at: datetime) -> Stored:
    row = _locked(key, by)
    if row is None:
        return Stored.objects.get(public_id=key, by=by.public_id)
    stored = keeping.keep(judged, key=key, by=by, at=at)
    row.delete()
    transaction.on_commit(lambda: pieces.remove(key))
    return stored


@transaction.atomic
def _discard(key: UUID, rule: str, by: User, at: datetime) -> None:
    """Destroy what was refused: of a secret nothing stays, neither its name nor its hash."""
    pieces.remove(key)
    gone, _ = Upload.objects.filter(public_id=key, by=by.public_id).delete()
    if gone:
        audit.record(
            verb="files.upload.refused",
            actor=by.opaque_id,
            subject=("files.upload", str(key)),
            at=at,
            rule=rule,
        )


def _arrived(row: Upload, sha256: str) -> bytes:
    try:
        content = pieces.read(row.public_id, row.size)
    except storage.Missing:
        content = b""
    is_other = sha256 and hashlib.sha256(content).hexdigest() != sha256.lower()
    if len(content) != row.size or is_other:
        raise keeping.NotTaken(
            f"{row.name}: Nội dung nhận được không khớp với tệp đã gửi. Hãy gửi lại từ đầu.",
            "mismatch",
        )
    return content


def _locked(key: UUID, by: User) -> Upload | None:
    rows = Upload.objects.select_for_update()
    return rows.filter(public_id=key, by=by.public_id).first()
