"""What a spreadsheet of organisations becomes, and the words it may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chamdiem.formats.problems import Place
from chamdiem.formats.tables.cells import letters


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists of a registry: code to words, and how long a kind's area code is."""

    kinds: Mapping[str, str]
    blocks: Mapping[str, str]
    certainties: Mapping[str, str]
    digits: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation as a row says it; what is empty is "", a day not said is None.

    `parent` is a code of another organisation: its system id, or one of its other codes.
    """

    name: str
    kind: str
    block: str
    id: str = ""
    short_name: str = ""
    parent: str = ""
    unit_code: str = ""
    area_code: str = ""
    identifier: str = ""
    holds_from: date | None = None
    confidence: str = ""
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class LoadedOrganisations:
    """The rows of a file, with where each field stands in it.

    A field whose column the file lacks is not in `positions`: nothing is said of it.
    """

    lines: tuple[Line, ...]
    file: str
    digest: str
    positions: Mapping[str, int]
    headings: Mapping[str, str]
    sheet: str | None = None
    as_of: date | None = None
    notes: tuple[str, ...] = ()

    def says(self, name: str) -> bool:
        """Tell whether the file has a column for a field."""
        return name in self.positions

    def place(self, line: Line, name: str) -> Place:
        """Return where a field of a row stands; of a field without a column, the row."""
        position = self.positions.get(name)
        if self.sheet is None:
            return Place(self.file, line=line.number, column=self.headings.get(name))
        cell = None if position is None else f"{letters(position)}{line.number}"
        return Place(self.file, sheet=self.sheet, cell=cell, row=line.number)
