"""From a sealed body back to the engine's values, refusing what no month could hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chamdiem.engine.errors import MonthError
from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.formats import schemes
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.seal import cells, ruled

MOST_UNITS = 20_000


def scheme(body: Mapping[str, Any], name: str) -> LoadedScheme:
    """Read the scheme that the month carries."""
    return schemes.load(body["scheme"]["source"].encode(), f"{name}, body/scheme/source")


def figures(body: Mapping[str, Any], rules: Scheme, name: str) -> Figures:
    """Read the units and figures that the month carries."""
    units = _units(body, rules, name)
    values, states = {}, {}
    for item in rules.inputs:
        column = _column(body["figures"], units, item.code)
        try:
            values[item.code], found = cells.arrays(item, column)
        except cells.NoFigure:
            raise _no_figure(item, units, column, name) from None
        if (found == State.COVERED).all():
            del values[item.code]
        elif found.any():
            states[item.code] = found
    recorded = ruled.read(body, rules, name)
    month, as_of = _month(body, name), _as_of(body, name)
    return Figures(month, units, values, states, as_of, recorded)


def _units(body: Mapping[str, Any], rules: Scheme, name: str) -> tuple[Unit, ...]:
    """Name the units; a block that the scheme does not have would be ranked by nobody."""
    blocks = {block.code for block in rules.blocks}
    rows = body["organisation"]
    if not 0 < len(rows) <= MOST_UNITS:
        place = Place(f"{name}, body/organisation")
        raise refuse(place, f"Có {len(rows)} đơn vị", f"từ 1 đến {MOST_UNITS}", rule="units")
    for index, row in enumerate(rows):
        if row["block"] not in blocks:
            raise refuse(
                Place(f"{name}, body/organisation/{index}/block"),
                f"Khối {row['block'][:60]!a} không có trong bộ tiêu chí",
                ", ".join(sorted(blocks)),
                rule="block",
            )
    return tuple(Unit(row["code"], row["name"], row["block"]) for row in rows)


def _column(table: Mapping[str, Mapping[str, str]], units: Sequence[Unit], code: str) -> list[Any]:
    return [table.get(unit.code, {}).get(code) for unit in units]


def _no_figure(item: Input, units: Sequence[Unit], column: Sequence[Any], name: str) -> Refused:
    at = next(_wrong(item, column))
    found = f"Ghi {str(column[at])[:60]!a}" if column[at] is not None else "Không có số liệu"
    return refuse(
        Place(f"{name}, body/figures/{units[at].code}/{item.code}"),
        found,
        f"số có {item.decimals} chữ số thập phân, hoặc tên một trạng thái",
        rule="figure",
    )


def _wrong(item: Input, column: Sequence[Any]) -> Iterator[int]:
    for index, cell in enumerate(column):
        try:
            cells.arrays(item, [cell])
        except cells.NoFigure:
            yield index


def _month(body: Mapping[str, Any], name: str) -> Month:
    text = body["frame"]["month"]
    try:
        month = Month.parse(text)
    except MonthError:
        month = None
    if month is None or str(month) != text:
        raise refuse(Place(f"{name}, body/frame/month"), f"Ghi {text[:60]!a}", "tháng dạng 2026-08")
    return month


def _as_of(body: Mapping[str, Any], name: str) -> int:
    text = body["frame"]["as_of"]
    try:
        number = cells.number_of_day(text)
    except ValueError:
        number = -1
    if number < 0 or cells.day(number) != text:
        raise refuse(
            Place(f"{name}, body/frame/as_of"), f"Ghi {text[:60]!a}", "ngày dạng 2026-08-31"
        )
    return number
