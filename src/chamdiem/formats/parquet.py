"""Figures of many months in one Parquet file, for scoring in bulk; needs pyarrow.

One row group a month, one row a unit, the units in the order of the month; columns `month`
(the integer 202608), `#as_of` (the number of the day; without it the month's last), `unit`,
`name`, `block`, then one integer column an input, scaled by the input's decimals. A figure
is never negative, so a state stands there as its number below zero: -1 Không phát sinh,
-2 Không áp dụng, -3 Chưa có số liệu, -4 covered by the group's given points. An input
without a column is covered throughout.

The file is written from figures that were already checked. Reading checks its shape again;
the range of each figure is the engine's to check.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from chamdiem.engine import days
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.figures import Figures, State, States, Unit, Values
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Group, Input, Node, Scheme
from chamdiem.formats.problems import Findings, Place, Problem, Refused, refuse

FORMAT = "1"
ROLL = ("unit", "name", "block")
AS_OF = "#as_of"  # no code of an input can be written so
_FRAME = ("month", AS_OF, *ROLL)
_KEY = b"chamdiem-figures"
_NARROW, _WIDE = np.iinfo(np.int32).max, np.iinfo(np.int64).max
_LEAST = -max(State)

Column = npt.NDArray[np.int64]


class MonthFile:
    """A file of months, open for reading; the units are kept from month to month."""

    def __init__(self, source: "pa.NativeFile | IO[bytes]", name: str, scheme: Scheme) -> None:
        """Read what the file holds; refuse what was not written by `write_months`."""
        self._file = _opened(source, name)
        self.name, self.scheme = name, scheme
        self._groups = {month: at for at, month in enumerate(_months(self._file))}
        self._roll: pa.Table | None = None
        self._units: tuple[Unit, ...] = ()

    @property
    def months(self) -> tuple[Month, ...]:
        """The months in the order of the file."""
        return tuple(self._groups)

    def table(self, month: Month) -> pa.Table:
        """Read one month; the other row groups stay untouched."""
        return self._file.read_row_group(self._groups[month])

    def figures(self, month: Month) -> Figures:
        """Read one month as the engine takes it."""
        table = self.table(month)
        roll = table.select(ROLL)
        if self._roll is None or not roll.equals(self._roll):
            self._roll, self._units = roll, units_of(roll)
        return month_figures(
            table, month=month, scheme=self.scheme, name=self.name, units=self._units
        )


def month_figures(
    table: pa.Table,
    *,
    month: Month,
    scheme: Scheme,
    name: str,
    units: Sequence[Unit] | None = None,
) -> Figures:
    """Return one month's table as figures; raise Refused with all that is wrong with it.

    `units` spares making the same units anew where the caller knows them.
    """
    wrong = Findings()
    values: dict[str, Values] = {}
    states: dict[str, States] = {}
    columns = dict(zip(table.column_names, table.itercolumns(), strict=True))
    codes = [code for code in columns if code not in _FRAME]
    for code in codes:
        column, least = _integers(columns[code], code, name, wrong)
        if least < 0:
            states[code] = np.negative(np.minimum(column, 0)).astype(np.uint8)
            column = np.maximum(column, 0)
        values[code] = column.astype(np.int64, copy=False)
    _tell_unknown(codes, scheme, name, wrong)
    _tell_missing(scheme, values, name, wrong)
    as_of = _as_of(table, month, name, wrong)
    wrong.refuse()
    return Figures(month, units_of(table) if units is None else units, values, states, as_of)


def _as_of(table: pa.Table, month: Month, name: str, wrong: Findings) -> int:
    """Return the one day as of which a month counts what is late."""
    last = days.last_day(month.year, month.number)
    if AS_OF not in table.column_names or not table.num_rows:
        return last
    column, _ = _integers(table.column(AS_OF), AS_OF, name, wrong)
    first = days.ordinal(month.year, month.number, 1)
    if column.size and (column.min() != column.max() or not first <= column[0] <= days.LAST):
        found, expected = f"Cột {AS_OF} có ngày {column.min()}", "một ngày cho cả tháng"
        place = Place(name, column=AS_OF)
        wrong.add(Problem(place, found, f"{expected}, không trước {first}", rule="as-of"))
    return int(column[0]) if column.size else last


def units_of(table: pa.Table) -> tuple[Unit, ...]:
    """Return the units of a month's table, in its order."""
    columns = [table.column(field).to_pylist() for field in ROLL]
    return tuple(Unit(*row) for row in zip(*columns, strict=True))


def month_table(figures: Figures, scheme: Scheme) -> pa.Table:
    """Return one month's figures as a table, states as negative numbers."""
    size, month = len(figures.units), figures.month
    as_of = figures.as_of or days.last_day(month.year, month.number)
    columns: dict[str, pa.Array] = {"month": pa.array(np.full(size, _number(month), np.int32))}
    columns[AS_OF] = pa.array(np.full(size, as_of, np.int32))
    for field, attribute in zip(ROLL, ("code", "name", "block"), strict=True):
        texts = [getattr(unit, attribute) for unit in figures.units]
        columns[field] = pa.array(texts, pa.string()).dictionary_encode()
    for item in scheme.inputs:
        if item.code in figures.values:
            columns[item.code] = pa.array(_written(item, figures), _type(item))
    return pa.table(columns)


def write_months(sink: IO[bytes], months: Iterable[Figures], scheme: Scheme) -> None:
    """Write months one after the other, each its own row group.

    Differences of integers, bit-packed (DELTA_BINARY_PACKED), without further compression:
    half the bytes of plain 32-bit integers and read in the same time.
    """
    writer: pq.ParquetWriter | None = None
    try:
        for figures in months:
            table = month_table(figures, scheme)
            if writer is None:
                writer = _writer(sink, table)
            writer.write_table(table, row_group_size=max(1, table.num_rows))
    finally:
        if writer is not None:
            writer.close()


def _writer(sink: IO[bytes], table: pa.Table) -> pq.ParquetWriter:
    inputs = [code for code in table.column_names if code not in ROLL]
    return pq.ParquetWriter(
        sink,
        table.schema.with_metadata({_KEY: FORMAT.encode()}),
        compression="NONE",
        use_dictionary=list(ROLL),
        column_encoding=dict.fromkeys(inputs, "DELTA_BINARY_PACKED"),
        write_statistics=["month"],
    )


def _type(item: Input) -> pa.DataType:
    """Choose the integers that hold the declared largest figure."""
    if item.largest > _WIDE:
        raise FiguresError(
            f"Số liệu {item.code} khai báo lớn nhất {item.largest}, vượt số nguyên 64 bit "
            "của tệp Parquet. Hãy khai báo đơn vị tính lớn hơn (ví dụ triệu đồng)."
        )
    return pa.int32() if item.largest <= _NARROW else pa.int64()


def _written(item: Input, figures: Figures) -> Column:
    values, states = figures.values[item.code], figures.states.get(item.code)
    if states is None:
        return values
    return np.where(states == State.VALUE, values, -states.astype(np.int64))


def _number(month: Month) -> int:
    return month.year * 100 + month.number


def _months(file: pq.ParquetFile) -> Iterator[Month]:
    """Read the month of each row group from its statistics, without reading the rows."""
    at = file.schema_arrow.get_field_index("month")
    for group in range(file.num_row_groups):
        known = file.metadata.row_group(group).column(at).statistics
        yield Month(*divmod(int(known.min), 100))


def _opened(source: "pa.NativeFile | IO[bytes]", name: str) -> pq.ParquetFile:
    """Open a file that says of itself that it holds figures in this format."""
    try:
        file = pq.ParquetFile(source)
    except pa.ArrowInvalid as trouble:
        raise _foreign(name, "Không đọc được tệp như tệp Parquet") from trouble
    found = (file.schema_arrow.metadata or {}).get(_KEY, b"").decode()
    if not found:
        raise _foreign(name, "Tệp Parquet không ghi là tệp số liệu")
    if found != FORMAT:
        raise _foreign(name, f"Tệp số liệu ghi định dạng {found}")
    return file


def _foreign(name: str, found: str) -> Refused:
    expected = f"tệp số liệu định dạng {FORMAT}, do chính hệ thống này ghi"
    return refuse(Place(name), found, expected, rule="format")


def _integers(chunks: pa.ChunkedArray, code: str, name: str, wrong: Findings) -> tuple[Column, int]:
    """Return a column as integers, states below zero, and the least; empty where it is wrong."""
    if not pa.types.is_integer(chunks.type):
        found = f"Cột {code} không phải số nguyên ({chunks.type})"
    elif chunks.null_count:
        found = f"Cột {code} có {chunks.null_count} ô trống"
    else:
        column: Column = chunks.to_numpy()
        least = int(column.min(initial=0))
        if least >= _LEAST:
            return column, least
        found = f"Cột {code} có số {least}"
    expected = f"số nguyên từ 0, hoặc trạng thái từ -1 đến {_LEAST}"
    wrong.add(Problem(Place(name, column=code), found, expected, rule="parquet-column"))
    return np.zeros(0, np.int64), 0


def _tell_unknown(codes: Sequence[str], scheme: Scheme, name: str, wrong: Findings) -> None:
    for code in sorted(set(codes) - {item.code for item in scheme.inputs}):
        wrong.add(
            Problem(
                Place(name, column=code),
                f"Không có mã số liệu “{code}” trong bộ tiêu chí {scheme.identity}",
                "mã số liệu của bộ tiêu chí",
                rule="unknown-input",
            )
        )


def _tell_missing(scheme: Scheme, values: Mapping[str, Values], name: str, wrong: Findings) -> None:
    gates = {gate.input for gate in scheme.gates if gate.input is not None}
    for code in sorted((_owed(scheme.tree, values) | gates) - values.keys()):
        wrong.add(
            Problem(
                Place(name),
                f"Thiếu cột {code}",
                "mọi số liệu mà bộ tiêu chí cần",
                "Thiếu không phải là 0",
                rule="missing-leaf",
            )
        )


def _owed(nodes: Sequence[Node], values: Mapping[str, Values]) -> set[str]:
    """Collect the inputs of leaves that earn and whose group no unit may have been given."""
    owed: set[str] = set()
    for node in nodes:
        if isinstance(node, Group):
            owed |= set() if node.given in values else _owed(node.children, values)
        elif node.rule.earns:
            owed |= set(node.rule.required)
    return owed
