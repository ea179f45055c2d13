"""The signatures of one PDF against what is trusted; in the child only."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from chamdiem.formats.signatures.findings import Signed, State

WHOLE = SignatureCoverageLevel.ENTIRE_FILE
NO_ROOT = "chưa nạp chứng thư gốc của tổ chức cấp chứng thư"
NO_LIST = "chưa có danh sách thu hồi còn hạn của tổ chức cấp chứng thư"
EXPIRED = "chứng thư đã hết hạn hoặc chưa có hiệu lực"
REVOKED = "chứng thư đã bị thu hồi"
CHANGED = "nội dung không còn như lúc ký"
ADDED = "sau chữ ký này tệp được bổ sung và không chữ ký nào che phần bổ sung"


def signatures(
    source: bytes, roots: Sequence[bytes], revoked: Sequence[bytes], moment: datetime
) -> list[Signed]:
    """Return each signature of a PDF with its state, in the order they were made."""
    reader = PdfFileReader(io.BytesIO(source), strict=False)
    found = list(reader.embedded_regular_signatures)
    trust = _Trust(roots, revoked, moment)
    told = [_signed(one, trust) for one in found]
    if found and not any(_covers(one) for one in found):
        last = told[-1]
        told[-1] = Signed(last.signer, last.at, State.ALTERED, ADDED)
    return told


class _Trust:
    """The contexts of a check: with the lists of revoked ones demanded, and without."""

    def __init__(self, roots: Sequence[bytes], revoked: Sequence[bytes], moment: datetime) -> None:
        """Read the certificates and lists once."""
        self.roots = [x509.Certificate.load(one) for one in roots]
        self.lists = [crl.CertificateList.load(one) for one in revoked]
        self.moment = moment

    def context(self, mode: str) -> ValidationContext:
        """Return a context; nothing is ever fetched."""
        return ValidationContext(
            trust_roots=self.roots,
            crls=self.lists,
            allow_fetching=False,
            revocation_mode=mode,
            moment=self.moment,
        )


def _covers(signature: Any) -> bool:
    signature.compute_integrity_info()
    return bool(signature.evaluate_signature_coverage() is WHOLE)


def _signed(signature: Any, trust: _Trust) -> Signed:
    name = signature.signer_cert.subject.native.get("common_name", "")
    at = signature.self_reported_timestamp
    status = validate_pdf_signature(signature, trust.context("require"))
    if not (status.intact and status.valid):
        return Signed(str(name), at, State.ALTERED, CHANGED)
    if status.trusted:
        return Signed(str(name), at, State.TRUSTED, "")
    return Signed(str(name), at, State.UNCHECKED, _why(signature, status, trust))


def _why(signature: Any, status: Any, trust: _Trust) -> str:
    """Say what was missing: the root, the list, the days of the certificate, or it was revoked."""
    if status.revoked:
        return REVOKED
    validity = signature.signer_cert["tbs_certificate"]["validity"]
    if not validity["not_before"].native <= trust.moment <= validity["not_after"].native:
        return EXPIRED
    without = validate_pdf_signature(signature, trust.context("soft-fail"))
    return NO_LIST if without.trusted else NO_ROOT
