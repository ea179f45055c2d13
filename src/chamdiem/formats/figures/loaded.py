"""What a file of figures becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chamdiem.engine.figures import Figures
from chamdiem.formats.problems import Place


@dataclass(frozen=True, slots=True)
class Conversion:
    """A cell that was not taken as its bare number: 0.7838 shown as a percentage is 78,38."""

    place: Place
    unit: str
    input: str
    found: str
    taken: str

    def __str__(self) -> str:
        """Say what was read as what."""
        return f"{self.place}: {self.input} của {self.unit}: {self.found} đọc là {self.taken}."


@dataclass(frozen=True, slots=True)
class LoadedFigures:
    """Figures ready for the engine, with what is worth telling about their file.

    `source_note` is what the file says of its origin; `sources` the same for single
    figures: by input code one text a unit, empty where nothing is said. `digest` is the
    SHA-256 of the file, and of the file of units after it where there was one.
    """

    figures: Figures
    source_note: str
    digest: str
    conversions: tuple[Conversion, ...] = ()
    notes: tuple[str, ...] = ()
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
