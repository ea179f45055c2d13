"""What signatures are checked against is loaded by file; each check is kept (I28)."""

import hashlib
from datetime import date, datetime

from django.db import transaction

from chamdiem.formats import signatures
from chamdiem.formats.signatures import Checked, Described
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.directives import queries
from chamdiem.portal.directives.choices import SignatureState, TrustKind
from chamdiem.portal.directives.facts import Refused
from chamdiem.portal.directives.models import SignatureCheck, TrustFile
from chamdiem.portal.files import storage
from chamdiem.portal.files.models import Stored


class IsLoaded(Refused):
    """Raise when a certificate or list is loaded already."""


@transaction.atomic
def load_trust(*, content: bytes, name: str, by: User, at: datetime) -> list[TrustFile]:
    """Load root certificates or a list of revoked ones (nạp nguồn tin cậy), all of a file."""
    found = [_row(one, name, by, at) for one in signatures.described(content, name)]
    there = queries.trusted_hashes()
    new = [row for row in found if row.sha256 not in there]
    if not new:
        raise IsLoaded(f"Tệp “{name}” đã được nạp trước đây; không có gì mới để ghi.")
    rows = TrustFile.objects.bulk_create(new)
    for row in rows:
        _told("directives.trust.loaded", row, by, at)
    return rows


@transaction.atomic
def withdraw_trust(*, trusted: TrustFile, by: User, at: datetime) -> TrustFile:
    """Stop trusting a root or a list (thôi dùng); what was checked before stays as it was."""
    row = TrustFile.objects.create(
        kind=trusted.kind,
        name=trusted.name,
        sha256=trusted.sha256,
        content=trusted.content,
        subject=trusted.subject,
        as_of=trusted.as_of,
        is_in=False,
        at=at,
        by=by.public_id,
    )
    _told("directives.trust.withdrawn", row, by, at)
    return row


def check_signatures(*, file: Stored, by: User | None, at: datetime) -> SignatureCheck:
    """Check the signatures of a file against what is trusted now (kiểm tra chữ ký số)."""
    try:
        with storage.storage().open(file.sha256) as stream:
            source = stream.read()
    except (storage.Missing, storage.Unreached) as trouble:
        raise Refused(
            "Chưa đọc được nội dung tệp ở kho lưu trữ nên chưa kiểm tra được chữ ký số. Người quản "
            "trị xem kho lưu trữ rồi kiểm tra lại."
        ) from trouble
    trust, as_of = queries.trust()
    found = signatures.check(source, trust, moment=at)
    return _kept(file, found, as_of, by, at)


@transaction.atomic
def _kept(
    file: Stored, found: Checked, as_of: date | None, by: User | None, at: datetime
) -> SignatureCheck:
    row = SignatureCheck.objects.create(
        file=file,
        state=SignatureState(found.state.value),
        why=found.why,
        signatures=[
            {
                "signer": one.signer,
                "at": one.at.isoformat() if one.at else "",
                "state": one.state.value,
                "why": one.why,
            }
            for one in found.signatures
        ],
        trusted_as_of=as_of,
        at=at,
    )
    audit.record(
        verb="directives.signatures.checked",
        actor=audit.SYSTEM if by is None else by.opaque_id,
        subject=file,
        at=at,
        state=row.state,
    )
    return row


def _row(one: Described, name: str, by: User, at: datetime) -> TrustFile:
    return TrustFile(
        kind=TrustKind.ROOT if one.is_root else TrustKind.REVOKED,
        name=name[:200],
        sha256=hashlib.sha256(one.content).hexdigest(),
        content=one.content,
        subject=one.subject[:300],
        as_of=moments.day_of(one.as_of),
        at=at,
        by=by.public_id,
    )


def _told(verb: str, row: TrustFile, by: User, at: datetime) -> None:
    audit.record(
        verb=verb, actor=by.opaque_id, subject=row, at=at, kind=row.kind, sha256=row.sha256
    )
