"""The header of a table of figures: which column holds what, in either layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures.naming import Catalogue, other_scheme, unknown_input
from chamdiem.formats.problems import Findings, Problem, Refused, refuse
from chamdiem.formats.tables import Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, quoted

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": ("unit", "ma don vi", "ma co quan", "ma cq", "ma dv"),
    "name": ("name", "ten don vi", "ten co quan"),
    "block": ("block", "khoi"),
    "input": ("input", "ma so lieu", "chi tieu", "ma chi tieu"),
    "value": ("value", "gia tri", "so lieu"),
    "source": ("source", "nguon", "nguon so lieu"),
    "remark": ("stt", "tt", "note", "ghi chu"),
}
_FIELDS = {alias: name for name, aliases in HEADINGS.items() for alias in aliases}
_SPOKEN = {
    "unit": "unit (Mã đơn vị)",
    "name": "name (Tên đơn vị)",
    "block": "block (Khối)",
    "input": "input (Mã số liệu)",
    "value": "value (Giá trị)",
}


@dataclass(slots=True)
class Columns:
    """Positions of the fields, and of one column for each input in the wide layout.

    `unknown` are headings of the wide layout that name nothing, with their positions.
    """

    fields: dict[str, int] = field(default_factory=dict)
    inputs: dict[str, int] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        """Whether each row is one figure of one unit."""
        return "input" in self.fields or "value" in self.fields


def recognise(
    table: Table, scheme: Scheme, wrong: Findings, *, listed: bool, roll_only: bool = False
) -> Columns:
    """Read the header; raise Refused where the rows below could not be read at all.

    `listed` says that another file names the units; `roll_only` that this is that file.
    """
    columns, catalogue = Columns(), Catalogue.of(scheme)
    for position, cell in enumerate(table.header.cells):
        heading = text_of(cell)
        name = _FIELDS.get(fold(heading))
        if name == "remark" or (not heading and _is_bare(table, position)):
            continue
        if name:
            _take(columns.fields, name, position, heading, table, wrong)
        elif not roll_only and (code := catalogue.code(heading)):
            _take(columns.inputs, code, position, heading, table, wrong)
        else:
            columns.unknown.append((position, heading))
    _require(columns, table, scheme, listed=listed, roll_only=roll_only)
    if roll_only or columns.is_long:
        columns.unknown.clear()
    for position, heading in columns.unknown:
        wrong.add(_unknown_heading(table, position, heading, catalogue))
    return columns


def _is_bare(table: Table, position: int) -> bool:
    return all(position >= len(row.cells) or row.cells[position] == "" for row in table.rows)


def _take(
    taken: dict[str, int], key: str, position: int, heading: str, table: Table, wrong: Findings
) -> None:
    if key not in taken:
        taken[key] = position
        return
    wrong.add(
        Problem(
            table.place(table.header.number, position),
            f"Tiêu đề {quoted(heading)} trùng với cột thứ {taken[key] + 1}",
            "mỗi cột một lần",
            "Bỏ bớt một trong hai cột",
            rule="duplicate-column",
        )
    )


def _require(
    columns: Columns, table: Table, scheme: Scheme, *, listed: bool, roll_only: bool
) -> None:
    needed = ["unit"] if listed else ["unit", "name", "block"]
    if columns.is_long and not roll_only:
        needed += ["input", "value"]
    lacking = [_SPOKEN[name] for name in needed if name not in columns.fields]
    if not lacking and (columns.is_long or columns.inputs or roll_only):
        return
    if not lacking and any(heading for _, heading in columns.unknown):
        raise Refused([_of_another(columns, table, scheme)])
    if not lacking:
        lacking = ["input và value, hoặc một cột cho mỗi mã số liệu"]
    shown = ", ".join(text_of(cell) for cell in table.header.cells)
    raise refuse(
        table.place(table.header.number),
        f"Dòng tiêu đề {quoted(shown, 120)} thiếu: {'; '.join(lacking)}",
        "tiêu đề unit,name,block,input,value hoặc unit,name,block và các mã số liệu",
        "Có tệp danh sách đơn vị (--units) thì không cần cột tên và khối",
        rule="header",
    )


def _of_another(columns: Columns, table: Table, scheme: Scheme) -> Problem:
    """Refuse a table none of whose columns is an input of this scheme."""
    headings = ", ".join(quoted(heading) for _, heading in columns.unknown[:3])
    why = f"không cột nào mang mã hoặc tên số liệu của bộ tiêu chí này (có {headings})"
    return other_scheme(table.place(table.header.number), why, scheme)


def _unknown_heading(table: Table, position: int, heading: str, catalogue: Catalogue) -> Problem:
    place = table.place(table.header.number, position)
    if heading:
        return unknown_input(place, heading, catalogue)
    found, expected = "Cột có số liệu mà không tiêu đề", "mã hoặc tên số liệu của bộ tiêu chí"
    return Problem(place, found, expected, rule="unknown-input")
