"""How several values stand in one cell: lists, short tables, mappings, anything else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chamdiem.formats import yaml_text
from chamdiem.formats.problems import Refused
from chamdiem.formats.texts import clean, quoted
from chamdiem.formats.workbooks import flow
from chamdiem.formats.workbooks.contents import Content, Kind
from chamdiem.formats.workbooks.forms import Code, Form, Number, Text, Unfit, refuse_odd


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values in one cell, parted by semicolons."""

    inner: Form
    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Return them in their order."""
        return "; ".join(self.inner.write(each) for each in value)

    def read(self, content: Content) -> Any:
        """Return the list; line ends part as semicolons do."""
        if content.kind is not Kind.NUMBER:
            refuse_odd(content, "danh sách ngăn bằng dấu chấm phẩy")
        parts = (clean(part) for part in re.split(r"[;\n]", content.shown))
        return [self.inner.read(Content(Kind.TEXT, part)) for part in parts if part]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A short table in one cell: `0: 0; 50: 5`; the second may be left out where `alone`."""

    keys: tuple[str, str]
    forms: tuple[Form, Form] = field(default=(Code(), Number()))
    alone: bool = False
    choices: Sequence[str] = ()

    def fits(self, value: Any) -> bool:
        """Tell whether the table has these two columns and nothing more."""
        lines = value if isinstance(value, list) else [None]
        return all(self._fits(line) for line in lines)

    def _fits(self, line: Any) -> bool:
        if not isinstance(line, dict) or set(line) - set(self.keys):
            return False
        needed = self.keys[:1] if self.alone else self.keys
        return all(isinstance(line.get(key), str) for key in needed)

    def write(self, value: Any) -> str:
        """Return the table in one line."""
        return "; ".join(self._line(line) for line in value)

    def _line(self, line: Mapping[str, Any]) -> str:
        left, right = self.keys
        shown = self.forms[0].write(line[left])
        return f"{shown}: {self.forms[1].write(line[right])}" if right in line else shown

    def read(self, content: Content) -> Any:
        """Return the table."""
        refuse_odd(content, "bảng dạng “0: 0; 50: 5”")
        lines = (clean(line) for line in re.split(r"[;\n]", content.shown))
        return [self._pair(line) for line in lines if line]

    def _pair(self, line: str) -> dict[str, Any]:
        left, colon, right = (part.strip() for part in line.partition(":"))
        if not left or (not right and (colon or not self.alone)):
            raise Unfit(quoted(line), "các cặp “trái: phải” ngăn bằng dấu chấm phẩy", "", "pairs")
        parts = zip(self.keys, self.forms, (left, right), strict=True)
        return {key: form.read(Content(Kind.TEXT, part)) for key, form, part in parts if part}


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping in one cell: `0: Không; 1: Có`."""

    pairs: Pairs = Pairs(("key", "word"), (Code(), Text()))
    choices: Sequence[str] = ()

    def fits(self, value: Any) -> bool:
        """Tell whether it is a mapping whose words hold no sign that parts them."""
        items = value.items() if isinstance(value, dict) else [("", ";")]
        return all(isinstance(word, str) and not set(word) & set(";\n") for _, word in items)

    def write(self, value: Any) -> str:
        """Return the mapping in one line."""
        return self.pairs.write([{"key": key, "word": word} for key, word in value.items()])

    def read(self, content: Content) -> Any:
        """Return the mapping; a key twice is refused."""
        lines = self.pairs.read(content)
        found = {line["key"]: line["word"] for line in lines}
        if len(found) < len(lines):
            raise Unfit(quoted(content.shown), "mỗi mã một lần", "", "twice")
        return found


@dataclass(frozen=True, slots=True)
class Flow:
    """Anything else, in YAML's own short notation."""

    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Return it in one line."""
        return flow.written(value)

    def read(self, content: Content) -> Any:
        """Return what the notation says."""
        refuse_odd(content, "chữ")
        try:
            return yaml_text.read(content.shown.encode(), "ô này").data
        except Refused as refusal:
            raise Unfit(
                quoted(content.shown),
                "giá trị, [danh sách] hoặc {tên: giá trị}",
                refusal.problems[0].found,
                "flow",
            ) from None
