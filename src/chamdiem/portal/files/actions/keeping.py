"""Judging a content and keeping it: nothing is kept of what is refused."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from chamdiem.formats import confined, evidence
from chamdiem.formats.evidence import refusals
from chamdiem.formats.problems import Refused
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.files import naming, queries, scanning, storage
from chamdiem.portal.files.models import Stored

PASSING = frozenset({"busy"})  # the same file may be taken a minute later


class NotTaken(Exception):
    """Raise when a file is not kept; says what is wrong and what to do, and by which rule."""

    def __init__(self, words: str, rule: str) -> None:
        """Keep the rule's name beside the words."""
        super().__init__(words)
        self.rule = rule

    @property
    def is_passing(self) -> bool:
        """Tell whether the same file may be taken a minute later."""
        return self.rule in PASSING


@dataclass(frozen=True, slots=True)
class Judged:
    """A content that may be kept: under which name, as which type, what the scanner said."""

    content: bytes
    name: str
    media: str
    scanned: str


def store(*, content: bytes, name: str, by: User, at: datetime) -> Stored:
    """Judge a whole file and keep it (nhận tệp)."""
    judged = judge(content=content, name=name)
    with transaction.atomic():
        return keep(judged, key=uuid.uuid4(), by=by, at=at)


def judge(*, content: bytes, name: str) -> Judged:
    """Return the content as it may be kept, or refuse it; touches neither row nor disk."""
    shown = naming.clean(name)
    most = queries.largest()
    try:
        if len(content) > most:
            raise refusals.too_large(shown, len(content), most)
        found = confined.inspect_outside(content, shown)
        scanned = scanning.scan(content)
    except Refused as refusal:
        one = refusal.problems[0]
        raise NotTaken(str(one), one.rule) from refusal
    except scanning.Harmful as found_harmful:
        raise NotTaken(
            f"{shown}: Bộ quét mã độc báo tệp có mã độc. Tệp chưa được lưu. Hãy quét máy đang "
            "dùng rồi báo bộ phận công nghệ thông tin của đơn vị.",
            "harmful",
        ) from found_harmful
    return Judged(content, naming.with_ending(shown, found.ending), found.media, str(scanned))


def refuse_announced(name: str, size: int) -> None:
    """Refuse before the first byte what its name or size already tells."""
    shown, most = naming.clean(name), queries.largest()
    try:
        if size <= 0:
            raise refusals.empty(shown)
        if size > most:
            raise refusals.too_large(shown, size, most)
        if mark := evidence.in_name(shown):
            raise refusals.secret(shown, mark, "trong tên tệp")
    except Refused as refusal:
        one = refusal.problems[0]
        raise NotTaken(str(one), one.rule) from refusal


def keep(judged: Judged, *, key: uuid.UUID, by: User, at: datetime) -> Stored:
    """Write the content, then its row; within the caller's transaction."""
    digest = hashlib.sha256(judged.content).hexdigest()
    hold(digest)
    _refuse_removed(judged.name, digest)
    _put(judged, digest)
    row = Stored.objects.create(
        public_id=key,
        name=judged.name,
        sha256=digest,
        size=len(judged.content),
        kind=judged.media,
        at=at,
        by=by.public_id,
        scanned=judged.scanned,
    )
    audit.record(
        verb="files.file.stored",
        actor=by.opaque_id,
        subject=row,
        at=at,
        digest=digest,
        size=row.size,
        kind=row.kind,
    )
    return row


def _put(judged: Judged, digest: str) -> None:
    try:
        storage.storage().put(digest, judged.content)
    except storage.Unreached as trouble:
        raise NotTaken(
            f"{judged.name}: Kho tệp chưa trả lời nên tệp chưa được lưu. Hệ thống thử lại; nếu "
            "vẫn thế, hãy báo người quản trị hệ thống.",
            "busy",
        ) from trouble


def hold(digest: str) -> None:
    """Let one act at a time touch a content, to the end of its transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 5))", [digest])


def _refuse_removed(name: str, digest: str) -> None:
    removed = Stored.objects.filter(sha256=digest, removed_at__isnull=False).first()
    if removed is not None and removed.removed_at is not None:
        raise NotTaken(
            f"{name}: Nội dung này đã được gỡ ngày {moments.spoken_day(removed.removed_at)}, lý "
            f"do: {removed.removal_reason}. Nội dung đã gỡ không nhận lại.",
            "removed",
        )
