"""A scheme's data as a YAML file that people can read and go on with."""

from collections.abc import Iterator
from typing import Any

from chamdiem.formats.workbooks import flow, vocabulary

WIDE = 110
_ORDER = (
    *("format", "id", "version", "title", "act", "certainty", "illustrative", "note", "basis"),
    *("months", "objects", "blocks", "points", "aggregate", "rounding", "bands", "ranking"),
    "tasks",
    *("views", "gates", "quotas", "defaults", "inputs", "tree"),
)
_PARTED = frozenset(("defaults", "inputs", "tree"))
_NODE = ("code", "name", "max", "weight", "rule", "clause")


def written(data: dict[str, Any], title: str) -> bytes:
    """Write the file; reading it gives the very same data."""
    lines = [f"# {title}"]
    known = [key for key in _ORDER if key in data]
    for key in [*known, *(key for key in data if key not in known)]:
        if key in _PARTED:
            lines.append("")
        lines.extend(_field(key, data[key], ""))
    return ("\n".join(lines) + "\n").encode()


def _field(key: str, value: Any, indent: str) -> Iterator[str]:
    name = flow.scalar(key)
    if not isinstance(value, (dict, list)):
        yield f"{indent}{name}: {_scalar(key, value, block=True)}"
        return
    short = f"{indent}{name}: {_flow(key, value)}"
    if _is_short(value, short):
        yield short
        return
    yield f"{indent}{name}:"
    inner = _mapping(value, f"{indent}  ") if isinstance(value, dict) else _list(value, indent)
    yield from inner


def _is_short(value: Any, line: str) -> bool:
    """Tell whether a value is plain enough for one line: no mappings within a list of them."""
    if not value:
        return True
    items = value.values() if isinstance(value, dict) else value
    return len(line) <= WIDE and not any(_is_deep(each) for each in items)


def _is_deep(value: Any) -> bool:
    if isinstance(value, dict):
        return any(isinstance(each, (dict, list)) for each in value.values())
    return isinstance(value, list) and any(_is_deep(each) for each in value)


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key in _sorted(value):
        yield from _field(key, value[key], indent)


def _sorted(value: dict[str, Any]) -> list[str]:
    """Return the fields of a node with what it is first and what is within it last."""
    first = [key for key in _NODE if key in value] if "code" in value else []
    last = [key for key in value if key == "children"]
    return [*first, *(key for key in value if key not in first and key not in last), *last]


def _list(value: list[Any], indent: str) -> Iterator[str]:
    for item in value:
        if not isinstance(item, dict) or _is_short(item, _flow("", item) + indent + "  - "):
            yield f"{indent}  - {_flow('', item)}"
            continue
        lines = list(_mapping(item, f"{indent}    "))
        lines[0] = f"{indent}  - {lines[0].lstrip()}"
        yield from lines


def _flow(key: str, value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{flow.scalar(name)}: {_flow(name, each)}" for name, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(key, each) for each in value) + "]"
    return _scalar(key, value)


def _scalar(key: str, value: Any, *, block: bool = False) -> str:
    if value is None:
        return "null"
    guessed = key in vocabulary.guessed_keys()
    return flow.scalar(str(value), guessed=guessed, block=block)
