"""Checks of the tree: codes, maxima that add up (I3), points given whole, levels to keep."""

from collections.abc import Sequence
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.formats.schemes.draft import Draft, Spotted, as_list, decimal, places, scaled, text
from chamdiem.formats.yaml_text import Path

MOST_POINTS = 10**14  # as scaled integers: what a spreadsheet and a browser still show exactly
# Pages that stand where a criterion's page stands: such a criterion could never be opened.
RESERVED = frozenset({"dien-giai"})


def codes_are_no_addresses(draft: Draft) -> None:
    """Refuse a code whose page would hide behind another page of the site."""
    for spotted in draft.nodes():
        if spotted.code in RESERVED:
            found = f"Mã “{spotted.code}” trùng địa chỉ trang của hệ thống"
            draft.object((*spotted.path, "code"), found, "một mã khác", "address")


def points_can_be_told_apart(draft: Draft) -> None:
    """Refuse a scale so long that points would leave 64 bits, or the digits of a spreadsheet."""
    top = scaled(draft.at("points", "max"), draft.decimals)
    if top is not None and top > MOST_POINTS:
        found = f"Tổng điểm {draft.at('points', 'max')} với {draft.decimals} chữ số thập phân"
        expected = "tổng điểm không quá 14 chữ số, kể cả phần thập phân"
        draft.object(("points", "max"), found, expected, "too-many")


def codes_are_distinct(draft: Draft) -> None:
    """Refuse two nodes of one code, however they are written."""
    seen: dict[str, Path] = {}
    for spotted in draft.nodes():
        first = seen.setdefault(spotted.code.casefold(), spotted.path)
        if spotted.code and first != spotted.path:
            line = draft.place((*first, "code")).line
            found = f"Mã “{spotted.code}” đã dùng ở dòng {line}"
            draft.object((*spotted.path, "code"), found, "mỗi nhóm, tiêu chí một mã", "twice")


def maxima_are_exact(draft: Draft) -> None:
    """Refuse a maximum finer than the decimals of points."""
    paths: list[tuple[Path, Any]] = [(("points", "max"), draft.at("points", "max"))]
    paths += [((*spotted.path, "max"), spotted.node.get("max")) for spotted in draft.nodes()]
    for path, value in paths:
        digits = draft.decimals
        if decimal(value) is not None and digits is not None and scaled(value, digits) is None:
            found = f"“{value}” quá nhiều chữ số thập phân"
            draft.object(path, found, f"nhiều nhất {digits} chữ số thập phân", "decimals")


def maxima_add_up(draft: Draft) -> None:
    """Refuse a group, or the whole, that declares other points than its parts have."""
    for spotted in draft.nodes():
        if spotted.is_group:
            children = as_list(spotted.node["children"])
            _adds_up(draft, children, (*spotted.path, "max"), f"Nhóm “{spotted.code}”")
    _adds_up(draft, as_list(draft.at("tree")), ("points", "max"), "Toàn bộ tiêu chí")


def _adds_up(draft: Draft, children: Sequence[Any], path: Path, who: str) -> None:
    digits = draft.decimals
    if digits is None:
        return
    parts = [scaled(child.get("max"), digits) for child in children if isinstance(child, dict)]
    declared = scaled(draft.at(*path), digits)
    known = [part for part in parts if part is not None]
    if declared is None or len(known) != len(children) or sum(known) == declared:
        return
    found = f"{who}: điểm tối đa {spoken(declared, digits)} nhưng các phần cộng lại "
    draft.object(path, found + spoken(sum(known), digits), "hai số bằng nhau", "sum")


def given_points_fit_their_group(draft: Draft) -> None:
    """Refuse given points that are no points, or could exceed their group."""
    for spotted in draft.nodes():
        item = draft.inputs().get(text(spotted.node.get("given")) or "")
        if item is None:
            continue
        _are_points(draft, spotted, item)
        largest, top = decimal(item.get("largest")), decimal(spotted.node.get("max"))
        if largest is not None and top is not None and largest > top:
            found = (
                f"“{spotted.node['given']}” có thể tới {largest}, quá điểm tối đa {top} của nhóm"
            )
            draft.object(
                (*spotted.path, "given"), found, "largest không quá điểm của nhóm", "given"
            )


def _are_points(draft: Draft, spotted: Spotted, item: Any) -> None:
    path = (*spotted.path, "given")
    code = spotted.node["given"]
    if text(item.get("measure")) not in (None, "points"):
        draft.object(path, f"“{code}” không phải điểm", "số liệu có measure: points", "given")
    digits = places(item.get("decimals"))
    if digits is not None and draft.decimals is not None and digits > draft.decimals:
        found = f"“{code}” có {digits} chữ số thập phân, điểm chỉ có {draft.decimals}"
        draft.object(path, found, "không nhiều hơn điểm của bộ tiêu chí", "given")


def levels_to_keep_can_be_reached(draft: Draft) -> None:
    """Refuse a level to keep above the node's own maximum."""
    for spotted in draft.nodes():
        maintain = spotted.node.get("maintain")
        value = maintain.get("level") if isinstance(maintain, dict) else None
        level, top = decimal(value), decimal(spotted.node.get("max"))
        path = (*spotted.path, "maintain", "level")
        if level is None or top is None or draft.decimals is None:
            continue
        if level > top:
            draft.object(path, f"Mức phải giữ {level}", f"không quá điểm tối đa {top}", "maintain")
        if scaled(value, draft.decimals) is None:
            expected = f"nhiều nhất {draft.decimals} chữ số thập phân"
            draft.object(path, f"“{value}” quá nhiều chữ số thập phân", expected, "decimals")


CHECKS = (
    codes_are_distinct,
    codes_are_no_addresses,
    points_can_be_told_apart,
    maxima_are_exact,
    maxima_add_up,
    given_points_fit_their_group,
    levels_to_keep_can_be_reached,
)
