"""The rows of criteria as a tree: each under the group it names, in the order of the rows."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.problems import Place
from chamdiem.formats.workbooks import leaves, vocabulary
from chamdiem.formats.workbooks.columns import GROUP, KIND, PARENT
from chamdiem.formats.workbooks.forms import Code, Unfit
from chamdiem.formats.workbooks.lookup import Cells, Found
from chamdiem.formats.workbooks.reader import Reader, entry
from chamdiem.formats.yaml_text import Path

STRUCTURE = "tree-row"  # with such a finding the tree is not whole, and nothing more is judged


@dataclass(frozen=True, slots=True)
class Line:
    """A row before it has its place in the tree."""

    row: int
    cells: Cells
    code: str
    parent: str


def tree(reader: Reader, found: Found) -> list[Any]:
    """Return the nodes of the tree; a row without its group is refused."""
    lines = [_line(row, cells) for row, cells in found.rows()]
    owners: dict[str, int] = {}
    for index, line in enumerate(lines):
        owners.setdefault(line.code, index)
    below: dict[int | None, list[int]] = {}
    for index, line in enumerate(lines):
        below.setdefault(_owner(reader, found, line, owners), []).append(index)
    _circles(reader, found, lines, below)
    return _nodes(reader, found, lines, below, None, ("tree",))


def _line(row: int, cells: Cells) -> Line:
    return Line(row, cells, _plain(cells, ("code",)), _plain(cells, PARENT.path))


def _plain(cells: Cells, path: tuple[str, ...]) -> str:
    if path not in cells:
        return ""
    try:
        return str(Code().read(cells[path][1]))
    except Unfit:
        return cells[path][1].shown


def _owner(reader: Reader, found: Found, line: Line, owners: dict[str, int]) -> int | None:
    if not line.parent or line.parent in owners:
        return owners[line.parent] if line.parent else None
    near = difflib.get_close_matches(line.parent, [code for code in owners if code], n=1)
    advice = f"Có phải “{near[0]}”?" if near else ""
    said = f"“{line.code}” thuộc nhóm “{line.parent}” không có ở cột Mã"
    place = found.place(line.row, line.cells[PARENT.path][0])
    reader.refuse(place, Unfit(said, "mã của một dòng khác", advice, STRUCTURE))
    return None


def _circles(
    reader: Reader, found: Found, lines: Sequence[Line], below: dict[int | None, list[int]]
) -> None:
    """Refuse rows that nothing at the top leads to: they are inside each other."""
    reached: set[int] = set()
    waiting = list(below.get(None, ()))
    while waiting:
        index = waiting.pop()
        reached.add(index)
        waiting.extend(below.get(index, ()))
    for index, line in enumerate(lines):
        if index not in reached:
            said = f"“{line.code}” nằm trong chính nó qua nhóm “{line.parent}”"
            place = found.place(line.row, line.cells[PARENT.path][0])
            reader.refuse(place, Unfit(said, "nhóm ở phía trên", "", STRUCTURE))


def _nodes(
    reader: Reader,
    found: Found,
    lines: Sequence[Line],
    below: dict[int | None, list[int]],
    owner: int | None,
    path: Path,
) -> list[Any]:
    made = []
    for place, index in enumerate(below.get(owner, ())):
        here = (*path, place)
        node = _node(reader, found, lines[index], here, is_owner=index in below)
        if "children" in node:
            inside = (*here, "children")
            reader.cells[inside] = reader.cells[here]
            node["children"] = _nodes(reader, found, lines, below, index, inside)
        made.append(node)
    return made


def _node(reader: Reader, found: Found, line: Line, at: Path, *, is_owner: bool) -> dict[str, Any]:
    reader.cells[at] = found.place(line.row, found.columns.get(("code",), 0))
    kind = _kind(reader, found, line, at)
    is_group = kind == GROUP or is_owner
    known = vocabulary.fields("group" if is_group else "leaf")
    node = entry(reader, found, line.row, line.cells, at, known)
    if is_group:
        leaves.refuse_columns(reader, found, line.row, line.cells, kind or GROUP)
        _grouped(reader, _kind_place(found, line), line, kind, is_owner=is_owner)
        node["children"] = []
    elif kind is not None:
        node["rule"] = leaves.rule(reader, found, line.row, line.cells, (*at, "rule"), kind)
    return node


def _kind_place(found: Found, line: Line) -> Place:
    return found.place(line.row, found.columns.get(KIND.path, 0))


def _kind(reader: Reader, found: Found, line: Line, at: Path) -> str | None:
    place = _kind_place(found, line)
    reader.empties[(*at, "rule")] = place
    if KIND.path not in line.cells:
        return None
    value = reader.value(KIND.form, line.cells[KIND.path][1], place)
    return None if value is None else str(value)


def _grouped(reader: Reader, place: Place, line: Line, kind: str | None, *, is_owner: bool) -> None:
    """Refuse a group of nothing, and a criterion that others say they are inside of."""
    if not is_owner:
        said = f"Nhóm “{line.code}” không có dòng nào bên trong"
        expected = f"ít nhất một dòng có “{PARENT.heading}” là “{line.code}”"
        reader.refuse(place, Unfit(said, expected, "", STRUCTURE))
    elif kind not in (None, GROUP):
        said = f"“{line.code}” có dòng bên trong mà cách tính không phải “Nhóm”"
        reader.refuse(place, Unfit(said, "“Nhóm”, hoặc bỏ trống", "", STRUCTURE))
