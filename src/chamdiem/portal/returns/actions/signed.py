"""Sending by the signed PDF (bản ký số nộp lại): it counts when its fingerprint matches.

The signature inside the PDF is not verified here; pages say so.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from chamdiem.formats import confined
from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files import storage
from chamdiem.portal.files.models import Stored
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.actions import ground, sending, steps
from chamdiem.portal.returns.choices import Capacity, Way
from chamdiem.portal.returns.models import Return, Sending

LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class Document:
    """The document that brings a return: its number and day, who signed it."""

    number: str
    on: date
    signer: User


class NotThisReturn(ground.Refused):
    """Raise when the signed PDF does not carry the fingerprint of the return as it stands."""


def send_signed_copy(
    *, of: Return, file: Stored, document: Document, by: User, at: datetime
) -> Sending:
    """Send a return by its printed PDF, signed in the e-office; `file` was kept before."""
    found = read_fingerprints(file)
    with transaction.atomic():
        ground.hold_period(of)
        row = ground.locked(of)
        sending.require_state(row)
        sending.require_in_time(row, at=at)
        capacity = capacity_on(row, document, at=at)
        steps.require_complete(row)
        sheet = queries.sheet(of=row)
        if sheet.fingerprint not in found:
            raise NotThisReturn(_another(sheet.fingerprint))
        signed = sending.Signed(Way.SIGNED_COPY, document.signer, capacity, at)
        return sending.store(
            row,
            sheet,
            signed=signed,
            by=by,
            at=at,
            document_number=text.nfc(document.number)[:LONGEST_NUMBER],
            document_on=document.on,
            signed_copy=file,
        )


def capacity_on(row: Return, document: Document, *, at: datetime) -> Capacity:
    """Return as what the signer signed on the document's day, or refuse."""
    if not text.nfc(document.number):
        raise ground.Refused("Hãy ghi số, ký hiệu của văn bản.")
    if not row.period.window_from <= document.on <= day_of(at):
        raise ground.Refused(
            f"Ngày văn bản phải từ {row.period.window_from:%d/%m/%Y} (ngày đầu lấy số liệu của "
            f"kỳ) đến {day_of(at):%d/%m/%Y}."
        )
    for held in posts.signers(organisation=row.organisation, on=document.on):
        if held.person.id == document.signer.public_id:
            return sending.CAPACITY[held.kind]
    raise sending.MayNotSign(
        f"Ngày {document.on:%d/%m/%Y} người ký không phải người đứng đầu, người phụ trách hay cấp "
        "phó được phân công ký thay (KT.) của đơn vị. Sở KH&CN ghi chức vụ và phân công theo văn "
        "bản của đơn vị, rồi nộp lại."
    )


def read_fingerprints(file: Stored) -> tuple[str, ...]:
    """Read the fingerprints on a kept PDF in a confined process (I38)."""
    if file.removed_at is not None:
        raise ground.Refused("Nội dung tệp này đã được gỡ. Hãy gửi tệp khác.")
    content = _content(file)
    try:
        found = confined.fingerprints_outside(content, file.name)
    except Unreadable as refusal:
        raise ground.Refused(str(refusal.problems[0])) from refusal
    if not found:
        raise NotThisReturn(
            "Không đọc được dấu vân phiếu trong tệp: đây là bản quét, hoặc không phải bản in từ "
            "trang phiếu. Hãy ký số đúng tệp PDF tải ở trang phiếu. Chỉ có bản giấy thì gửi văn "
            "bản đến Sở KH&CN; Sở nhập thay, thời điểm văn bản đến được tính."
        )
    return found


def _content(file: Stored) -> bytes:
    try:
        with storage.storage().open(file.sha256) as stream:
            return stream.read()
    except (storage.Missing, storage.Unreached) as trouble:
        raise ground.Refused(
            "Chưa đọc được nội dung tệp trong nơi lưu trữ. Hãy thử lại sau ít phút; nếu vẫn thế, "
            "báo người quản trị hệ thống."
        ) from trouble


def _another(fingerprint: str) -> str:
    return (
        "Dấu vân trong tệp không khớp phiếu hiện tại: phiếu đã sửa sau khi in, hoặc đây là tệp của "
        f"phiếu khác. Phiếu hiện tại có dấu vân bắt đầu bằng {fingerprint[:8]}. Hãy tải lại bản "
        "in, ký rồi nộp lại; chưa có gì được gửi đi."
    )
