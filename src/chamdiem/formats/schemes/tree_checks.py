"""Checks of the tree: codes, maxima that add up (I3), points given whole, levels to keep."""

from collections.abc import Iterator
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.formats.schemes.draft import Draft, Spotted, decimal, places, scaled, text
from chamdiem.formats.schemes.gatherings import Gathering, gatherings
from chamdiem.formats.yaml_text import Path

MOST_POINTS = 10**14  # as scaled integers: what a spreadsheet and a browser still show exactly
# Pages that stand where a criterion's page stands: such a criterion could never be opened.
RESERVED = frozenset({"dien-giai"})


def codes_are_no_addresses(draft: Draft) -> None:
    """Refuse a code whose page would hide behind another page of the site."""
    for spotted in (*draft.nodes(), *draft.views()):
        if spotted.code in RESERVED:
            found = f"Mã “{spotted.code}” trùng địa chỉ trang của hệ thống"
            draft.object((*spotted.path, "code"), found, "một mã khác", "address")


def points_can_be_told_apart(draft: Draft) -> None:
    """Refuse a scale so long that points would leave 64 bits, or the digits of a spreadsheet."""
    for path, value in _maxima(draft):
        top = scaled(value, draft.decimals)
        if top is not None and top > MOST_POINTS:
            found = f"Điểm tối đa {value} với {draft.decimals} chữ số thập phân"
            expected = "điểm tối đa không quá 14 chữ số, kể cả phần thập phân"
            draft.object(path, found, expected, "too-many")


def _maxima(draft: Draft) -> Iterator[tuple[Path, Any]]:
    yield ("points", "max"), draft.at("points", "max")
    yield from (((*each.path, "max"), each.node.get("max")) for each in draft.nodes())
    yield from (((*path, "max"), view.get("max")) for path, view in draft.listed("views"))


def codes_are_distinct(draft: Draft) -> None:
    """Refuse two nodes or views of one code, however they are written."""
    seen: dict[str, Path] = {}
    for spotted in (*draft.nodes(), *draft.views()):
        first = seen.setdefault(spotted.code.casefold(), spotted.path)
        if spotted.code and first != spotted.path:
            place = draft.place((*first, "code")).short
            found = f"Mã “{spotted.code}” đã dùng ở {place}"
            expected = "mỗi nhóm, tiêu chí, cách nhìn một mã"
            draft.object((*spotted.path, "code"), found, expected, "twice")


def maxima_are_exact(draft: Draft) -> None:
    """Refuse a maximum finer than the decimals of points, the total's finer than its own."""
    for path, value in _maxima(draft):
        is_total = path == ("points", "max")
        draft.too_fine(path, value, draft.total_decimals if is_total else draft.decimals)


def maxima_add_up(draft: Draft) -> None:
    """Refuse a sum, of a group or the whole, that declares other points than its parts have.

    Bonuses and penalties stand outside the maximum, what is only followed has none.
    """
    for gathering in gatherings(draft):
        if gathering.is_sum and draft.decimals is not None:
            _adds_up(draft, gathering, draft.decimals)


def _adds_up(draft: Draft, gathering: Gathering, digits: int) -> None:
    children = gathering.earners()
    known = [scaled(child.node.get("max"), digits) for child in children]
    parts = [part for part in known if part is not None]
    declared = scaled(gathering.node.get("max"), digits)
    if declared is None or len(parts) != len(children) or sum(parts) == declared:
        return
    found = f"{gathering.name}: điểm tối đa {spoken(declared, digits)} nhưng các phần cộng lại "
    here = gathering.spot("max")
    draft.object(here, found + spoken(sum(parts), digits), "hai số bằng nhau", "sum")


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
        draft.too_fine(path, value, draft.decimals)


CHECKS = (
    codes_are_distinct,
    codes_are_no_addresses,
    points_can_be_told_apart,
    maxima_are_exact,
    maxima_add_up,
    given_points_fit_their_group,
    levels_to_keep_can_be_reached,
)
