"""The way of a sheet of tasks, from bytes to lines, with every check that needs no register."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from chamdiem.formats import tables
from chamdiem.formats.problems import Findings, Place, Problem, Refused, refuse
from chamdiem.formats.tables import Content, Row, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.tables.typed import Unreadable, day
from chamdiem.formats.tasks.columns import COLUMNS, TEXTS, TITLES
from chamdiem.formats.tasks.lines import LoadedTasks, TaskLine
from chamdiem.formats.texts import fold, quoted

T = TypeVar("T")
MOST = 2_000  # a sheet that a person still looks through before giving


def load(source: bytes, name: str) -> LoadedTasks:
    """Read a sheet of tasks, CSV or XLSX; raise Refused with all errors."""
    wrong = Findings()
    table = tables.read(source, name)
    reader = _Reader(table, COLUMNS.recognise(table, wrong), wrong)
    lines = tuple(reader.lines())
    if not lines and not wrong.problems:
        wrong.add(_no_rows(table))
    wrong.refuse()
    return LoadedTasks(
        lines=lines,
        file=name,
        positions=reader.positions,
        headings={key: text_of(table.header.cells[at]) for key, at in reader.positions.items()},
        sheet=table.sheet,
        notes=table.notes,
    )


@dataclass(slots=True)
class _Reader:
    """Reads row after row; what is wrong is noted and the reading goes on."""

    table: Table
    positions: dict[str, int]
    wrong: Findings
    seen: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def lines(self) -> Iterator[TaskLine]:
        """Return a line for each row, also where something in it was wrong."""
        rows = [row for row in self.table.rows if any(cell != "" for cell in row.cells)]
        if len(rows) > MOST:
            raise _too_many(self.table, len(rows))
        for row in rows:
            line = self._line(row)
            self._check(row, line)
            yield line

    def _line(self, row: Row) -> TaskLine:
        texts = {
            name: self._read(row, name, column.read, "")
            for name, column in TEXTS.items()
            if name != "partners"
        }
        partners = self._read(row, "partners", TEXTS["partners"].read, "")
        return TaskLine(
            number=row.number,
            partners=tuple(one.strip() for one in partners.split(";") if one.strip()),
            due_on=self._read(row, "due_on", day, None),
            **texts,
        )

    def _read(self, row: Row, name: str, read: Callable[[Content], T], otherwise: T) -> T:
        """Read one cell; where it cannot be, note why and go on."""
        position = self.positions.get(name)
        if position is None:
            return otherwise
        try:
            return read(row.cells[position] if position < len(row.cells) else "")
        except Unreadable as failure:
            self.wrong.add(failure.at(self.table.place(row.number, position)))
            return otherwise

    def _check(self, row: Row, line: TaskLine) -> None:
        is_new = not line.id
        if is_new and line.due_on is None and not line.absence and not self._is_wrong(row):
            self.wrong.add(_no_deadline(self._place(row, "due_on")))
        if bool(line.system) != bool(line.foreign):
            self.wrong.add(_half_elsewhere(self._place(row, "foreign")))
        if line.foreign:
            self._once(row, "foreign", (fold(line.system), fold(line.foreign)))
        same = (fold(line.document), fold(line.clause), fold(line.title), fold(line.lead))
        self._once(row, "title", same)

    def _is_wrong(self, row: Row) -> bool:
        place = self._place(row, "due_on")
        return any(problem.place == place for problem in self.wrong.problems)

    def _place(self, row: Row, name: str) -> Place:
        return self.table.place(row.number, self.positions.get(name))

    def _once(self, row: Row, name: str, key: tuple[str, ...]) -> None:
        place = self._place(row, name)
        first = self.seen.setdefault((name, *key), place)
        if first is not place:
            self.wrong.add(_twice(place, name, first))


def _no_rows(table: Table) -> Problem:
    return Problem(
        table.place(table.header.number),
        "Dưới dòng tiêu đề không có nhiệm vụ nào",
        "mỗi nhiệm vụ một dòng",
        rule="no-rows",
    )


def _too_many(table: Table, rows: int) -> Refused:
    return refuse(
        Place(table.name),
        f"Tệp có {rows} dòng",
        f"không quá {MOST} nhiệm vụ một lần",
        "Tách tệp theo văn bản rồi nạp từng tệp",
        rule="too-many-rows",
    )


def _no_deadline(place: Place) -> Problem:
    return Problem(
        place,
        f"Dòng không có {TITLES['due_on'].lower()}",
        "ngày/tháng/năm, hoặc lý do ở cột “Vì sao không có thời hạn”",
        "Văn bản không quy định thời hạn thì ghi đúng như thế ở cột ấy",
        rule="no-deadline",
    )


def _half_elsewhere(place: Place) -> Problem:
    return Problem(
        place,
        "Chỉ ghi một trong hai: hệ thống theo dõi, mã ở hệ thống ấy",
        "cả hai, hoặc để trống cả hai",
        rule="half-elsewhere",
    )


def _twice(place: Place, name: str, first: Place) -> Problem:
    return Problem(
        place,
        f"{TITLES[name]} {quoted('như trên')} đã có ở {first.short}",
        "mỗi nhiệm vụ một dòng",
        "Bỏ một trong hai dòng, hoặc gộp cơ quan phối hợp vào một dòng",
        rule="duplicate",
    )
