"""An entry of the file as the cells of a row, and a row's cells as an entry.

Nothing is lost on the way out: what no column can hold goes into the column of the rest.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from chamdiem.formats.workbooks import kinds, rests, vocabulary
from chamdiem.formats.workbooks.columns import GROUP, PARENT, REST, RULE, Column, Sheet
from chamdiem.formats.workbooks.compounds import Flow, Listed, Named, Pairs
from chamdiem.formats.workbooks.forms import Choice, Form
from chamdiem.formats.workbooks.kinds import TABLE, TARGET

Entry = Mapping[str, Any]
Filled = dict[tuple[str, ...], str]


def filled(sheet: Sheet, entry: Entry, definition: str = "") -> Filled:
    """Return what stands in each column, by the column's path; empty ones are left out."""
    left = _copy(entry)
    cells: Filled = {}
    for column in sheet.columns:
        if column.path[0] in (RULE, REST) or column is PARENT:
            continue
        value = _at(left, column.path)
        if value not in (None, []) and fits(column.form, value):
            cells[column.path] = column.form.write(value)
            _drop(left, column.path)
    left = _pruned(left)
    if left:
        known = vocabulary.fields(definition or sheet.definition)
        cells[(REST,)] = rests.write(left, known)
    return cells


def fits(form: Form, value: Any) -> bool:
    """Tell whether a cell of this form can hold the value whole."""
    match form:
        case Pairs() | Named():
            return form.fits(value)
        case Listed():
            return isinstance(value, list) and all(_is_part(each) for each in value)
        case Flow():
            return False
    return isinstance(value, str)


def _is_part(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and not set(value) & set(";\n")


def rule_filled(rule: Entry) -> Filled:
    """Return the rule's cells: the frequent parameters in columns, the others in one."""
    name = str(rule.get("kind", ""))
    kind = kinds.kind_of(name)
    left = {key: value for key, value in rule.items() if key != "kind" and value is not None}
    cells: Filled = {(RULE, "kind"): name} if name else {}
    for key, parameter in kind.columns.items():
        form = form_in(name, key)
        if parameter in left and fits(form, left[parameter]):
            cells[(RULE, key)] = form.write(left.pop(parameter))
    if left:
        cells[(RULE, REST)] = rests.write(left, vocabulary.fields(name))
    return cells


def form_in(name: str, key: str) -> Form:
    """Return how a rule's column holds what it stands for in a rule of this kind."""
    kind = kinds.kind_of(name)
    if key == TABLE and kind.table is not None:
        return kind.table
    return kinds.TARGETS[kind.hundred] if key == TARGET else kinds.FORMS[key]


def put(entry: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Put a value into an entry, with the mappings on the way to it."""
    inner = entry
    for key in path[:-1]:
        inner = inner.setdefault(key, {})
    inner[path[-1]] = value


def nodes(tree: Any, parent: str = "") -> Iterator[tuple[Entry, str]]:
    """Walk the tree in the order of its rows, each node with the code of its group."""
    for node in tree if isinstance(tree, list) else []:
        yield node, parent
        yield from nodes(node.get("children"), str(node.get("code", "")))


def node_filled(sheet: Sheet, node: Entry, parent: str) -> Filled:
    """Return the cells of a group or criterion."""
    is_group = "children" in node
    own = {key: value for key, value in node.items() if key not in ("children", RULE)}
    cells = filled(sheet, own, "group" if is_group else "leaf")
    if parent:
        cells[PARENT.path] = parent
    if is_group:
        cells[(RULE, "kind")] = GROUP
    return {**cells, **rule_filled(node.get(RULE) or {})}


def shown(column: Column, cells: Filled) -> str | None:
    """Return what is written into a column: a rule's kind by its word."""
    found = cells.get(column.path)
    if found is not None and column.path == (RULE, "kind") and isinstance(column.form, Choice):
        return column.form.write(found)
    return found


def _copy(value: Any) -> Any:
    return {k: _copy(v) for k, v in value.items()} if isinstance(value, Mapping) else value


def _at(entry: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        entry = entry.get(key) if isinstance(entry, dict) else None
    return entry


def _drop(entry: dict[str, Any], path: tuple[str, ...]) -> None:
    for key in path[:-1]:
        entry = entry[key]
    del entry[path[-1]]


def _pruned(value: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: null, and mappings of nothing else."""
    inner = {k: _pruned(v) if isinstance(v, dict) else v for k, v in value.items()}
    return {key: each for key, each in inner.items() if each is not None and each not in ({}, [])}
