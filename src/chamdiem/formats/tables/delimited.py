"""CSV as programs and spreadsheets write it: comma, semicolon or tab; quotes; any line end."""

import csv
import io
from collections.abc import Iterator

from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.tables.cells import COLUMNS, LONGEST, ROWS, Row, Table
from chamdiem.formats.tables.encodings import decode
from chamdiem.formats.tables.settings import assemble

DELIMITERS = (",", ";", "\t")


def read(source: bytes, name: str) -> Table:
    """Read a delimited text; raise Refused where it is not one."""
    text = decode(source, name)
    delimiter = _delimiter(text)
    return assemble(_rows(text, name, delimiter), name, None, delimiter, ())


def _delimiter(text: str) -> str:
    """Take the sign that stands most often in the header, outside quotes."""
    for line in text.splitlines():
        if (bare := line.strip(' "\t,;')) and not bare.startswith("#"):
            outside = "".join(line.split('"')[::2])
            return max(DELIMITERS, key=outside.count)
    return DELIMITERS[0]


def _rows(text: str, name: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield Row(line, _bounded(cells, name, line))
            line = reader.line_num + 1
    except csv.Error as failure:
        if "field larger" in str(failure):
            raise _too_long(name, line) from None
        raise refuse(
            Place(name, line=line),
            "Dấu ngoặc kép mở ở đây không đóng đúng chỗ",
            "mỗi ô có ngoặc kép thì mở và đóng đủ một cặp",
            'Ngoặc kép nằm trong ô thì viết hai lần ("")',
            rule="quotes",
        ) from None


def _too_long(name: str, line: int) -> Refused:
    return refuse(
        Place(name, line=line),
        "Có một ô quá dài; có thể thiếu dấu xuống dòng, hoặc một ngoặc kép mở mà không đóng",
        f"không quá {LONGEST} ký tự mỗi ô",
        rule="too-big",
    )


def _bounded(cells: list[str], name: str, line: int) -> list[str]:
    if cells[0].lstrip("\ufeff ").startswith("#"):
        return cells  # a setting: its value may hold the delimiter, with the space after it
    stripped = [cell if cell.isalnum() else cell.strip() for cell in cells]
    longest = max(map(len, stripped))
    if len(cells) > COLUMNS or longest > LONGEST or line > ROWS:
        raise refuse(
            Place(name, line=line),
            f"Dòng có {len(cells)} ô, ô dài nhất {longest} ký tự",
            f"không quá {ROWS} dòng, {COLUMNS} ô mỗi dòng, {LONGEST} ký tự mỗi ô",
            rule="too-big",
        )
    return stripped
