"""What a declared default is (mặc định hệ thống): its words, its kind, what it may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = int | str
DAYS, CHOICE, NUMBER, TEXT = "days", "choice", "number", "text"
UNITS = {DAYS: " ngày", NUMBER: ""}


class UnknownDefault(KeyError):
    """Raise when code asks for a default that is not declared here."""


class BadValue(ValueError):
    """Raise when a default cannot have that value; says which it can have."""


@dataclass(frozen=True, slots=True)
class Default:
    """One default: what it decides, the value chosen, why, and the law where one was found."""

    code: str
    title: str
    words: str
    kind: str
    value: Value
    why: str
    law: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 366
    unit: str = ""

    def shown(self, value: Value) -> str:
        """Say a value as people read it."""
        if self.kind == CHOICE:
            return self.options.get(str(value), str(value))
        return f"{value}{self.unit or UNITS.get(self.kind, '')}"

    def read(self, text: str) -> Value:
        """Return the value that was written, or refuse it."""
        written = text.strip()
        if self.kind == CHOICE:
            return self._option(written)
        if self.kind == TEXT:
            return self._text(written)
        return self._number(written)

    def _option(self, written: str) -> str:
        if written not in self.options:
            known = "; ".join(self.options.values())
            raise BadValue(f"“{written}” không có trong các cách đã khai: {known}.")
        return written

    def _text(self, written: str) -> str:
        if not written:
            raise BadValue("Hãy điền giá trị.")
        return written

    def _number(self, written: str) -> int:
        number = int(written) if written.isascii() and written.isdecimal() else None
        if number is None or not self.least <= number <= self.most:
            raise BadValue(
                f"“{written}” không dùng được. Hãy ghi số nguyên từ {self.least} đến {self.most}."
            )
        return number
