"""The header of a spreadsheet: which column holds what, by any of its names."""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.formats.problems import Findings, Problem, refuse
from chamdiem.formats.tables.cells import Table, text_of
from chamdiem.formats.texts import fold, quoted


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns a sheet may have: titles as written, names they are known by, those needed.

    The names are folded; those of the key "" are columns that are passed over.
    """

    titles: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]

    def recognise(self, table: Table, wrong: Findings) -> dict[str, int]:
        """Read the header; raise Refused where the rows below could not be read at all."""
        fields = {alias: name for name, aliases in self.names.items() for alias in aliases}
        found: dict[str, int] = {}
        for position, cell in enumerate(table.header.cells):
            heading = text_of(cell)
            name = fields.get(fold(heading))
            if name in found:
                wrong.add(_twice(table, position, heading, found[name]))
            elif name:
                found[name] = position
            elif name is None and not _is_bare(table, position, heading):
                wrong.add(self._unknown(table, position, heading))
        self._require(table, found)
        return found

    def _require(self, table: Table, found: Mapping[str, int]) -> None:
        lacking = [self.titles[name] for name in self.needed if name not in found]
        if lacking:
            raise refuse(
                table.place(table.header.number),
                f"Dòng tiêu đề thiếu cột: {'; '.join(lacking)}",
                f"tiêu đề như ở mẫu: {', '.join(self.titles.values())}",
                "Tải mẫu Excel rồi chép số liệu vào đúng cột",
                rule="header",
            )

    def _unknown(self, table: Table, position: int, heading: str) -> Problem:
        found = f"Không có cột nào tên {quoted(heading)}" if heading else _BARE
        return Problem(
            table.place(table.header.number, position),
            found,
            f"một trong các cột: {', '.join(self.titles.values())}",
            "Sửa tiêu đề theo mẫu, hoặc bỏ cột này",
            rule="unknown-column",
        )


_BARE = "Cột có dữ liệu mà không tiêu đề"


def _is_bare(table: Table, position: int, heading: str) -> bool:
    return not heading and all(
        position >= len(row.cells) or row.cells[position] == "" for row in table.rows
    )


def _twice(table: Table, position: int, heading: str, first: int) -> Problem:
    return Problem(
        table.place(table.header.number, position),
        f"Tiêu đề {quoted(heading)} trùng nghĩa với cột thứ {first + 1}",
        "mỗi cột một lần",
        "Bỏ bớt một trong hai cột",
        rule="duplicate-column",
    )
