"""Small pieces of YAML, written so that reading gives the very same texts."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

_NUMERIC = re.compile(r"[0-9.,_:+-]+([eE][+-]?[0-9]+)?", re.ASCII)
_FLOW = re.compile(r"[^\W_][^\n\t\"'#,;\[\]{}:&*!|>%@`]*")
_BLOCK = re.compile(r"(?![^\n]*(: | #))[^\W_][^\n\t]*(?<!:)")
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_GUESSED = frozenset(("null", "~", "true", "false", "yes", "no", "on", "off", "y", "n"))


def written(value: Any) -> str:
    """Return a value in one line, as it stands in a cell: digits without quotes."""
    match value:
        case None:
            return "null"
        case dict():
            return "{" + ", ".join(f"{scalar(k)}: {written(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(written(each) for each in value) + "]"
    return scalar(str(value), guessed=True)


def scalar(text: str, *, guessed: bool = False, block: bool = False) -> str:
    """Return a text in quotes where a reader could take it for something else.

    `guessed`: what other readers take for a number or a truth value may stand without them.
    """
    plain = (_BLOCK if block else _FLOW).fullmatch(text)
    if not guessed and not is_day(text):
        plain = None if _NUMERIC.fullmatch(text) or text.casefold() in _GUESSED else plain
    return text if plain and text.casefold() not in ("null", "~") else _quotes(text)


def _quotes(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, 2022-06-23."""
    try:
        return len(text) == len("2022-06-23") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def times(digits: str, factor: str) -> str:
    """Multiply written digits exactly, without zeros nobody wrote."""
    try:
        product = Decimal(digits) * Decimal(factor)
    except ArithmeticError:
        return digits
    whole = product.to_integral_value()
    return f"{whole:f}" if whole == product else f"{product.normalize():f}"
