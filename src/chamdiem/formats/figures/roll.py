"""The units of a file: one code, one name, one block each, in the order of the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from chamdiem.engine.figures import Unit
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures.columns import Columns
from chamdiem.formats.figures.naming import nearest
from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.tables import Content, Row, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, is_printable, quoted

LONGEST = 60
_CODE = re.compile(rf"\w[\w.\-]{{0,{LONGEST - 1}}}")
# Pages that stand where a unit's page stands: such a unit could never be opened.
RESERVED = frozenset({"cong-bo", "doi-chieu"})
NAME = 300
_NAMES = ("unit", "name", "block")


@dataclass(slots=True)
class Roll:
    """Units met so far; `fixed` where a file of units has named all there may be."""

    table: Table
    columns: Columns
    blocks: Mapping[str, str]
    wrong: Findings
    fixed: bool = False
    index: dict[str, int] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)  # code → name, block
    first: dict[str, dict[str, Place]] = field(default_factory=dict)
    _known: dict[tuple[Content, ...], int | None] = field(default_factory=dict)

    def of_row(self, row: Row) -> int | None:
        """Return the index of the row's unit; None where it is no unit (already told)."""
        cells, fields = row.cells, self.columns.fields
        key = tuple([cells[fields[name]] for name in _NAMES if name in fields])
        if key not in self._known:
            found = self._meet(row)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]

    def units(self) -> tuple[Unit, ...]:
        """Return the units, all of whose names and blocks must by now be known."""
        for code in self.index:
            for part, spoken in ((0, "tên"), (1, "khối")):
                if not self.said[code][part]:
                    self.wrong.add(_unnamed(self.first[code]["unit"], code, spoken))
        return tuple(Unit(code, *self.said[code]) for code in self.index)

    def place(self, unit: int) -> Place:
        """Return where a unit is first named."""
        return self.first[list(self.index)[unit]]["unit"]

    def _cell(self, row: Row, name: str) -> Content:
        position = self.columns.fields.get(name)
        return "" if position is None else row.cells[position]

    def _meet(self, row: Row) -> int | None:
        code = text_of(self._cell(row, "unit"))
        place = self.table.place(row.number, self.columns.fields["unit"])
        if not _CODE.fullmatch(code) or code in RESERVED:
            self.wrong.add(_no_code(place, code))
            return None
        if code not in self.index:
            if self.fixed:
                self.wrong.add(_unknown_unit(place, code, list(self.index)))
                return None
            self.index[code] = len(self.index)
            self.said[code] = ["", ""]
            self.first[code] = {"unit": place}
        self._agree(row, code, 0, "name", text_of(self._cell(row, "name")))
        self._agree(row, code, 1, "block", self._block(row))
        return self.index[code]

    def _agree(self, row: Row, code: str, part: int, name: str, value: str) -> None:
        """Keep what a row says of its unit; tell where another row says otherwise."""
        if not value:
            return
        place = self.table.place(row.number, self.columns.fields[name])
        known = self.said[code][part]
        if name == "name" and (len(value) > NAME or not is_printable(value)):
            self.wrong.add(_bad_name(place, value))
        elif not known:
            self.said[code][part] = value
            self.first[code][name] = place
        elif known != value:
            first = self.first[code].get(name, self.first[code]["unit"])
            self.wrong.add(
                _two(place, code, "tên" if name == "name" else "khối", value, known, first)
            )

    def _block(self, row: Row) -> str:
        written = text_of(self._cell(row, "block"))
        if not written:
            return ""
        block = self.blocks.get(fold(written))
        if block is None:
            place = self.table.place(row.number, self.columns.fields["block"])
            self.wrong.add(_unknown_block(place, written, sorted(set(self.blocks.values()))))
        return block or written


def blocks_of(scheme: Scheme) -> dict[str, str]:
    """Map what a block may be called, its code or its name, to its code."""
    named = {fold(block.name): block.code for block in scheme.blocks}
    return named | {fold(block.code): block.code for block in scheme.blocks}


def _no_code(place: Place, code: str) -> Problem:
    found = f"{quoted(code)} không phải mã đơn vị" if code else "Ô mã đơn vị trống"
    if code in RESERVED:
        found = f"Mã đơn vị {quoted(code)} trùng địa chỉ trang của hệ thống"
    return Problem(
        place,
        found,
        f"mã gồm chữ, số, dấu chấm, gạch ngang hoặc gạch dưới, không quá {LONGEST} ký tự",
        rule="unit-code",
    )


def _unknown_unit(place: Place, code: str, known: list[str]) -> Problem:
    return Problem(
        place,
        f"Đơn vị {quoted(code)} không có trong danh sách đơn vị",
        f"một trong {len(known)} đơn vị của danh sách",
        nearest(code, known),
        rule="unknown-unit",
    )


def _unknown_block(place: Place, written: str, known: list[str]) -> Problem:
    return Problem(
        place,
        f"Không có khối {quoted(written)}",
        f"một trong các khối của bộ tiêu chí: {', '.join(known)}",
        nearest(written, known),
        rule="unknown-block",
    )


def _bad_name(place: Place, value: str) -> Problem:
    return Problem(
        place,
        f"Tên đơn vị {quoted(value)} dài {len(value)} ký tự hoặc có ký tự điều khiển",
        f"tên không quá {NAME} ký tự, chỉ gồm chữ in được",
        rule="unit-name",
    )


def _two(place: Place, code: str, what: str, value: str, known: str, first: Place) -> Problem:
    return Problem(
        place,
        f"Đơn vị {code} có hai {what}: {quoted(value)} ở đây và {quoted(known)} "
        f"ở {_beside(first, place)}",
        f"một {what} cho mỗi đơn vị trong cả tệp",
        rule="two-names" if what == "tên" else "two-blocks",
    )


def _beside(first: Place, place: Place) -> str:
    return first.short if first.file == place.file else str(first)


def _unnamed(place: Place, code: str, what: str) -> Problem:
    return Problem(
        place,
        f"Đơn vị {code} chưa có {what}",
        f"{what} của đơn vị ở ít nhất một dòng",
        rule="unit-incomplete",
    )
