"""Defaults put in: what a file says once for all its figures and criteria.

What stands at the figure or criterion itself wins. Where the defaults
call one of their own values unconfirmed, a criterion that states the value itself is free of
that; it says its own `unconfirmed` if it must (I6). A figure that is an answer, an option or
a day has bounds by its nature: the defaults of numbers do not reach them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from chamdiem.formats.schemes import natural
from chamdiem.formats.yaml_text import Path

Origins = dict[Path, Path]


def merged(data: Mapping[str, Any]) -> tuple[dict[str, Any], Origins]:
    """Return the file with its defaults put in, and where each default came from."""
    defaults = _mapping(data.get("defaults"))
    origins: Origins = {}
    result = dict(data)
    figure = _mapping(defaults.get("input"))
    result["inputs"] = {
        code: _figure(item, figure, ("inputs", code), origins)
        for code, item in _mapping(data.get("inputs")).items()
    }
    leaf = _mapping(defaults.get("leaf"))
    result["tree"] = list(_nodes(data.get("tree"), leaf, ("tree",), origins))
    return result, origins


def _figure(item: Any, defaults: Mapping[str, Any], path: Path, origins: Origins) -> Any:
    """Put the defaults into one figure; where it is no number, its natural bounds."""
    if not isinstance(item, dict):
        return item
    kind = item.get("measure", defaults.get("measure"))
    if natural.is_natural(kind):
        defaults = natural.without_bounds(defaults)
    full = _with_doubts(item, defaults, path, ("defaults", "input"), origins)
    for key, value in natural.bounds(kind, full.get("options")).items():
        if key not in full:
            full[key] = value
            origins[(*path, key)] = path
    return full


def _nodes(
    nodes: Any, defaults: Mapping[str, Any], path: Path, origins: Origins
) -> Iterator[dict[str, Any]]:
    for index, node in enumerate(nodes if isinstance(nodes, list) else []):
        here = (*path, index)
        if not isinstance(node, dict):
            yield {}
        elif "children" in node:
            inner = _nodes(node["children"], defaults, (*here, "children"), origins)
            yield {**node, "children": list(inner)}
        else:
            yield _with_doubts(node, defaults, here, ("defaults", "leaf"), origins)


def _with_doubts(
    item: dict[str, Any], defaults: Mapping[str, Any], path: Path, come: Path, origins: Origins
) -> dict[str, Any]:
    """Put the defaults in, and of their doubts those that still speak of a default."""
    common = {key: value for key, value in defaults.items() if key != "unconfirmed"}
    full: dict[str, Any] = _over(item, common, path, come, origins)
    own, shared = item.get("unconfirmed"), defaults.get("unconfirmed")
    if isinstance(shared, list):
        left = [part for field in shared for part in _left(str(field), item, defaults)]
        full["unconfirmed"] = _widest([*(own if isinstance(own, list) else []), *left])
        origins.setdefault((*path, "unconfirmed"), (*come, "unconfirmed"))
    return full


def _widest(fields: list[Any]) -> list[str]:
    """Return each field once, without parts of a field that is named whole."""
    once = dict.fromkeys(map(str, fields))
    return [field for field in once if _head(field) == field or _head(field) not in once]


def _head(field: str) -> str:
    return field.partition(".")[0]


def _left(field: str, node: Any, defaults: Any) -> Iterator[str]:
    """Return what of an unconfirmed default is still the default in this criterion."""
    head, _, rest = field.partition(".")
    own, shared = _mapping(node), _mapping(defaults)
    if head not in own or head not in shared:
        yield field
    elif rest:
        yield from (f"{head}.{part}" for part in _left(rest, own[head], shared[head]))
    elif isinstance(own[head], dict) and isinstance(shared[head], dict):
        yield from (f"{head}.{key}" for key in shared[head] if key not in own[head])


def _over(item: Any, defaults: Mapping[str, Any], path: Path, come: Path, origins: Origins) -> Any:
    """Lay the item over the defaults, mappings within mappings."""
    if not isinstance(item, dict):
        return item
    result = dict(item)
    for key, value in defaults.items():
        if key not in item:
            result[key] = value
            origins[(*path, key)] = (*come, key)
        elif isinstance(value, dict):
            result[key] = _over(item[key], value, (*path, key), (*come, key), origins)
    return result


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
