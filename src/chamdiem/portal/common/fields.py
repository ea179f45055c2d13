"""Fields of forms that read what people write."""

import re
from datetime import date, datetime
from typing import Any

from django import forms

from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month

LONGEST = 6000  # letters of a field of several lines; what a room keeps is never shorter
_SPOKEN_MONTH = re.compile(r"(\d{1,2})[/-](\d{4})")
# There is a day before and after each of them, and no slip of a finger passes for a year.
FIRST_YEAR, LAST_YEAR = 1900, 2999


class MonthField(forms.CharField):
    """A month as people write it: 08/2026, 8-2026 or 2026-08."""

    def to_python(self, value: Any) -> Any:
        """Read the month, or say how it is written."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        spoken = _SPOKEN_MONTH.fullmatch(text)
        try:
            return Month(int(spoken[2]), int(spoken[1])) if spoken else Month.parse(text)
        except MonthError:
            raise forms.ValidationError(
                f"“{text}” không phải tháng. Hãy ghi tháng/năm, ví dụ 08/2026."
            ) from None


class DayField(forms.DateField):
    """A day as people write it: 07/09/2026, 7-9-2026 or 2026-09-07."""

    def __init__(self, **named: Any) -> None:
        """Read days in these ways and no other."""
        super().__init__(input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"], **named)
        self.error_messages["invalid"] = "Hãy ghi ngày/tháng/năm có thật, ví dụ 07/09/2026."

    def prepare_value(self, value: Any) -> Any:
        """Show a day as it is written on every page."""
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        return f"{value:%d/%m/%Y}" if is_day else value

    def to_python(self, value: Any) -> Any:
        """Read the day; spaces alone are no answer, nor is a year of another age."""
        day = super().to_python(value.strip() if isinstance(value, str) else value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Hãy ghi năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
        return day


def words(label: str, rows: int = 3, *, longest: int = LONGEST, **named: Any) -> forms.CharField:
    """Return a field of several lines."""
    named.setdefault("error_messages", {"required": f"Hãy ghi “{label}”."})
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=area, **named)


def line(label: str, longest: int = 300, **named: Any) -> forms.CharField:
    """Return a field of one line."""
    named.setdefault("error_messages", {"required": f"Hãy ghi “{label}”."})
    return forms.CharField(label=label, max_length=longest, **named)
