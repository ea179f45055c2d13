"""Files of trust (nguồn tin cậy): root certificates and lists of revoked ones, read and named."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, crl, pem, x509

from chamdiem.formats.problems import Place, Refused, refuse

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Described:
    """One certificate or list: its bytes as DER, whose it is, until when it holds."""

    is_root: bool
    content: bytes
    subject: str
    as_of: datetime
    until: datetime | None


def described(source: bytes, name: str) -> tuple[Described, ...]:
    """Return what a file holds: PEM or DER certificates, a P7B bundle, or a CRL."""
    if len(source) > LARGEST:
        raise refuse(
            Place(name), f"Tệp có {len(source) // 1_000_000} MB", "tệp không quá 20 MB", rule="big"
        )
    found = [one for each in _parts(source) for one in _described(each)]
    if not found:
        raise _strange(name)
    return tuple(found)


def _parts(source: bytes) -> list[bytes]:
    if pem.detect(source):
        try:
            return [content for _, _, content in pem.unarmor(source, multiple=True)]
        except ValueError:
            return []
    return [source]


def _described(content: bytes) -> list[Described]:
    for read in (_certificate, _list, _bundle):
        try:
            return read(content)
        except (ValueError, TypeError, KeyError):
            continue
    return []


def _certificate(content: bytes) -> list[Described]:
    one = x509.Certificate.load(content, strict=True)
    validity = one["tbs_certificate"]["validity"]
    return [
        Described(
            True,
            one.dump(),
            one.subject.human_friendly,
            validity["not_before"].native,
            validity["not_after"].native,
        )
    ]


def _list(content: bytes) -> list[Described]:
    one = crl.CertificateList.load(content, strict=True)
    told = one["tbs_cert_list"]
    return [
        Described(
            False,
            one.dump(),
            told["issuer"].human_friendly,
            told["this_update"].native,
            told["next_update"].native,
        )
    ]


def _bundle(content: bytes) -> list[Described]:
    whole = cms.ContentInfo.load(content, strict=True)
    found = []
    for one in whole["content"]["certificates"] or ():
        found.extend(_certificate(one.chosen.dump()))
    return found


def _strange(name: str) -> Refused:
    return refuse(
        Place(name),
        "Không phải chứng thư hay danh sách thu hồi",
        "tệp .cer, .crt, .pem, .p7b (chứng thư gốc) hoặc .crl (danh sách thu hồi)",
        "Hãy tải tệp từ trang của tổ chức cấp chứng thư",
        rule="no-trust",
    )
