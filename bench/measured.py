"""What a yardstick hands back, and how it says that it cannot run here."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, TypeVar

LEAVES = 100
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Size:
    """How much is scored: the whole country over three years, or a little for a smoke test."""

    units: int
    months: int


WHOLE, LITTLE = Size(units=4000, months=36), Size(units=340, months=3)


class NotHere(Exception):
    """Raise when a yardstick's program is missing; the message names it."""


@dataclass(frozen=True)
class Plan:
    """Where the figures stand, how many there are, how often to run."""

    folder: Path
    size: Size
    runs: int
    is_quick: bool


@dataclass(frozen=True)
class Took:
    """What something took: seconds by the clock, and seconds of processor in this process."""

    seconds: float
    processor: float


def timed(act: Callable[[], Answer]) -> tuple[Took, Answer]:
    """Do something and say what it took."""
    clock, processor = perf_counter(), process_time()
    answer = act()
    return Took(perf_counter() - clock, process_time() - processor), answer


@dataclass(frozen=True)
class Measured:
    """Seconds of each run over so many leaf values, and of the parts of each run by name.

    `processor` is empty where the work is another process's. The checksum is of totals,
    grades and ranks. `workers` processes beside this one did the work, all of one size.
    """

    seconds: list[float]
    values: int
    processor: list[float] = field(default_factory=list)
    checksum: str = ""
    parts: dict[str, list[float]] = field(default_factory=dict)
    note: str = ""
    workers: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return everything with the medians, for the parent process."""
        answer = asdict(self)
        answer["median"] = median(self.seconds)
        answer["median_of_parts"] = {name: median(each) for name, each in self.parts.items()}
        return answer
