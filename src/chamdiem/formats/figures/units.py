"""A file that names the units: unit, name, block."""

from chamdiem.engine.scheme import Scheme
from chamdiem.formats import tables
from chamdiem.formats.figures.columns import recognise
from chamdiem.formats.figures.entries import squared
from chamdiem.formats.figures.roll import Roll, blocks_of
from chamdiem.formats.problems import Findings, Problem


def roll_of(source: bytes, name: str, scheme: Scheme, wrong: Findings) -> Roll:
    """Read the units of a file, each of them once."""
    table = tables.read(source, name)
    columns = recognise(table, scheme, wrong, listed=False, roll_only=True)
    roll = Roll(table, columns, blocks_of(scheme), wrong)
    seen: dict[int, int] = {}
    for row in squared(table, wrong):
        unit = roll.of_row(row)
        if unit in seen:
            place = table.place(row.number, columns.fields["unit"])
            first = table.place(seen[unit], columns.fields["unit"]).short
            wrong.add(
                Problem(
                    place,
                    f"Đơn vị {list(roll.index)[unit]} đã có ở {first}",
                    "mỗi đơn vị một lần",
                    rule="duplicate",
                )
            )
        elif unit is not None:
            seen[unit] = row.number
    return roll
