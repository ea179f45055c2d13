"""Tasks given in a table (bảng phân công nhiệm vụ): a row is a task, its columns say the rest.

A row of a table is one line of the source text whose cells are set apart by `│`, as
`formats.documents` writes it. Only a table whose heading names the work and who leads it, or until
when, gives tasks; a row that says neither is a heading of rows and no task.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chamdiem.reading.deadlines import Deadline, deadline_in, plain_day
from chamdiem.reading.keys import key_of
from chamdiem.reading.lines import Line
from chamdiem.reading.spans import Span
from chamdiem.reading.wording import Task, targets_of

WALL = "│"
FEWEST = 3  # columns of a table that can give a task
_HEADINGS = (  # which words of a heading name which column; the first that fits
    ("mark", r"(?:stt|tt|so tt|so thu tu)$"),
    ("partners", r".*\bphoi hop\b"),
    ("lead", r".*\b(?:chu tri|don vi thuc hien|co quan thuc hien|nguoi thuc hien|chiu trach nhiem|"
             r"tham muu|don vi duoc giao|co quan duoc giao)\b"),
    ("when", r".*\b(?:thoi gian|thoi han|tien do|han hoan thanh|hoan thanh truoc)\b"),
    ("product", r".*\b(?:san pham|ket qua)\b"),
    ("work", r".*\b(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap)\b"),
)  # fmt: skip
_YEAR = re.compile(r"\W*(?:nam\s*)?(?P<y>20\d\d)\W*$")
_ALWAYS = re.compile(r"\W*(?:thuong xuyen|lien tuc|dot xuat)\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its words, and where they stand."""

    text: str
    span: Span


def parted(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines that are rows of tables, and the others."""
    rows: list[Line] = []
    others: list[Line] = []
    for line in lines:
        (rows if line.text.count(WALL) >= FEWEST - 1 else others).append(line)
    return tuple(rows), tuple(others)


def tasks_in_tables(rows: Sequence[Line]) -> tuple[Task, ...]:
    """Return the tasks of the tables of a document, in its order."""
    found: list[Task] = []
    columns: dict[str, int] = {}
    size, group = 0, ""
    for row in rows:
        cells = _cells(row)
        named = _columns(cells)
        if named:
            columns, size, group = named, len(cells), ""
        elif columns and len(cells) == size:
            task = _task(cells, columns, group)
            if task is not None:
                found.append(task)
            elif _filled(cells, columns):
                group = _roman(_at(cells, columns, "mark")) or group
    return tuple(found)


def _cells(row: Line) -> tuple[Cell, ...]:
    cells, at = [], row.span.start
    for raw in row.text.split(WALL):
        words = raw.strip()
        start = at + (len(raw) - len(raw.lstrip()) if words else 0)
        cells.append(Cell(words, Span(start, start + len(words))))
        at += len(raw) + 1
    return tuple(cells)


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    """Return which column says what, where a row is the heading of tasks; else nothing."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        key = key_of(cell.text).strip(" .:")
        name = next((name for name, words in _HEADINGS if re.match(words, key)), "")
        if name and len(key) < 60:
            found.setdefault(name, place)
    return found if "work" in found and ("lead" in found or "when" in found) else {}


def _task(cells: Sequence[Cell], columns: dict[str, int], group: str) -> Task | None:
    work, lead = _at(cells, columns, "work"), _at(cells, columns, "lead")
    when, partners = _at(cells, columns, "when"), _at(cells, columns, "partners")
    product = _at(cells, columns, "product")
    if not any(letter.isalpha() for letter in work.text) or not (lead.text or when.text):
        return None
    mark = _at(cells, columns, "mark").text.strip(" .")
    return Task(
        n=f"{group}.{mark}" if group and mark else mark,
        span=work.span,
        text=work.text,
        lead=lead.text,
        lead_span=lead.span if lead.text else None,
        partners=(partners.text,) if partners.text else (),
        report_to="",
        deadline=_deadline(when),
        product=product.text,
        targets=targets_of(work.text),
        confidence=95 if lead.text else 70,
    )


def _deadline(cell: Cell) -> Deadline | None:
    """Return what a cell says of the time; a year alone is to its end."""
    key = key_of(cell.text)
    if not key.strip(" -–"):
        return None
    year = _YEAR.match(key)
    if year:
        return Deadline(cell.text, cell.span, date(int(year["y"]), 12, 31), "year", "on")
    start = cell.span.start
    found = deadline_in(cell.text, key, start) or plain_day(cell.text, key, start)
    if found is None:
        kind = "recurring" if _ALWAYS.match(key) else "event"
        return Deadline(cell.text, cell.span, None, kind, None)
    # A column of deadlines means the day itself: nothing happens on it, the task ends.
    return replace(found, kind="date") if found.kind == "event" and found.date else found


def _at(cells: Sequence[Cell], columns: dict[str, int], name: str) -> Cell:
    return cells[columns[name]] if name in columns else Cell("", Span(0, 0))


def _filled(cells: Sequence[Cell], columns: dict[str, int]) -> bool:
    return bool(_at(cells, columns, "work").text or _at(cells, columns, "mark").text)


def _roman(cell: Cell) -> str:
    mark = cell.text.strip(" .")
    return mark if re.fullmatch(r"[IVX]{1,5}|[A-Z]", mark) else ""
