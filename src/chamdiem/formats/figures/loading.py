"""The way of a file of figures, from bytes to arrays, with every check on it."""

import hashlib
from collections.abc import Mapping

import numpy as np

from chamdiem.engine.figures import Figures, State, States, Values
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import tables
from chamdiem.formats.figures import declared, gaps
from chamdiem.formats.figures.checks import Grid
from chamdiem.formats.figures.columns import recognise
from chamdiem.formats.figures.entries import Entries, gather_long, gather_wide, squared
from chamdiem.formats.figures.loaded import LoadedFigures
from chamdiem.formats.figures.needs import Needs
from chamdiem.formats.figures.reading import ABSENT, Reader, ceilings
from chamdiem.formats.figures.roll import Roll, blocks_of
from chamdiem.formats.figures.units import roll_of
from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tables import Table


def load(
    source: bytes,
    name: str,
    *,
    scheme: Scheme,
    month: Month,
    units: bytes | None = None,
    units_name: str = "units",
) -> LoadedFigures:
    """Read a month's figures, CSV or XLSX, long or wide; raise Refused with all errors.

    `units` is a file that names the units, where the figures carry only their codes.
    """
    wrong = Findings()
    table = tables.read(source, name)
    said = declared.read(table, scheme, month, wrong)
    listed = None if units is None else roll_of(units, units_name, scheme, wrong)
    roll, entries = _gather(table, scheme, listed, wrong)
    reader = Reader(entries, said.style, wrong)
    grid = _read(scheme, entries, reader)
    grid.check(wrong)
    named = roll.units()
    if named:
        gaps.tell(grid, roll, wrong)
    elif not wrong.problems:
        wrong.add(_no_rows(table))
    wrong.refuse()
    values, states = _settled(grid)
    return LoadedFigures(
        figures=Figures(month, named, values, states, said.as_of),
        source_note=table.settings["source"].value if "source" in table.settings else "",
        digest=_digest(source, units),
        conversions=tuple(reader.conversions),
        notes=table.notes,
        sources=entries.sources,
    )


def _gather(
    table: Table, scheme: Scheme, listed: Roll | None, wrong: Findings
) -> tuple[Roll, Entries]:
    columns = recognise(table, scheme, wrong, listed=listed is not None)
    roll = Roll(table, columns, blocks_of(scheme), wrong)
    if listed is not None:
        roll.fixed, roll.index = True, listed.index
        roll.said, roll.first = listed.said, listed.first
    rows = squared(table, wrong)
    if columns.is_long:
        return roll, gather_long(table, rows, columns, roll, scheme)
    return roll, gather_wide(table, rows, columns, roll, wrong)


def _read(scheme: Scheme, entries: Entries, reader: Reader) -> Grid:
    values: dict[str, Values] = {}
    states: dict[str, States] = {}
    most = ceilings(scheme)
    for code in entries.columns:
        values[code], states[code] = reader.read(scheme.input(code), most.get(code))
    needs = Needs.of(scheme, states, len(entries.units))
    return Grid(scheme, entries, values, states, needs)


def _settled(grid: Grid) -> tuple[Mapping[str, Values], Mapping[str, States]]:
    """Name what is absent: covered where a group was given whole, missing elsewhere."""
    values: dict[str, Values] = {}
    states: dict[str, States] = {}
    size = len(grid.entries.units)
    for item in grid.scheme.inputs:
        found = grid.states.get(item.code, np.full(size, ABSENT, np.uint8))
        spared = np.where(grid.needs.spared[item.code], State.COVERED, State.MISSING)
        settled = np.where(found == ABSENT, spared, found).astype(np.uint8)
        values[item.code] = grid.values.get(item.code, np.zeros(size, np.int64))
        if settled.any():
            states[item.code] = settled
    return values, states


def _no_rows(table: Table) -> Problem:
    return Problem(
        table.place(table.header.number),
        "Dưới dòng tiêu đề không có dòng số liệu nào",
        "ít nhất một đơn vị",
        rule="no-rows",
    )


def _digest(source: bytes, units: bytes | None) -> str:
    digest = hashlib.sha256(source)
    if units is not None:
        digest.update(units)
    return digest.hexdigest()
