"""The side that asks for the text of a document, and says clearly what cannot be read."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chamdiem
from chamdiem.formats.confined.limits import Limits
from chamdiem.formats.documents import scans
from chamdiem.formats.problems import Place, Refused, refuse

MOST_PAGES = 200
_LIMITS = Limits(computing=60, waiting=90, memory=2 << 30)
_COMMAND = [sys.executable, "-P", "-m", "chamdiem.formats.documents"]
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(chamdiem.__file__).parents[1]),
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}
_SHEETS = (b"xl/workbook.xml",)
Say = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document (lời văn): where it came from, page by page, how many there are."""

    origin: str  # layer, scan, docx, plain
    pages: tuple[str, ...]
    count: int

    @property
    def text(self) -> str:
        """All pages as one text; a form feed begins a page."""
        return "\f".join(self.pages)


def text_of(
    source: bytes, name: str, *, say: Say | None = None, is_again: bool = False
) -> Document:
    """Return the text of a stranger's document; refuse what has none, with what to do.

    `is_again` reads every page of a PDF as a picture, whatever words it carries: a scan that
    another machine read without Vietnamese is read anew.
    """
    if not source:
        raise refuse(Place(name), "Tệp rỗng (0 byte)", "một văn bản", rule="empty")
    if _is_plain(source):
        return _plain(source, name)
    if source[:2] == b"PK" and any(one in source for one in _SHEETS):
        raise refuse(
            Place(name), "Tệp là bảng tính", "văn bản: PDF, DOCX, bản quét hoặc văn bản thuần",
            "Hãy chọn tệp của văn bản.", rule="a-spreadsheet",
        )  # fmt: skip
    if source.startswith(b"\x89PNG"):
        raise refuse(
            Place(name), "Tệp là ảnh PNG", "văn bản: PDF, DOCX, ảnh chụp JPG hoặc văn bản thuần",
            "Hãy lưu ảnh thành JPG hoặc PDF rồi gửi lại.", rule="a-picture",
        )  # fmt: skip
    told = _answer(source, name)
    if told["kind"] == "docx":
        return _checked(Document("docx", tuple(told["pages"]), 1), name)
    if is_again:
        told["pictures"] = [at for at, page in enumerate(told["pages"]) if _is_seen(at, page, told)]
    return _portable(source, name, told, say, is_again)


def page_of(source: bytes, name: str, at: int) -> bytes:
    """Return the picture (PNG) of one page, counted from nought, of a PDF or a photograph."""
    if not is_paged(source):
        raise _unreadable(name)
    return _ask(source, name, "sheet", at)


def is_paged(source: bytes) -> bool:
    """Tell whether a file has pages to look at: a PDF or a photograph, no DOCX, no plain text."""
    return b"%PDF-" in source[:1024] or source.startswith(b"\xff\xd8\xff")


def _is_seen(at: int, page: str, told: dict[str, Any]) -> bool:
    """Tell whether something stands on a page: words, or a picture of words."""
    return bool(page.strip()) or at in told["pictures"]


def _portable(
    source: bytes, name: str, told: dict[str, Any], say: Say | None, is_again: bool
) -> Document:
    pages = [str(one) for one in told["pages"]]
    pictures = [int(at) for at in told["pictures"]]
    is_scan = is_again or len(pictures) * 2 > len(pages)
    if is_scan:
        scans.require(name)
    elif pictures and not scans.is_there():
        pictures = []
    for number, at in enumerate(pictures, start=1):
        if say is not None:
            say(number, len(pictures))
        seen = scans.read(_ask(source, name, "picture", at), name)
        pages[at] = seen if is_again else max(seen, pages[at], key=_letters)
    origin = "scan" if is_scan else "layer"
    return _checked(Document(origin, tuple(pages), int(told["count"])), name)


def _checked(found: Document, name: str) -> Document:
    """Refuse a document without words, or one that is not in Vietnamese."""
    if _letters(found.text) < 40:
        raise refuse(
            Place(name), "Không đọc được chữ nào trong tệp (trang trắng, hoặc bản quét quá mờ)",
            "văn bản có chữ", "Hãy quét lại ở 300 dpi, hoặc gõ tay thông tin văn bản.",
            rule="no-words",
        )  # fmt: skip
    return found


def _plain(source: bytes, name: str) -> Document:
    text = source.decode("utf-8-sig")
    return _checked(
        Document("plain", tuple(unicodedata.normalize("NFC", text).split("\f")), 1), name
    )


def _is_plain(source: bytes) -> bool:
    if b"\x00" in source[:4096] or source[:4] in (b"%PDF", b"PK\x03\x04"):
        return False
    try:
        source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _answer(source: bytes, name: str) -> dict[str, Any]:
    told = json.loads(_ask(source, name, "text", 0))
    if told.get("locked"):
        raise refuse(
            Place(name), "Tệp PDF có mật khẩu", "tệp không mật khẩu",
            "Hãy bỏ mật khẩu rồi gửi lại.", rule="locked",
        )  # fmt: skip
    if "kind" not in told:
        raise _unreadable(name)
    found: dict[str, Any] = told
    return found


def _ask(source: bytes, name: str, wanted: str, at: int) -> bytes:
    try:
        done = subprocess.run(
            [*_COMMAND, *_LIMITS.words],
            input=json.dumps([wanted, at]).encode() + b"\n" + source,
            capture_output=True,
            timeout=_LIMITS.waiting,
            env=_ENVIRONMENT,
            cwd="/",
            check=True,
        )
    except subprocess.SubprocessError as failure:
        raise _unreadable(name) from failure
    return done.stdout


def _unreadable(name: str) -> Refused:
    return refuse(
        Place(name),
        "Không đọc được tệp: tệp hỏng, quá lớn khi mở ra, hoặc không phải PDF, DOCX",
        "văn bản: PDF, DOCX, bản quét hoặc văn bản thuần",
        "Hãy mở tệp trên máy để kiểm tra rồi lưu lại, hoặc gõ tay thông tin văn bản.",
        rule="unreadable",
    )
