"""What the published schema says of a field: its Vietnamese name, and how a cell holds it.

New fields of the schema need nothing here: their titles and shapes are enough.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from chamdiem.formats.schemes import shape
from chamdiem.formats.texts import fold
from chamdiem.formats.workbooks import words
from chamdiem.formats.workbooks.compounds import Flow, Listed
from chamdiem.formats.workbooks.forms import Choice, Code, Form, Number, Text
from chamdiem.formats.workbooks.words import Terms

Fields = Mapping[str, Mapping[str, Any]]

_SIMPLE: Mapping[str, Form] = {
    **{"text": Text(), "note": Text(), "slug": Code(), "version": Code(), "code": Code()},
    **{"decimal": Number(), "places": Number(), "date": Code(), "month": Code()},
    "flag": Choice(Terms(words.FLAGS)),
}


def fields(name: str) -> Fields:
    """Return the fields of a definition; nothing of one the schema does not have."""
    found: Fields = shape.schema()["$defs"].get(name, {}).get("properties", {})
    return {key: field for key, field in found.items() if isinstance(field, dict)}


def part(name: str) -> Fields:
    """Return the fields of one part of the file itself, `rounding` or `ranking`."""
    found: Fields = shape.schema()["properties"].get(name, {}).get("properties", {})
    return found


def kinds() -> tuple[str, ...]:
    """Return the rule kinds that scheme files may name."""
    return tuple(fields("rule")["kind"]["enum"])


def required(name: str) -> tuple[str, ...]:
    """Return the fields that a definition demands."""
    return tuple(shape.schema()["$defs"].get(name, {}).get("required", ()))


def title(field: Mapping[str, Any], key: str) -> str:
    """Return a field's Vietnamese name; a sign that parts names would be misread."""
    found = str(field.get("title", key))
    return key if set(found) & set(";=\n") else found


def key_of(named: str, known: Fields) -> str | None:
    """Return the field that a name, Vietnamese or of the file, stands for."""
    folded = fold(named)
    for key, field in known.items():
        if folded in (fold(key), fold(title(field, key))):
            return key
    return None


def form_of(field: Mapping[str, Any]) -> Form:
    """Return how a cell holds a field of this shape."""
    name = str(field.get("$ref", "")).rpartition("/")[2]
    if name in _SIMPLE:
        return _SIMPLE[name]
    whole = {**shape.schema()["$defs"].get(name, {}), **field}
    if "enum" in whole:
        return Choice(words.terms_of([v for v in whole["enum"] if isinstance(v, str)]))
    if str(whole.get("pattern", "")).startswith(("^[0-9]{1", "^[1-9]")):
        return Number()
    if whole.get("type") == "array" and isinstance(items := whole.get("items"), dict):
        inner = form_of(items)
        return inner if isinstance(inner, Flow) else Listed(inner)
    return Flow()


@cache
def guessed_keys() -> frozenset[str]:
    """Return the fields whose digits and truth values stand without quotes in a file."""
    schema = shape.schema()
    parts = (schema, *schema["$defs"].values(), *schema["properties"].values())
    return frozenset(
        key
        for part in parts
        for key, field in part.get("properties", {}).items()
        if isinstance(field, dict) and _is_guessed(field)
    ) | {"first", "last", "format"}


def _is_guessed(field: Mapping[str, Any]) -> bool:
    form = form_of(field)
    return isinstance(form, Number) or form == _SIMPLE["flag"]
