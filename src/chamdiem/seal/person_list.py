"""The list of persons that goes into a sealed month: a table of unit, name and post."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from chamdiem.formats import tables
from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tables import Row, Table
from chamdiem.formats.texts import clean, quoted

_NEEDED = ("unit", "name", "post")
_OPTIONAL = ("id", "weight")
_OPAQUE = re.compile(r"[0-9a-f]{32}")
_WEIGHT = re.compile(r"0|1|0[.][0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a month: who, in which post of which unit, with what share of it."""

    unit: str
    name: str
    post: str
    weight: str = ""
    id: str = ""


def read(source: bytes, name: str, units: Collection[str]) -> tuple[Person, ...]:
    """Read the list, CSV or XLSX, or refuse it with everything that is wrong."""
    table = tables.read(source, name)
    wrong = Findings()
    columns = _columns(table, wrong)
    wrong.refuse()
    persons: list[Person] = []
    for row in table.rows:
        person = _person(row, columns)
        for found, expected in _faults(person, units, persons):
            wrong.add(Problem(table.place(row.number), found, expected, rule="person"))
        persons.append(person)
    wrong.refuse()
    return tuple(persons)


def _columns(table: Table, wrong: Findings) -> dict[str, int]:
    heads = [clean(str(cell)) for cell in table.header.cells]
    place = table.place(table.header.number)
    for column in (*_NEEDED, *_OPTIONAL):
        times = heads.count(column)
        if times > 1 or (times == 0 and column in _NEEDED):
            found = f"Cột “{column}” đứng {times} lần"
            wrong.add(Problem(place, found, "một lần", rule="columns"))
    return {column: heads.index(column) for column in (*_NEEDED, *_OPTIONAL) if column in heads}


def _person(row: Row, columns: dict[str, int]) -> Person:
    cells = [clean(str(cell)) for cell in row.cells]
    return Person(**{name: cells[at] if at < len(cells) else "" for name, at in columns.items()})


def _faults(
    person: Person, units: Collection[str], before: list[Person]
) -> Iterator[tuple[str, str]]:
    if person.unit not in units:
        yield f"Đơn vị {quoted(person.unit)} không có trong tháng", "mã một đơn vị của tháng"
    if not person.name or not person.post:
        yield "Thiếu tên hoặc chức vụ", "cả hai"
    if person.id and not _OPAQUE.fullmatch(person.id):
        yield f"Mã {quoted(person.id)} có thể lộ người", "32 chữ số thập lục phân, hoặc để trống"
    if person.id and any(person.id == other.id for other in before):
        yield f"Mã {person.id} đứng hai lần", "mỗi người một mã"
    if person.weight and not _WEIGHT.fullmatch(person.weight):
        yield f"Tỷ trọng {quoted(person.weight)}", "từ 0 đến 1, dấu chấm, nhiều nhất 6 chữ số lẻ"
