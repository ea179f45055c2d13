"""A workbook while it is read: its data so far, the cell of each value, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.workbooks import rests, rows
from chamdiem.formats.workbooks.columns import PARENT, REST, RULE
from chamdiem.formats.workbooks.contents import Content
from chamdiem.formats.workbooks.document import CellDocument, of
from chamdiem.formats.workbooks.forms import Form, Unfit
from chamdiem.formats.workbooks.lookup import Cells, Found
from chamdiem.formats.workbooks.vocabulary import Fields
from chamdiem.formats.yaml_text import Path


@dataclass(slots=True)
class Reader:
    """What was read so far."""

    name: str
    data: dict[str, Any] = field(default_factory=lambda: {"format": "1"})
    cells: dict[Path, Place] = field(default_factory=dict)
    empties: dict[Path, Place] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)

    def document(self) -> CellDocument:
        """Return what was read."""
        return of(self.name, self.data, self.cells, self.empties, tuple(self.notes))

    def value(self, form: Form, content: Content, place: Place) -> Any:
        """Return what a cell holds; None, and a finding, where it does not fit."""
        try:
            return form.read(content)
        except Unfit as unfit:
            self.refuse(place, unfit)
            return None

    def refuse(self, place: Place, unfit: Unfit) -> None:
        """Note that a cell does not fit."""
        problem = Problem(place, unfit.found, unfit.expected, unfit.advice, unfit.rule)
        self.findings.add(problem)

    def others(self, content: Content, place: Place, known: Fields) -> dict[str, Any]:
        """Return the fields that a cell of the rest names."""
        try:
            return rests.read(content, known)
        except Unfit as unfit:
            self.refuse(place, unfit)
            return {}


def mark(reader: Reader, at: Path, path: tuple[str, ...], place: Place) -> None:
    """Remember the cell of a value, and of the mappings on the way to it."""
    for length in range(1, len(path) + 1):
        reader.cells.setdefault((*at, *path[:length]), place)


def merge(
    reader: Reader, at: Path, into: dict[str, Any], more: Mapping[str, Any], place: Place
) -> None:
    """Lay what a cell of the rest says into the entry; a column of its own wins nothing."""
    for key, value in more.items():
        inner = into.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            merge(reader, (*at, key), inner, value, place)
        elif key in into:
            unfit = Unfit(f"“{key}” đã ghi ở cột riêng", "mỗi điều một chỗ", "", "duplicate-key")
            reader.refuse(place, unfit)
        else:
            into[key] = value
            reader.cells[(*at, key)] = place


def entry(
    reader: Reader, found: Found, row: int, cells: Cells, at: Path, known: Fields
) -> dict[str, Any]:
    """Read one row's own fields; the rule and the place in the tree are read elsewhere."""
    read_into: dict[str, Any] = {}
    for column in found.sheet.columns:
        if column.path not in found.columns or column.path[0] in (RULE, *PARENT.path):
            continue
        place = found.place(row, found.columns[column.path])
        reader.empties[(*at, *column.path)] = place
        if column.path in cells and column.path != (REST,):
            value = reader.value(column.form, cells[column.path][1], place)
            if value is not None:
                rows.put(read_into, column.path, value)
                mark(reader, at, column.path, place)
    if (REST,) in cells:
        place = found.place(row, cells[(REST,)][0])
        merge(reader, at, read_into, reader.others(cells[(REST,)][1], place, known), place)
    return read_into
