"""Address converters: a view receives the value, never the text."""

from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month


class MonthConverter:
    """`<month:month>` in an address, written 2026-08."""

    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> Month:
        """Read the month; what no calendar has is an address that does not exist."""
        try:
            return Month.parse(value)
        except MonthError as trouble:
            raise ValueError from trouble

    def to_url(self, value: Month | str) -> str:
        """Write the month."""
        return str(value)
