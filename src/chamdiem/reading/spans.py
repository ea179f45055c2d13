"""Where a value stands in the source text, and how sure its reading is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

SURE = 100
"""Confidence of what stands in the text letter by letter, in percent."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source text (vị trí trong văn bản): characters from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the source says here, untouched."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A value that was read (giá trị đọc được), the place it was read from, and its confidence.

    `confidence` is in percent. What the source leaves blank is no `Seen` but None: a reading
    never fills a field by itself.
    """

    value: T
    span: Span
    confidence: int = SURE
