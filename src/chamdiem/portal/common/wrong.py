"""What was wrong with a file, as a page lists it: so many lines, the rest counted."""

from dataclasses import dataclass
from typing import Self

from chamdiem.formats.problems import SHOWN, Problem, Refused


@dataclass(frozen=True, slots=True)
class Wrong:
    """The problems of a refused file; none where nothing was refused."""

    problems: tuple[Problem, ...] = ()
    unshown: int = 0

    @classmethod
    def of(cls, refused: Refused | None) -> Self:
        """Take what a refusal carries."""
        if refused is None:
            return cls()
        shown = refused.problems[:SHOWN]
        return cls(shown, refused.count - len(shown))

    @property
    def count(self) -> int:
        """How many things are wrong in all."""
        return len(self.problems) + self.unshown
