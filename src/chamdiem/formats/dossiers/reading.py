"""What people read first: a plain page of the index, and a page of text."""

from collections.abc import Iterable
from html import escape
from importlib import resources
from typing import Protocol

from chamdiem.formats.dossiers.frame import Frame

LOOK = """
body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;
color:#16202c}h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #c9d1da;padding:.4rem .6rem;text-align:left;vertical-align:top}
td.n{text-align:right;white-space:nowrap}
code{font-size:.8rem;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .5rem}a{color:#0b57a4}
.mark{border:2px dashed #8a5a00;padding:.4rem .8rem}
"""

INVENTED = "<p class=mark>Số liệu và con người đều là giả định, để trình diễn.</p>"


class Line(Protocol):
    """One line of the index."""

    @property
    def file(self) -> str:
        """The name of the file."""

    @property
    def what(self) -> str:
        """What it is, in words."""

    @property
    def sha256(self) -> str:
        """Its digest."""

    @property
    def size(self) -> int:
        """Its size in bytes."""


def first() -> bytes:
    """Return the text that is read before anything else (đọc trước)."""
    source = resources.files("chamdiem.formats.dossiers").joinpath("first.txt")
    return source.read_text("utf-8").replace("\n", "\r\n").encode("utf-8-sig")


def page(frame: Frame, files: Iterable[Line]) -> str:
    """Return the index as a page that any browser shows; it loads nothing from anywhere."""
    facts = (
        ("Phạm vi", frame.heading),
        ("Chuỗi tháng", frame.series),
        ("Các tháng", f"{_month(frame.first)} đến {_month(frame.last)}"),
        ("Lý do lập", frame.reason),
        ("Lập lúc", frame.made_at),
        ("Người lập (mã)", frame.made_by),
        ("Phiên bản hệ thống", frame.system),
    )
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    rows = "".join(_row(each) for each in files)
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Hồ sơ kiểm tra: {escape(frame.heading)}</title><style>{LOOK}</style></head><body>"
        f"<h1>Hồ sơ kiểm tra: {escape(frame.heading)}</h1>{INVENTED if frame.is_invented else ''}"
        f"<dl>{told}</dl><table><caption>Các tệp trong hồ sơ</caption><thead><tr>"
        '<th scope="col">Tệp</th><th scope="col">Là gì</th><th scope="col">Byte</th>'
        f'<th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table></body></html>\n'
    )


def _row(line: Line) -> str:
    link = f'<a href="{escape(line.file)}">{escape(line.file)}</a>'
    size = f"{line.size:,}".replace(",", ".")
    return (
        f'<tr><th scope="row">{link}</th><td>{escape(line.what)}</td>'
        f'<td class="n">{size}</td><td><code>{line.sha256}</code></td></tr>'
    )


def _month(written: str) -> str:
    year, number = written.split("-")
    return f"{number}/{year}"
