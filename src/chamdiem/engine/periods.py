"""Time as the engine knows it: whole calendar months (tháng)."""

import re
from dataclasses import dataclass

from chamdiem.engine.errors import MonthError

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month (tháng chấm điểm).

    >>> Month.parse("2025-12").shift(1)
    Month(year=2026, number=1)
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 9999):
            raise MonthError(f"Không có tháng {self.number} năm {self.year}.")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read `YYYY-MM`, for example `2026-08`."""
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            raise MonthError(f"“{text}” không phải tháng; hãy ghi dạng 2026-08 (năm-tháng).")
        return cls(int(found[1]), int(found[2]))

    def shift(self, months: int) -> "Month":
        """Return the month so many months later (earlier, if negative)."""
        years, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, index + 1)

    def __str__(self) -> str:
        """Write the month as in files and addresses: 2026-08."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def spoken(self) -> str:
        """The month as people say it: tháng 8/2026."""
        return f"tháng {self.number}/{self.year}"


@dataclass(frozen=True, slots=True)
class Validity:
    """The months in which a scheme applies; without a last one it is still in force."""

    first: Month
    last: Month | None = None

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.last is not None and self.last < self.first:
            raise MonthError(f"Hiệu lực kết thúc ({self.last}) trước khi bắt đầu ({self.first}).")

    def covers(self, month: Month) -> bool:
        """Tell whether the scheme applies in `month`."""
        return self.first <= month and (self.last is None or month <= self.last)

    def __str__(self) -> str:
        """Say the months in words."""
        return f"từ {self.first.spoken}" + (f" đến {self.last.spoken}" if self.last else "")
