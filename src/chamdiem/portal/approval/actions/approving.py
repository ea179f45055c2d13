"""The act that seals a month (Phê duyệt và khoá kỳ): in the site, or by recording a document."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from chamdiem.formats import confined
from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import facts, keys
from chamdiem.portal.approval.actions import ground, submitting
from chamdiem.portal.approval.choices import ApprovalWay
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods import queries as opened
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.rights.access import RULE
from chamdiem.portal.scoring import actions as scoring

SECOND = (
    "Phê duyệt và khoá kỳ cần xác thực hai lớp. Ông/bà chưa bật: mở trang “Tài khoản của tôi”, mục "
    "“Xác thực hai lớp”, làm theo hướng dẫn rồi quay lại. Nếu không dùng được, người của Văn phòng "
    "UBND tỉnh ghi nhận văn bản ông/bà đã ký."
)


class OtherFingerprint(ground.Refused):
    """Raise when the fingerprint given is not that of the frozen month."""


class NotTheSigner(ground.Refused):
    """Raise when somebody cannot sign for this month, or records what they signed (I16)."""


class NoSecondFactor(ground.Refused):
    """Raise when who approves in the site has no second factor."""


class NotADocument(ground.Refused):
    """Raise when number, day or file of the document cannot be."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An approval before it seals: how, by whom, under which document."""

    way: ApprovalWay
    signer: User
    number: str
    on: date
    document: Stored | None


@transaction.atomic
def approve(
    *,
    period: Period,
    fingerprint: str,
    document_number: str,
    document_on: date,
    by: User,
    at: datetime,
) -> Approved:
    """Approve in the site (Phê duyệt và khoá kỳ), by a leader with a second factor.

    `fingerprint` is that of what the leader had in sight.
    """
    if not accounts.has_second_factor(by):
        raise NoSecondFactor(SECOND)
    stands = ground.locked(period)
    frozen = ground.waiting(stands)
    _require_fingerprint(frozen, facts.typed(fingerprint))
    signed = Signed(ApprovalWay.SITE, by, text.nfc(document_number).strip(), document_on, None)
    return _sealed(period, stands, frozen, signed, by=by, at=at)


@transaction.atomic
def record_approval(
    *,
    period: Period,
    fingerprint: str,
    document_number: str,
    document_on: date,
    signer: User,
    document: Stored,
    by: User,
    at: datetime,
) -> Approved:
    """Record an approval that was signed as a document (Ghi nhận văn bản đã ký).

    Recording is not approving: who records is never the signer. `fingerprint` is the one printed
    on the document, whole.
    """
    stands = ground.locked(period)
    frozen = ground.waiting(stands)
    _require_fingerprint(frozen, facts.typed(fingerprint))
    if signer.pk == by.pk:
        raise NotTheSigner(
            "Người ghi nhận không phải là người ký: lãnh đạo phê duyệt ngay trên hệ thống, hoặc "
            "một người khác của Văn phòng UBND tỉnh ghi nhận văn bản."
        )
    _require_document(document)
    number = text.nfc(document_number).strip()
    signed = Signed(ApprovalWay.DOCUMENT, signer, number, document_on, document)
    return _sealed(period, stands, frozen, signed, by=by, at=at)


def record_with_file(
    *,
    period: Period,
    content: bytes,
    name: str,
    fingerprint: str,
    document_number: str,
    document_on: date,
    signer: User,
    by: User,
    at: datetime,
) -> Approved:
    """Keep the signed document and record the approval: both, or nothing.

    Where no fingerprint was typed it is read from the pages of the PDF, if they can be read.
    """
    files.judge(content=content, name=name)  # what it is comes first, then what it says
    found = fingerprint.strip() or _read(content, name)
    with transaction.atomic():
        return record_approval(
            period=period,
            fingerprint=found,
            document_number=document_number,
            document_on=document_on,
            signer=signer,
            document=files.store(content=content, name=name, by=by, at=at),
            by=by,
            at=at,
        )


def _read(content: bytes, name: str) -> str:
    try:
        found = confined.fingerprints_outside(content, name)
    except Unreadable:
        found = ()
    if len(found) == 1:
        return found[0]
    raise OtherFingerprint(
        "Không đọc được dấu vân của tháng trong văn bản (bản chụp, hoặc không in dấu vân). Hãy gõ "
        "hoặc dán đủ 64 ký tự in trên văn bản."
    )


def _sealed(
    period: Period, stands: Period, frozen: Frozen, signed: Signed, *, by: User, at: datetime
) -> Approved:
    """Seal the month and everything that stands with it, in this one transaction (I19)."""
    _require_signer(stands, signed, at)
    row = _add(stands, frozen, signed, by, at)
    if frozen.correction is None:
        submitting.move_returns(stands, ReturnState.APPRAISED, ReturnState.APPROVED, by, at)
        periods.move(period=stands, to=Stage.APPROVED, by=by, at=at)
        period.stage = stands.stage
    verb = "approval.month.approved" if signed.way is ApprovalWay.SITE else _RECORDED
    submitting.record(verb, frozen, by, at)
    return row


_RECORDED = "approval.document.recorded"


def _add(period: Period, frozen: Frozen, signed: Signed, by: User, at: datetime) -> Approved:
    """Write the approval with the sealed file, and on the run by what act it was sealed."""
    correction, run = frozen.correction, frozen.run
    revision = correction.revision if correction else 0
    with keys.opened() as signer:
        content, fingerprint = scoring.seal_month(
            run=run, signer=signer, number=signed.number, on=signed.on, revision=revision
        )
    _require_fingerprint(frozen, fingerprint)
    scoring.seal(run=run, number=signed.number, on=signed.on, by=by, at=at)
    return Approved.objects.create(
        period=period,
        revision=revision,
        frozen=frozen,
        way=signed.way,
        document_number=signed.number,
        document_on=signed.on,
        signer=signed.signer.public_id,
        document=signed.document,
        reason=correction.reason if correction else "",
        seal=content,
        seal_digest=hashlib.sha256(content).hexdigest(),
        at=at,
        by=by.public_id,
    )


def _require_fingerprint(frozen: Frozen, given: str) -> None:
    if given != frozen.fingerprint:
        raise OtherFingerprint(
            f"Dấu vân không khớp: hồ sơ đang trình (lần {frozen.number}) có dấu vân "
            f"{facts.written(frozen.fingerprint)}, dấu vân đưa vào là "
            f"{facts.written(given) or '(trống)'}. Văn bản này thuộc hồ sơ khác, hoặc gõ chưa đủ "
            "64 ký tự. Kiểm tra lại văn bản, không phê duyệt nội dung khác với nội dung đã trình."
        )


def _require_signer(period: Period, signed: Signed, at: datetime) -> None:
    """Refuse a document of tomorrow, and a signer who belongs to a unit of the month (I16)."""
    today = moments.day_of(at)
    if not signed.number:
        raise NotADocument("Hãy ghi số, ký hiệu của văn bản phê duyệt.")
    if signed.on > today:
        raise NotADocument(f"Văn bản đề ngày {signed.on:%d/%m/%Y}, chưa đến.")
    on = today if signed.way is ApprovalWay.SITE else signed.on
    if not _may_approve(signed.signer, on):
        raise NotTheSigner(
            f"Ngày {on:%d/%m/%Y} người ký không giữ vai trò Lãnh đạo UBND tỉnh. Người quản trị "
            "giao vai trò theo văn bản phân công, hoặc chọn đúng người ký."
        )
    expected = {unit.organisation_id for unit in opened.expected(period=period)}
    own = rights.belongs_to(user=signed.signer, on=on) & expected
    if own:
        names = "; ".join(orgs.names(ids=own, on=on).values())
        raise NotTheSigner(
            f"Ngày {on:%d/%m/%Y} người ký đang giữ chức vụ hoặc vai trò ở đơn vị được chấm "
            f"({names}). {RULE} Một lãnh đạo khác của UBND tỉnh phê duyệt."
        )


def _may_approve(signer: User, on: date) -> bool:
    return Right.MONTHS_APPROVE in rights.rights_of(user=signer, on=on)


def _require_document(document: Stored) -> None:
    if document.kind != "application/pdf":
        raise NotADocument("Văn bản đã ký phải là tệp PDF. Hãy xuất hoặc quét thành PDF.")
