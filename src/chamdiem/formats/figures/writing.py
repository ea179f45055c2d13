"""Figures as a file that the loader reads back: CSV, one row a figure."""

import csv
import io

from chamdiem.engine import days
from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.quantities import shown
from chamdiem.engine.scheme import Input, Measure, Scheme
from chamdiem.formats.safety import inert

_HEADER = ("unit", "name", "block", "input", "value")
_WORDED = (Measure.YESNO, Measure.CHOICE, Measure.DATE)
_STATES = {
    State.NOTHING_AROSE: "Không phát sinh",
    State.NOT_APPLICABLE: "Không áp dụng",
    State.MISSING: "Chưa có số liệu",
    State.COVERED: "Điểm nhập nguyên",
}


def as_csv(scheme: Scheme, figures: Figures, source: str) -> bytes:
    """Write a month's figures; `source` is the note on where they come from."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for line in ("format: 1", "decimal: point", f"month: {figures.month}", f"source: {source}"):
        writer.writerow([f"# {line}"])
    if figures.as_of:
        writer.writerow([f"# as_of: {days.spoken_day(figures.as_of)}"])
    writer.writerow(_HEADER)
    for at, unit in enumerate(figures.units):
        for item in scheme.inputs:
            if item.code in figures.values:
                texts = (unit.code, unit.name, unit.block, item.code)
                writer.writerow([*map(inert, texts), _cell(item, figures, at)])
    return stream.getvalue().encode("utf-8-sig")


def _cell(item: Input, figures: Figures, at: int) -> str:
    states = figures.states.get(item.code)
    state = State.VALUE if states is None else State(int(states[at]))
    if state is not State.VALUE:
        return _STATES[state]
    value = int(figures.values[item.code][at])
    return shown(item, value) if item.measure in _WORDED else plain(value, item.decimals)
