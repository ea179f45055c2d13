"""What has no column of its own, in one cell: `Mức sàn = 0.5; Đảo chiều = Có`."""

import re
from collections.abc import Mapping
from typing import Any

from chamdiem.formats.texts import clean, quoted
from chamdiem.formats.workbooks import flow, vocabulary
from chamdiem.formats.workbooks.compounds import Flow
from chamdiem.formats.workbooks.contents import Content, Kind
from chamdiem.formats.workbooks.forms import Unfit
from chamdiem.formats.workbooks.vocabulary import Fields

_PART = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^;\n"'])+""")
_MARKED = ('"', "'", "[", "{")


def write(values: Mapping[str, Any], known: Fields) -> str:
    """Return the fields in one line, by their Vietnamese names."""
    return "; ".join(_written(key, value, known) for key, value in values.items())


def _written(key: str, value: Any, known: Fields) -> str:
    field = known.get(key, {})
    form = vocabulary.form_of(field)
    if isinstance(value, (dict, list)) or isinstance(form, Flow):
        shown = flow.written(value)
    else:
        shown = form.write(value)
    if isinstance(value, str) and (set(shown) & set(";\n\"'") or shown.startswith(_MARKED)):
        shown = flow.scalar(value)
    return f"{vocabulary.title(field, key)} = {shown}"


def read(content: Content, known: Fields) -> dict[str, Any]:
    """Return the fields a cell names; raise Unfit where it cannot be read."""
    if content.kind is not Kind.TEXT or _PART.sub("", content.shown).strip("; \n"):
        raise _unclear(content.shown)
    found: dict[str, Any] = {}
    for part in _PART.findall(content.shown):
        if part.strip():
            key, value = _part(part, known)
            if key in found:
                raise Unfit(f"“{key}” ghi hai lần", "mỗi tham số một lần", "", "duplicate-key")
            found[key] = value
    return found


def _part(part: str, known: Fields) -> tuple[str, Any]:
    named, equals, written = (each.strip() for each in part.partition("="))
    if not equals or not named or not written:
        raise _unclear(part.strip())
    key = vocabulary.key_of(named, known)
    if key is None:
        if not re.fullmatch(r"[a-z_]+", named):
            names = ", ".join(f"“{vocabulary.title(field, each)}”" for each, field in known.items())
            raise Unfit(
                f"Không có tham số {quoted(named)}", f"một trong {names}", "", "unknown-key"
            )
        key = named  # the shape check says what it thinks of it
    field = known.get(key, {})
    if written.startswith(_MARKED):
        return key, Flow().read(Content(Kind.TEXT, written))
    return key, vocabulary.form_of(field).read(Content(Kind.TEXT, clean(written)))


def _unclear(shown: str) -> Unfit:
    return Unfit(quoted(shown), "các cặp “tên = giá trị” ngăn bằng dấu chấm phẩy", "", "rest")
