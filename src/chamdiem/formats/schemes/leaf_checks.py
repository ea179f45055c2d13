"""Checks of each criterion's rule against the figures it uses."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, decimal, text
from chamdiem.formats.schemes.figure_checks import rule_references
from chamdiem.formats.yaml_text import Path

_IN_SHARES = "Với ratio và complement, 80 % viết là 0.80; với rate, 80 % viết là 80."


def _leaves(draft: Draft) -> Iterator[tuple[Spotted, Mapping[str, Any], Path]]:
    for spotted in draft.nodes():
        rule = spotted.node.get("rule")
        if not spotted.is_group and isinstance(rule, dict):
            yield spotted, rule, (*spotted.path, "rule")


def points_and_rule_agree(draft: Draft) -> None:
    """Refuse points for what is only followed, and none for what counts."""
    for spotted, rule, _ in _leaves(draft):
        top, follows = decimal(spotted.node.get("max")), rule.get("kind") == "information"
        path = (*spotted.path, "max")
        if top is not None and follows and top != 0:
            found = f"“{spotted.code}” chỉ theo dõi mà có {top} điểm"
            draft.object(path, found, "max: 0", "information")
        elif top == 0 and not follows and text(rule.get("kind")):
            found = f"“{spotted.code}” có điểm tối đa 0"
            draft.object(path, found, "điểm lớn hơn 0, hoặc rule kind: information", "maximum")


def targets_are_in_their_range(draft: Draft) -> None:
    """Refuse a target of nothing, and one that a part can never reach."""
    for _, rule, path in _leaves(draft):
        target = decimal(rule.get("target"))
        if target is None:
            continue
        here = (*path, "target")
        top = _highest(rule)
        if target == 0:
            draft.object(here, "Mức phải đạt bằng 0", "số lớn hơn 0", "target")
        elif top is not None and target > top:
            draft.object(
                here,
                f"Mức phải đạt {target}",
                f"không quá {top}",
                "target",
                _IN_SHARES,
            )


def floors_are_in_their_range(draft: Draft) -> None:
    """Refuse a floor that a share can never reach: nobody would earn anything."""
    for _, rule, path in _leaves(draft):
        floor, top = decimal(rule.get("floor")), _highest(rule)
        if floor is not None and top is not None and floor > top:
            here = (*path, "floor")
            draft.object(here, f"Mức sàn {floor}", f"không quá {top}", "target", _IN_SHARES)


def _highest(rule: Mapping[str, Any]) -> Decimal | None:
    kind = text(rule.get("kind"))
    if kind == "rate":
        return Decimal(100)
    bounded = kind == "complement" or (
        kind == "ratio" and "true" in (rule.get("part_of"), rule.get("invert"))
    )
    return Decimal(1) if bounded else None


def given_points_stay_within_the_leaf(draft: Draft) -> None:
    """Refuse published points that could exceed the criterion's maximum."""
    for spotted, rule, path in _leaves(draft):
        item = draft.inputs().get(text(rule.get("points")) or "")
        if rule.get("kind") != "given" or item is None:
            continue
        largest, top = decimal(item.get("largest")), decimal(spotted.node.get("max"))
        if largest is not None and top is not None and largest > top:
            found = f"“{rule['points']}” có thể tới {largest}, quá điểm tối đa {top}"
            draft.object((*path, "points"), found, "largest không quá điểm tối đa", "given")


def figures_of_a_rule_differ(draft: Draft) -> None:
    """Refuse a figure divided by itself, taken from itself, or counted twice by one rule."""
    for spotted in draft.leaves():
        seen: set[str] = set()
        for path, code in rule_references(spotted.rule, (*spotted.path, "rule")):
            if code in seen:
                found = f"“{spotted.code}” dùng “{code}” hai lần"
                draft.object(path, found, "mỗi vai trò một số liệu riêng", "itself")
            seen.add(code)


CHECKS = (
    points_and_rule_agree,
    targets_are_in_their_range,
    floors_are_in_their_range,
    given_points_stay_within_the_leaf,
    figures_of_a_rule_differ,
)
