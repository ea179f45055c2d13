"""Criteria whose rule is not known yet: points of the appraiser's own, with a ceiling.

Their input is declared here, and everything invented for it says so (I6).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chamdiem.formats.workbooks.reader import Reader
from chamdiem.formats.yaml_text import Path

_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,9})?", re.ASCII)
NOT_STATED = "văn bản không quy định"
_INVENTED: Mapping[str, str] = {"timing": "in-period", "rhythm": NOT_STATED, "closing": NOT_STATED}


def declare(reader: Reader) -> None:
    """Declare the points of every manual criterion that names none."""
    data = reader.data
    inputs: dict[str, Any] = data.setdefault("inputs", {})
    shared = (data.get("defaults") or {}).get("input") or {}
    leaf = (data.get("defaults") or {}).get("leaf") or {}
    points = data.get("points") or {}
    told = []
    for path, node in _leaves(data.get("tree", []), ("tree",)):
        rule = node.get("rule") or {}
        if rule.get("kind") != "manual" or "points" in rule or not node.get("code"):
            continue
        code = _free(str(node["code"]), inputs)
        appraiser = str(node.get("verifier") or leaf.get("verifier") or NOT_STATED)
        inputs[code] = _input(node, shared, str(points.get("decimals", "2")), appraiser)
        rule["points"] = code
        node["unconfirmed"] = [*dict.fromkeys([*node.get("unconfirmed", []), "rule"])]
        reader.cells[("inputs", code)] = reader.cells[(*path, "rule")]
        reader.cells[(*path, "rule", "points")] = reader.cells[(*path, "rule")]
        told.append(str(node["code"]))
    if told:
        reader.notes.append(
            f"{len(told)} tiêu chí chấm tay chưa có số liệu, đã tự khai số liệu điểm "
            f"(mặc định hệ thống): {', '.join(told)}."
        )


def _leaves(nodes: list[Any], path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for index, node in enumerate(nodes):
        here = (*path, index)
        if "children" in node:
            yield from _leaves(node["children"], (*here, "children"))
        else:
            yield here, node


def _free(code: str, inputs: Mapping[str, Any]) -> str:
    found, number = f"{code}.points", 2
    while found in inputs:
        found, number = f"{code}.points-{number}", number + 1
    return found


def _input(
    node: Mapping[str, Any], shared: Mapping[str, Any], decimals: str, appraiser: str
) -> dict[str, Any]:
    """Return the points as an input: as the defaults say, else as the system says."""
    invented = {key: value for key, value in _INVENTED.items() if key not in shared}
    return {
        "name": f"Điểm thẩm định {node['code']}",
        "definition": f"Điểm người thẩm định cho “{node.get('name', '')}”, không quá điểm tối đa; "
        "cách tính chưa nạp.",
        "unit": "điểm",
        "measure": "points",
        "direction": "up",
        "supplier": appraiser,
        **invented,
        "decimals": decimals,
        "largest": _ceiling(node.get("max")),
        "certainty": "system-default",
        "unconfirmed": ["largest", "supplier", *invented],
    }


def _ceiling(maximum: Any) -> str:
    """Return the criterion's maximum; what is wrong with one is told where it stands."""
    written = str(maximum)
    is_number = _NUMBER.fullmatch(written) and written.strip("0.")
    return written if is_number else "1"
