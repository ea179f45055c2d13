"""Yardstick: the scheme as formulas of a workbook that LibreOffice recalculates.

One row a unit: its block, its figures, a formula for each leaf, then total, grade and rank.
The workbook carries no computed values; LibreOffice, told to recalculate always, opens it
and writes it out as CSV. Starting the program is measured on an empty workbook and taken off.
"""

import csv
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import xlsxwriter

from bench.formulas import FIRST_ROW, Sheet, spans
from bench.fractions import first_blocks
from bench.measured import LEAVES, Measured, NotHere, Plan
from bench.outcome import Outcome, refuse_other
from bench.scheme import scheme
from chamdiem.engine.figures import Figures

BLOCKS = 8
PATIENCE = 600
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def measure(plan: Plan) -> Measured:
    """Convert the sample several times over, each time less an empty workbook's time."""
    office = _office(plan.folder)
    figures, size = first_blocks(plan, BLOCKS)
    _write(office.folder / "empty.xlsx", figures, 0)
    _write(office.folder / "sample.xlsx", figures, size)
    office.convert("empty")  # the first start also makes the profile
    starts = [office.convert("empty") for _ in range(plan.runs)]
    whole = [office.convert("sample") for _ in range(plan.runs)]
    outcome = _read(office.folder / "sample.csv")
    refuse_other(plan.folder, outcome)
    start = median(starts)
    return Measured(
        seconds=[seconds - start for seconds in whole],
        values=size * LEAVES,
        checksum=outcome.checksum,
        note=f"not the start of soffice, {start:.1f} s, which is taken off",
    )


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own, so that nobody's settings are touched."""

    program: str
    folder: Path

    def convert(self, name: str) -> float:
        """Open a workbook, recalculate it, write it as CSV; return the seconds."""
        command = [
            self.program,
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            *("--convert-to", "csv", "--outdir", str(self.folder)),
            str(self.folder / f"{name}.xlsx"),
        ]
        begun = perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        return perf_counter() - begun


def _office(workplace: Path) -> Office:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise NotHere("no soffice (LibreOffice Calc) on this machine")
    settings = workplace / "office" / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS)
    return Office(program, workplace / "office")


def _write(path: Path, figures: Figures, size: int) -> None:
    """Write the first `size` units: figures as numbers, states below zero, and formulas."""
    sheet = Sheet(scheme())
    blocks = [unit.block for unit in figures.units[:size]]
    columns = [_column(figures, code) for code in sheet.inputs]
    among = spans(blocks)
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, sheet.header)
        for at, block in enumerate(blocks):
            page.write_row(at + 1, 0, [at, block, *(column[at] for column in columns)])
            formulas = sheet.formulas(at + FIRST_ROW, among[block])
            for place, formula in enumerate(formulas, 2 + len(columns)):
                page.write_formula(at + 1, place, formula, None, "")


def _column(figures: Figures, code: str) -> list[int]:
    values, states = figures.values[code], figures.states.get(code)
    return (values if states is None else values - states.astype(np.int64)).tolist()


def _read(path: Path) -> Outcome:
    """Read totals, grades and ranks out of the CSV; an empty total is none."""
    with path.open(newline="") as text:
        rows = [row[-3:] for row in csv.reader(text)][1:]
    columns = np.array([[int(cell or -1) for cell in row] for row in rows]).T
    return Outcome(*(column[np.newaxis] for column in columns))
