"""An edXML package read: what its header says of the document, and the files it carries.

Names of elements are those of QCVN 102:2016/BTTTT; namespaces differ between senders, so only
local names count. Entities are refused, nothing is fetched. Source: QCVN 102:2016/BTTTT, phụ lục.
"""

import base64
import binascii
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from chamdiem.formats.problems import Place, Problem, Refused, refuse

LARGEST = 80_000_000
ROOTS = ("edXML", "edXMLEnvelope", "Envelope")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d")


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a package (tệp kèm)."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a package says (nội dung gói); what it leaves blank is an empty text or None."""

    issuer: str
    number: str
    symbol: str
    doc_type: str
    place: str
    issued_on: date | None
    subject: str
    signer: str
    signer_title: str
    addressees: tuple[str, ...]
    attachments: tuple[Attached, ...]


def is_envelope(source: bytes) -> bool:
    """Tell whether a file looks like a package, without reading it."""
    head = source[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and b"edxml" in source[:4096].lower()


def read(source: bytes, name: str) -> Envelope:
    """Read a package; refuse what is none, with the place and what was expected."""
    if len(source) > LARGEST:
        raise refuse(Place(name), f"Gói có {len(source) // 1_000_000} MB", "gói không quá 80 MB",
                     rule="too-big")  # fmt: skip
    root = _root(source, name)
    header = _find(root, "MessageHeader")
    if header is None:
        raise _strange(name, "Gói không có phần MessageHeader")
    code = _find(header, "Code")
    return Envelope(
        issuer=_text(_find(header, "From"), "OrganName"),
        number=_text(code, "CodeNumber"),
        symbol=_text(code, "CodeNotation"),
        doc_type=_text(_find(header, "DocumentType"), "TypeName"),
        place=_text(_find(header, "PromulgationInfo"), "Place"),
        issued_on=_day(_text(_find(header, "PromulgationInfo"), "PromulgationDate"), name),
        subject=_text(header, "Subject"),
        signer=_text(_find(header, "SignerInfo"), "FullName"),
        signer_title=_text(_find(header, "SignerInfo"), "Position"),
        addressees=tuple(_text(one, "OrganName") for one in _all(header, "To")),
        attachments=tuple(_attachments(root, name)),
    )


def _root(source: bytes, name: str) -> Any:
    try:
        root = fromstring(source, forbid_dtd=True)
    except DefusedXmlException as danger:
        raise _strange(name, "Gói khai báo thực thể hoặc DTD, có thể gây hại") from danger
    except (ParseError, ValueError, LookupError) as broken:
        line, column = getattr(broken, "position", (0, 0))
        problem = Problem(
            Place(name, line or None, column or None), "XML hỏng ở chỗ này", "gói edXML nguyên vẹn",
            "Hãy xin gửi lại gói", "broken-xml",
        )  # fmt: skip
        raise Refused([problem]) from broken
    if _local(root) not in ROOTS:
        raise _strange(name, f"Gốc của tệp là “{_local(root)}”")
    return root


def _attachments(root: Any, name: str) -> Iterator[Attached]:
    for one in _all(root, "Attachment"):
        said = _text(one, "AttachmentName") or "tep-kem"
        for encoded in ("ContentTransferEncoded", "Content", "AttachmentContent"):
            body = _text(one, encoded)
            if body:
                yield Attached(said, _decoded(body, said, name))
                break


def _decoded(body: str, said: str, name: str) -> bytes:
    try:
        return base64.b64decode("".join(body.split()), validate=True)
    except binascii.Error as broken:
        raise _strange(name, f"Tệp kèm “{said}” không mã hoá base64 đúng") from broken


def _day(written: str, name: str) -> date | None:
    if not written:
        return None
    for pattern in _DAYS:
        try:
            return datetime.strptime(written[:19], pattern).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
    raise _strange(name, f"Ngày ban hành “{written[:40]}” không đọc được")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Any, name: str) -> list[Any]:
    return [one for one in element.iter() if _local(one) == name]


def _find(element: Any, name: str) -> Any:
    return next(iter(_all(element, name)), None)


def _text(element: Any, name: str) -> str:
    found = None if element is None else _find(element, name)
    written = "" if found is None else "".join(found.itertext())
    return " ".join(unicodedata.normalize("NFC", written).split())


def _strange(name: str, found: str) -> Refused:
    return refuse(
        Place(name), found, "gói edXML theo QCVN 102:2016/BTTTT",
        "Hãy xin gửi lại gói, hoặc vào sổ bằng tệp văn bản", rule="no-edxml",
    )  # fmt: skip
