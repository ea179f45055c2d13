"""Checks of views (cách nhìn khác): of what they are made, and what their parts come to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, decimal, lines, text
from chamdiem.formats.schemes.figure_checks import meant
from chamdiem.formats.schemes.gatherings import SUM
from chamdiem.formats.yaml_text import Path


def _parts(view: Spotted) -> Iterator[tuple[Path, str, Decimal]]:
    """Return path, code and weight of each well-formed part."""
    for path, part in lines(view.node.get("of"), (*view.path, "of")):
        weight = decimal(part["weight"]) if "weight" in part else Decimal(1)
        if (code := text(part.get("node"))) and weight is not None:
            yield path, code, weight


def _known(draft: Draft) -> Mapping[str, Mapping[str, Any]]:
    return {each.code: each.node for each in (*draft.nodes(), *draft.views()) if each.code}


def parts_of_views_exist_once(draft: Draft) -> None:
    """Refuse a part that is nowhere, and one that a view names twice."""
    known = _known(draft)
    for view in draft.views():
        seen: set[str] = set()
        for path, code, _ in _parts(view):
            here = (*path, "node")
            if code not in known:
                near = meant(code, known)
                advice = f"Có phải “{near}”?" if near else ""
                found = f"“{view.code}” gom “{code}” không có trong bộ tiêu chí"
                draft.object(here, found, "mã của nhóm, tiêu chí, cách nhìn", "node", advice)
            elif code in seen:
                found = f"“{view.code}” gom “{code}” hai lần"
                draft.object(here, found, "mỗi mục một lần", "twice")
            seen.add(code)


def views_do_not_go_round(draft: Draft) -> None:
    """Refuse a view that is made of itself, in however many steps."""
    parts = {view.code: [code for _, code, _ in _parts(view)] for view in draft.views()}
    for view in draft.views():
        if view.code in _below(view.code, parts):
            found = f"“{view.code}” gom chính nó, trực tiếp hoặc qua cách nhìn khác"
            draft.object((*view.path, "of"), found, "các mục khác", "circle")


def _below(code: str, parts: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parts.get(code, ()))
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += parts.get(part, ())
    return found


def views_add_up(draft: Draft) -> None:
    """Refuse a sum that declares other points than its parts, each times its weight, have."""
    known = _known(draft)
    for view in draft.views():
        parts = list(_parts(view))
        maxima = [decimal(known.get(code, {}).get("max")) for _, code, _ in parts]
        declared = decimal(view.node.get("max"))
        if (text(view.node.get("aggregate")) or SUM) != SUM or None in maxima or declared is None:
            continue
        come = sum((top or 0) * weight for top, (_, _, weight) in zip(maxima, parts, strict=True))
        if parts and come != declared:
            found = (
                f"Cách nhìn “{view.code}”: điểm tối đa {declared} nhưng các phần cộng lại {come}"
            )
            draft.object((*view.path, "max"), found, "hai số bằng nhau", "sum")


def views_weigh_something(draft: Draft) -> None:
    """Refuse a part with a weight of nothing, and in a mean one without points."""
    known = _known(draft)
    for view in draft.views():
        is_sum = (text(view.node.get("aggregate")) or SUM) == SUM
        for path, code, weight in _parts(view):
            if weight == 0:
                found = f"“{view.code}” gom “{code}” với trọng số 0"
                draft.object((*path, "weight"), found, "trọng số lớn hơn 0", "weight")
            if not is_sum and decimal(known.get(code, {}).get("max")) == 0:
                found = f"“{view.code}” lấy trung bình mà “{code}” có điểm tối đa 0"
                draft.object((*path, "node"), found, "mục có điểm", "aggregate")


CHECKS = (
    parts_of_views_exist_once,
    views_do_not_go_round,
    views_add_up,
    views_weigh_something,
)
