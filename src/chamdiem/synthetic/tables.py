"""The invented month as the files that units would send: long or wide CSV, format 1."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator

from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.synthetic.draws import Seed
from chamdiem.synthetic.months import figures

SOURCE = "Tỉnh Mẫu: số liệu được tạo ra để minh hoạ, không phải số liệu thật"
WORDS = {
    State.NOTHING_AROSE: "Không phát sinh",
    State.NOT_APPLICABLE: "Không áp dụng",
    State.MISSING: "Chưa có số liệu",
}


def as_long_csv(scheme: Scheme, month: Month, seed: Seed) -> bytes:
    """Write one row for each unit and figure."""
    drawn = figures(scheme, month, seed)
    rows = [["unit", "name", "block", "input", "value"]]
    for index, unit in enumerate(drawn.units):
        for code in drawn.values:
            cell = _cell(scheme, drawn, code, index)
            rows.append([unit.code, unit.name, unit.block, code, cell])
    return _written(month, rows)


def as_wide_csv(
    scheme: Scheme, month: Month, seed: Seed, *, only: Collection[str] | None = None
) -> bytes:
    """Write one row for each unit (of `only` those codes), a column for each figure's name."""
    drawn = figures(scheme, month, seed)
    names = [scheme.input(code).name for code in drawn.values]
    rows = [["Mã đơn vị", "Tên đơn vị", "Khối", *names]]
    for index, unit in enumerate(drawn.units):
        if only is not None and unit.code not in only:
            continue
        cells = [_cell(scheme, drawn, code, index) for code in drawn.values]
        rows.append([unit.code, unit.name, unit.block, *cells])
    return _written(month, rows)


def _cell(scheme: Scheme, drawn: Figures, code: str, index: int) -> str:
    state = State(int(drawn.states[code][index]))
    if state is not State.VALUE:
        return WORDS[state]
    return plain(int(drawn.values[code][index]), scheme.input(code).decimals)


def _settings(month: Month) -> Iterator[list[str]]:
    yield ["# format: 1"]
    yield [f"# month: {month}"]
    yield ["# decimal: point"]
    yield [f"# source: {SOURCE}"]


def _written(month: Month, rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([*_settings(month), *rows])
    return text.getvalue().encode()
