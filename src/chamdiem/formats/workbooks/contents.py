"""What stands in a cell of a scheme's workbook, as exact text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chamdiem.formats import numbers

_FIXED = re.compile(r"[#,0]*0(?:\.(0{1,9}))?")


class Kind(StrEnum):
    """What a spreadsheet says a cell is."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"


@dataclass(frozen=True, slots=True)
class Content:
    """A filled cell; a percent keeps the number behind it: 80 % is 0.8."""

    kind: Kind
    shown: str


def exact(value: int | float, number_format: str) -> str:
    """Return a number's digits, with the zeros its cell shows: 18.5 as 0.00 is 18.50."""
    number = numbers.from_number(value)
    fixed = _FIXED.fullmatch(number_format)
    if fixed and fixed[1]:
        shown = number.quantize(Decimal(1).scaleb(-len(fixed[1])))
        if shown == number:
            return f"{shown:f}"
    whole = number.to_integral_value()
    return f"{whole:f}" if whole == number else f"{number:f}"
