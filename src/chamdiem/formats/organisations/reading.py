"""The way of a spreadsheet of organisations, from bytes to lines, with every check on it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from chamdiem.formats import tables
from chamdiem.formats.organisations import cells
from chamdiem.formats.organisations.columns import COLUMNS, TITLES
from chamdiem.formats.organisations.lines import Line, LoadedOrganisations, Vocabulary
from chamdiem.formats.problems import Findings, Place, Problem, Refused, refuse
from chamdiem.formats.tables import Content, Row, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.tables.typed import Unreadable, day
from chamdiem.formats.texts import quoted

T = TypeVar("T")
MOST = 20_000  # several times the communes of the country
UNIQUE = ("id", "unit_code", "area_code", "identifier")


def load(source: bytes, name: str, *, words: Vocabulary) -> LoadedOrganisations:
    """Read a spreadsheet of organisations, CSV or XLSX; raise Refused with all errors."""
    wrong = Findings()
    table = tables.read(source, name)
    positions = COLUMNS.recognise(table, wrong)
    as_of = cells.setting_day(table, wrong)
    reader = Reader(table, positions, words, wrong)
    lines = tuple(reader.lines())
    if not lines and not wrong.problems:
        wrong.add(_no_rows(table))
    wrong.refuse()
    return LoadedOrganisations(
        lines=lines,
        file=name,
        digest=hashlib.sha256(source).hexdigest(),
        positions=positions,
        headings={key: text_of(table.header.cells[at]) for key, at in positions.items()},
        sheet=table.sheet,
        as_of=as_of,
        notes=table.notes,
    )


@dataclass(slots=True)
class Reader:
    """Reads row after row; what is wrong is noted and the reading goes on."""

    table: Table
    positions: dict[str, int]
    words: Vocabulary
    wrong: Findings
    seen: dict[tuple[str, str], Place] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        """Return a line for each row, also where something in it was wrong."""
        rows = self.table.rows
        if len(rows) > MOST:
            raise _too_many(self.table, len(rows))
        width = len(self.table.header.cells)
        for row in rows:
            if any(cell != "" for cell in row.cells[width:]):
                self.wrong.add(_too_wide(self.table, row, width))
            yield self._line(row)

    def _line(self, row: Row) -> Line:
        kind = self._word(row, "kind", self.words.kinds, needed=True)
        digits = self.words.digits.get(kind)
        line = Line(
            name=self._text(row, "name"),
            kind=kind,
            block=self._word(row, "block", self.words.blocks, needed=True),
            id=self._text(row, "id"),
            short_name=self._text(row, "short_name"),
            parent=self._text(row, "parent"),
            unit_code=self._text(row, "unit_code"),
            area_code=self._read(row, "area_code", lambda cell: cells.area_code(cell, digits), ""),
            identifier=self._text(row, "identifier"),
            holds_from=self._read(row, "holds_from", day, None),
            confidence=self._word(row, "confidence", self.words.certainties, needed=False),
            note=self._text(row, "note"),
            number=row.number,
        )
        for name in UNIQUE:
            self._once(row, name, getattr(line, name))
        return line

    def _text(self, row: Row, name: str) -> str:
        return self._read(row, name, cells.TEXTS[name].read, "")

    def _word(self, row: Row, name: str, known: Mapping[str, str], *, needed: bool) -> str:
        wanted = cells.Word(TITLES[name], known, f"unknown-{name}", needed)
        return self._read(row, name, wanted.read, "")

    def _read(self, row: Row, name: str, read: Callable[[Content], T], otherwise: T) -> T:
        """Read one cell; where it cannot be, note why and go on."""
        position = self.positions.get(name)
        if position is None:
            return otherwise
        try:
            return read(row.cells[position] if position < len(row.cells) else "")
        except Unreadable as failure:
            self.wrong.add(failure.at(self.table.place(row.number, position)))
            return otherwise

    def _once(self, row: Row, name: str, code: str) -> None:
        if not code:
            return
        place = self.table.place(row.number, self.positions[name])
        first = self.seen.setdefault((name, code), place)
        if first is not place:
            self.wrong.add(_duplicate(place, name, code, first))


def _no_rows(table: Table) -> Problem:
    return Problem(
        table.place(table.header.number),
        "Dưới dòng tiêu đề không có cơ quan nào",
        "mỗi cơ quan một dòng",
        rule="no-rows",
    )


def _too_many(table: Table, rows: int) -> Refused:
    return refuse(
        Place(table.name),
        f"Tệp có {rows} dòng",
        f"không quá {MOST} cơ quan một lần",
        "Tách tệp theo tỉnh rồi nạp từng tệp",
        rule="too-many-rows",
    )


def _too_wide(table: Table, row: Row, width: int) -> Problem:
    advice = "Ô có dấu ngăn cột thì đặt trong ngoặc kép" if table.sheet is None else ""
    return Problem(
        table.place(row.number),
        f"Dòng có {len(row.cells)} ô, tiêu đề có {width}",
        f"không quá {width} ô",
        advice,
        rule="too-many-cells",
    )


def _duplicate(place: Place, name: str, code: str, first: Place) -> Problem:
    return Problem(
        place,
        f"{TITLES[name]} {quoted(code)} đã có ở {first.short}",
        "mỗi mã một cơ quan",
        "Bỏ một trong hai dòng, hoặc sửa mã",
        rule="duplicate",
    )
