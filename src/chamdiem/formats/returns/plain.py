"""CSV as programs write it; a text in TCVN3 or VNI is turned into Unicode or named."""

import csv
import io
from collections.abc import Iterator, Sequence

from chamdiem.formats import old_letters
from chamdiem.formats.old_letters import Encoding
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.returns.modern import TEXT
from chamdiem.formats.returns.pages import Cell, Page, gathered
from chamdiem.formats.tables import encodings

DELIMITERS = (";", "\t", ",")
_SAMPLE = 50


def read(source: bytes, name: str) -> tuple[Page, ...]:
    """Read the one table of a delimited text; raise Refused where it is none."""
    text = _text(source, name)
    if not text.strip():
        raise refuse(Place(name), "Tệp trống", "một bảng số liệu", rule="empty-file")
    return (Page(name, None, gathered(_rows(text, name), name, None)),)


def _text(source: bytes, name: str) -> str:
    try:
        return encodings.decode(source, name)
    except Refused as refusal:
        if refusal.problems[0].rule != "encoding":
            raise
        read = old_letters.read(source.decode("cp1252", "replace"))
        if read.encoding not in (Encoding.TCVN3, Encoding.VNI):
            raise
        return read.text


def _delimiter(text: str) -> str:
    """Take the sign that most of the first lines hold most often, outside quotes."""
    lines = ["".join(line.split('"')[::2]) for line in text.splitlines()[:_SAMPLE]]
    return max(DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip()[: TEXT + 1] for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise refuse(
            Place(name, line=line),
            "Dấu ngoặc kép mở ở đây không đóng đúng chỗ, hoặc có một ô quá dài",
            "mỗi ô có ngoặc kép thì mở và đóng đủ một cặp",
            'Ngoặc kép nằm trong ô thì viết hai lần ("")',
            rule="quotes",
        ) from None
