"""What a sheet of tasks becomes: one line a task, as the row says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chamdiem.formats.problems import Place
from chamdiem.formats.tables.cells import letters


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as a row says it (nhiệm vụ); what is empty is "", a day not said is None.

    Organisations and the document stand as written; who reads the register finds them. `number`
    is the row in the file.
    """

    number: int
    document: str
    title: str
    lead: str
    clause: str = ""
    partners: tuple[str, ...] = ()
    product: str = ""
    target: str = ""
    due_on: date | None = None
    absence: str = ""
    responsibility: str = ""
    authority: str = ""
    system: str = ""
    foreign: str = ""
    state: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class LoadedTasks:
    """The rows of a file, with where each field stands in it."""

    lines: tuple[TaskLine, ...]
    file: str
    positions: Mapping[str, int]
    headings: Mapping[str, str]
    sheet: str | None = None
    notes: tuple[str, ...] = ()

    def place(self, line: TaskLine, name: str) -> Place:
        """Return where a field of a row stands; of a field without a column, the row."""
        position = self.positions.get(name)
        if self.sheet is None:
            return Place(self.file, line=line.number, column=self.headings.get(name))
        cell = None if position is None else f"{letters(position)}{line.number}"
        return Place(self.file, sheet=self.sheet, cell=cell, row=line.number)
