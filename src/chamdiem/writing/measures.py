"""Measures of a page by Phụ lục I NĐ 30/2020/NĐ-CP; lengths in millimetres, letters in points."""

from dataclasses import dataclass

PAGE = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT
WIDE_TEXT = PAGE[1] - LEFT - RIGHT
LEFT_COLUMN, RIGHT_COLUMN = 70, 90
FONT = "Times New Roman"
INDENT = 12.7
GAP = 6
MM_PER_POINT = 25.4 / 72
# A letter of Times is about half as wide as it is high, a capital two thirds.
SMALL, CAPITAL = 0.47, 0.68


@dataclass(frozen=True, slots=True)
class Range:
    """From least to most, both included."""

    least: float
    most: float

    def holds(self, value: float) -> bool:
        """Tell whether the value lies within, give or take a rounding of the file."""
        return self.least - 0.2 <= value <= self.most + 0.2

    def __str__(self) -> str:
        """Write the range as people do."""
        if self.least == self.most:
            return f"{self.least:g}"
        return f"{self.least:g}–{self.most:g}"


MARGINS = {
    "top": Range(20, 25),
    "bottom": Range(20, 25),
    "left": Range(30, 35),
    "right": Range(15, 20),
}


def width_of(text: str, size: float) -> float:
    """Return about how wide a line of text is, in millimetres; for lines drawn under it."""
    ems = sum(CAPITAL if letter.isupper() else SMALL for letter in text)
    return ems * size * MM_PER_POINT
