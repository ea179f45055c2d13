"""Figures brought in as files: a month of 150 units by CSV and by XLSX, and one unit's return.

Inside the clock is what stands between the bytes and validated values: opening the file, reading
every cell exactly, holding it against the scheme. Starting the child process is outside.
"""

import csv
import io
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import xlsxwriter

from bench import figures as drawn
from bench.files import figures_csv
from bench.measured import Measured, Plan
from bench.scheme import FIRST, scheme
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.formats import figures, returns
from chamdiem.formats.returns import Asked, Blank, Entry, Heading, facts

UNITS, QUICK_UNITS = 150, 20
OF_MONTH, OF_SHEET, OF_RETURN, OF_OLD = (
    *("values a second, a month as CSV", "values a second, a month as XLSX"),
    *("values a second, a return as XLSX", "values a second, a return as CSV"),
)


def measure(plan: Plan) -> Measured:
    """Read each kind of file over and over, each time from its bytes."""
    rules, units = scheme(), QUICK_UNITS if plan.is_quick else UNITS
    month = drawn.draw(rules, drawn.units_of(rules, units), 0)
    text, asked = figures_csv(rules, month), _asked(rules)
    sheet, own = _wide(text), returns.workbook(_blank(rules))
    of_month, of_return = len(rules.inputs) * units, len(rules.inputs)
    readers: dict[str, tuple[int, Callable[[], Any]]] = {
        OF_MONTH: (of_month, lambda: figures.load(text, "a.csv", scheme=rules, month=FIRST)),
        OF_SHEET: (of_month, lambda: figures.load(sheet, "a.xlsx", scheme=rules, month=FIRST)),
        OF_RETURN: (of_return, lambda: returns.load(own, "a.xlsx", asked=asked)),
        OF_OLD: (of_return, lambda: returns.load(_flat(rules), "a.csv", asked=asked)),
    }
    _require_whole(readers, of_return)
    seconds = {name: [_took(act) for _ in range(plan.runs)] for name, (_, act) in readers.items()}
    return Measured(
        seconds=seconds[OF_MONTH],
        values=of_month,
        parts={
            name: [readers[name][0] / each for each in several] for name, several in seconds.items()
        },
    )


def _took(act: Callable[[], Any]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def _require_whole(readers: dict[str, tuple[int, Callable[[], Any]]], count: int) -> None:
    for name in (OF_RETURN, OF_OLD):
        loaded = readers[name][1]()
        if loaded.problems or len(loaded.cells) != count:
            raise RuntimeError(f"{name}: {len(loaded.cells)} of {count}, {loaded.problems[:3]}")


def _asked(rules: Scheme) -> Asked:
    return Asked(
        {item.code: item for item in rules.inputs},
        {leaf.code: leaf.name for leaf in rules.leaves()},
    )


def _rows(rules: Scheme) -> Sequence[Heading | Entry]:
    rows: list[Heading | Entry] = []
    for node, depth in rules.nodes():
        rows.append(Heading(node.code, node.name, depth, isinstance(node, Leaf), "", 0, True))
        if isinstance(node, Leaf):
            inputs = [rules.input(code) for code in dict.fromkeys(node.rule.inputs)]
            rows += [Entry(item, "2", "3", 1, True) for item in inputs]
    return rows


def _blank(rules: Scheme) -> Blank:
    about = ("U1", "Đơn vị 1", rules.title, "0" * 64, "Số liệu lúc 16:02.")
    return Blank("Phiếu tự chấm", "", FIRST, *about, _rows(rules))


def _flat(rules: Scheme) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(facts.HEADINGS[: facts.WORDS + 1])
    for row in _rows(rules):
        if isinstance(row, Entry):
            rows.writerow([row.item.code, row.item.name, row.item.unit, "2", "3", "", ""])
    return text.getvalue().encode()


def _wide(text: bytes) -> bytes:
    """Write the long CSV as a workbook with one row a unit, as provinces keep theirs."""
    lines = list(csv.reader(io.StringIO(text.decode())))[3:]
    codes = list(dict.fromkeys(line[3] for line in lines))
    units: dict[tuple[str, ...], dict[str, str]] = {}
    for *unit, code, value in lines:
        units.setdefault(tuple(unit), {})[code] = value
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["unit", "name", "block", *codes])
        for at, (unit, values) in enumerate(units.items(), start=1):
            sheet.write_row(at, 0, [*unit, *map(_cell, values.values())])
    return stream.getvalue()


def _cell(value: str) -> str | float:
    number = value.replace(",", ".")
    return float(number) if number.replace(".", "").isdigit() else value
