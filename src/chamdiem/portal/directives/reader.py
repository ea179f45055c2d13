"""What the reader found in a text, as the register's forms and proposals take it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from chamdiem.formats import documents, edxml
from chamdiem.formats.problems import Place, refuse
from chamdiem.portal.directives.choices import TYPES, Level, ProposalKind
from chamdiem.reading import Register, document, read
from chamdiem.reading.as_json import as_json
from chamdiem.reading.organisations import built_in

READER = f"đọc-{document.VERSION}"
COMPARED = {"number": "số", "symbol": "ký hiệu", "date": "ngày"}
FIELDS = ("doc_type", "number", "symbol", "date", "issuer", "subject", "signer", "signer_title")


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing that was read (đề xuất): what, from where in the text, how sure."""

    kind: ProposalKind
    name: str
    value: Any
    start: int
    end: int
    confidence: int
    warnings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: its text, where each page begins, and what it says."""

    origin: str
    text: str
    pages: tuple[int, ...]
    found: Mapping[str, Any]


def read_file(
    source: bytes, name: str, names: Sequence[str], register: Register, *, is_again: bool = False
) -> Read:
    """Read a stranger's file; the province's own names help, its register is compared with.

    `is_again` reads the pages as pictures, whatever words the file carries.
    """
    opened = documents.text_of(source, name, is_again=is_again)
    reading = read(opened.text, gazetteer=built_in().with_names(names), register=register)
    starts, at = [], 0
    for page in opened.pages:
        starts.append(at)
        at += len(page) + 1
    return Read(opened.origin, reading.text, tuple(starts), as_json(reading))


def read_package(
    source: bytes, name: str, names: Sequence[str], register: Register
) -> tuple[Read, edxml.Attached]:
    """Read an edXML package: its header names the document, its first file is the document."""
    said = edxml.read(source, name)
    if not said.attachments:
        raise refuse(
            Place(name), "Gói edXML không kèm tệp văn bản", "gói có ít nhất một tệp kèm",
            "Hãy xin gửi lại gói, hoặc vào sổ bằng tệp văn bản", rule="no-attachment",
        )  # fmt: skip
    document_file = said.attachments[0]
    read_of_file = read_file(document_file.content, document_file.name, names, register)
    found = dict(read_of_file.found)
    for name_of_field, value in _header(said).items():
        _prefer(found, name_of_field, value)
    return replace(read_of_file, found=found), document_file


def _header(said: edxml.Envelope) -> dict[str, str]:
    return {
        "doc_type": said.doc_type,
        "number": said.number,
        "symbol": said.symbol,
        "date": said.issued_on.isoformat() if said.issued_on else "",
        "issuer": said.issuer,
        "subject": said.subject,
        "signer": said.signer,
        "signer_title": said.signer_title,
    }


def _prefer(found: dict[str, Any], name: str, value: str) -> None:
    """Take what the package says, and remark where the file says otherwise."""
    read_there = str(found.get(name) or "")
    if not value:
        return
    if read_there and name in COMPARED and read_there.lower() != value.lower():
        words = f"Gói edXML ghi {COMPARED[name]} “{value}”, tệp ghi “{read_there}”."
        remark = {"code": "package-differs", "message": words, "span": None}
        found["inconsistencies"] = [*found["inconsistencies"], remark]
    found[name] = value
    found["confidence"] = {**found["confidence"], name: 100}


def initial(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read as the form of the register takes it; blanks stay blank."""
    kind = found.get("doc_type") or ""
    day = found.get("date") or ""
    issuer = found.get("issuer") or ""
    return {
        "doc_type": kind if kind in TYPES else "",
        "number": found.get("number") or "",
        "symbol": found.get("symbol") or "",
        "issued_on": date.fromisoformat(day) if len(day) == 10 else None,
        "issuer": issuer,
        "level": level_of(issuer, found.get("symbol") or ""),
        "subject": found.get("subject") or "",
        "signer": found.get("signer") or "",
        "signer_title": found.get("signer_title") or "",
        "groups": "\n".join(found.get("addressees") or ()),
    }


def level_of(issuer: str, symbol: str) -> str:
    """Guess the level of an issuer from its name; a person sees it before it is kept."""
    if "/" in symbol or issuer.startswith(("Tỉnh ủy", "Thành ủy", "Đảng ủy", "Ban Tổ chức Trung")):
        return Level.PARTY
    if issuer.startswith(("Chính phủ", "Thủ tướng", "Văn phòng Chính phủ", "Quốc hội")):
        return Level.CENTRAL
    if issuer.startswith(("Bộ ", "Thanh tra Chính phủ", "Ngân hàng Nhà nước")):
        return Level.MINISTRY
    if " xã " in issuer or " phường " in issuer:
        return Level.COMMUNE
    return Level.PROVINCE if issuer.startswith(("Ủy ban", "Hội đồng")) else Level.DEPARTMENT


def proposals(found: Mapping[str, Any]) -> Iterator[Proposed]:
    """Return everything that was read as proposals, in the order of the text."""
    for name in FIELDS:
        span = found["spans"].get(name)
        if found.get(name) and span:
            start, end = span
            sure = found["confidence"][name]
            yield Proposed(ProposalKind.FIELD, name, found[name], start, end, sure)
    for value, (start, end) in zip(found["addressees"], found["addressee_spans"], strict=True):
        yield Proposed(ProposalKind.ADDRESSEE, "", value, start, end, 90)
    for one in found["references"]:
        yield _reference(one)
    for one in found["tasks"]:
        start, end = one["span"]
        kept = {key: value for key, value in one.items() if key not in ("span", "confidence")}
        yield Proposed(ProposalKind.TASK, one["n"] or "", kept, start, end, one["confidence"])


def _reference(one: Mapping[str, Any]) -> Proposed:
    start, end = one["span"]
    kept = {key: one[key] for key in ("number", "date", "issuer", "doc_type", "raw")}
    sure, warnings = one["confidence"], one["problems"]
    return Proposed(ProposalKind.REFERENCE, "", kept, start, end, sure, warnings)
