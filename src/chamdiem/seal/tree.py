"""The hash tree (cây băm) over the named parts of a sealed month.

Every part has a digest under its own name, every section one over the digests of its parts,
the root one over the sections. A table is hashed by rows and by columns as well, so that one
altered value is found where an altered row meets an altered column.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chamdiem.seal import canonical

DOMAIN = b"chamdiem-seal-1"
FIELDS = ("frame", "scheme", "signer")
TABLES = {"organisation": "code", "figures": "", "origins": "", "results": "", "persons": "id"}
SOMETIMES = {"ruled": ""}  # a table that stands only in a month that has something to put in it
SECTIONS = (*FIELDS, *TABLES, *SOMETIMES)

Body = Mapping[str, Any]
Digests = dict[str, str]
Hashes = dict[str, dict[str, Digests]]
_NONE: dict[str, Digests] = {"rows": {}, "columns": {}}


def digest(kind: str, *pieces: bytes) -> bytes:
    """Return the SHA-256 of pieces under what they are: no two kinds ever share a digest."""
    text = hashlib.sha256(DOMAIN)
    for piece in (kind.encode(), *pieces):
        text.update(len(piece).to_bytes(8, "big"))
        text.update(piece)
    return text.digest()


def hashes(body: Body) -> Hashes:
    """Return the digests of every part of a checked body, section by section."""
    found: Hashes = {name: {"fields": _parts(f"{name}/", body[name])} for name in FIELDS}
    for name, key in (TABLES | present(body)).items():
        rows = list(rows_of(body[name], key))
        columns: dict[str, list[list[Any]]] = {}
        for row, cells in rows:
            for column, cell in cells_of(cells):
                columns.setdefault(column, []).append([row, cell])
        found[name] = {
            "rows": _parts(f"{name}/", dict(rows)),
            "columns": _parts(f"{name}#", columns),
        }
    return found


def present(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the tables of a body, or of its digests, that not every month has."""
    return {name: key for name, key in SOMETIMES.items() if name in body}


def root(parts: Mapping[str, Mapping[str, Mapping[str, str]]]) -> bytes:
    """Return the one digest that stands for everything: it is what is signed."""
    sections = {
        name: digest("section", name.encode(), canonical.written(kinds)).hex()
        for name, kinds in parts.items()
    }
    return digest("root", canonical.written(sections))


def rows_of(table: Any, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk the rows of a table by name: a list by its key, an object by its own names.

    The names of an object come in canonical order, in which a reader of the file meets them.
    """
    if key:
        yield from ((row[key], row) for row in table)
    else:
        yield from ((name, table[name]) for name in canonical.in_order(table))


def cells_of(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Walk the cells of a row; those of an object within it by both names."""
    for name, cell in row.items():
        if isinstance(cell, dict):
            yield from ((f"{name}/{inner}", value) for inner, value in cell.items())
        else:
            yield name, cell


def altered(stored: Hashes, found: Hashes) -> list[str]:
    """Name the places whose digest is not the one that was signed."""
    places: list[str] = []
    for section in SECTIONS:
        before, now = stored.get(section, _NONE), found.get(section, _NONE)
        if "fields" in now:
            places += [f"{section}/{name}" for name in _changed(before["fields"], now["fields"])]
            continue
        rows, columns = (_changed(before[kind], now[kind]) for kind in ("rows", "columns"))
        places += _crossings(section, rows, columns)
    return places


def _crossings(section: str, rows: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Name the cells where what changed meets; whole rows or columns where nothing crosses."""
    if min(len(rows), len(columns)) == 1:
        return [f"{section}/{row}/{column}" for row in rows for column in columns]
    return [f"{section}/{row}" for row in rows] + [f"{section}#{column}" for column in columns]


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def _parts(prefix: str, parts: Mapping[str, Any]) -> Digests:
    return {
        name: digest("part", f"{prefix}{name}".encode(), canonical.written(part)).hex()
        for name, part in parts.items()
    }
