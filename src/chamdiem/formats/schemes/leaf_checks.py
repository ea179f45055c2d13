"""Checks of each criterion's rule against the figures it uses."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, as_list, decimal, text
from chamdiem.formats.yaml_text import Path

_SHARES = ("ratio", "complement")


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
        top = _highest_target(rule)
        if target == 0:
            draft.object(here, "Mức phải đạt bằng 0", "số lớn hơn 0", "target")
        elif top is not None and target > top:
            draft.object(
                here,
                f"Mức phải đạt {target}",
                f"không quá {top}",
                "target",
                "Với ratio và complement, 80 % viết là 0.80; với rate, 80 % viết là 80.",
            )


def _highest_target(rule: Mapping[str, Any]) -> Decimal | None:
    kind = text(rule.get("kind"))
    if kind == "rate":
        return Decimal(100)
    bounded = kind == "complement" or (kind == "ratio" and rule.get("part_of") == "true")
    return Decimal(1) if bounded else None


def rates_are_percent(draft: Draft) -> None:
    """Refuse a given rate that is not declared as a percentage."""
    _measured(draft, "rate", "rate", "percent", "số liệu có measure: percent")


def points_entered_are_points(draft: Draft) -> None:
    """Refuse manual and given points that are declared as something else."""
    for kind in ("manual", "given"):
        _measured(draft, kind, "points", "points", "số liệu có measure: points")


def _measured(draft: Draft, kind: str, key: str, measure: str, expected: str) -> None:
    for spotted, rule, path in _leaves(draft):
        code = text(rule.get(key))
        item = draft.inputs().get(code or "")
        if rule.get("kind") == kind and item and text(item.get("measure")) not in (None, measure):
            found = f"“{spotted.code}” dùng “{code}” là {item['measure']}"
            draft.object((*path, key), found, expected, "measure")


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


def parts_differ_from_the_whole(draft: Draft) -> None:
    """Refuse a figure divided by itself, or taken from itself."""
    for spotted, rule, path in _leaves(draft):
        whole = text(rule.get("denominator")) or text(rule.get("whole"))
        if whole and whole in (text(rule.get("numerator")), *as_list(rule.get("parts"))):
            found = f"“{spotted.code}” chia “{whole}” cho chính nó"
            draft.object(path, found, "hai số liệu khác nhau", "itself")


def parts_are_of_the_same_kind(draft: Draft) -> None:
    """Refuse a part that is counted in another kind than its whole."""
    for spotted, rule, path in _leaves(draft):
        if rule.get("kind") not in _SHARES or rule.get("part_of") == "false":
            continue
        whole = text(rule.get("denominator")) or text(rule.get("whole"))
        kind = _kind(draft, whole)
        for part in (rule.get("numerator"), *as_list(rule.get("parts"))):
            other = _kind(draft, text(part))
            if kind and other and kind != other:
                found = f"“{spotted.code}”: “{part}” là {other}, “{whole}” là {kind}"
                draft.object(path, found, "phần và tổng cùng loại đại lượng", "measure")


def _kind(draft: Draft, code: str | None) -> str | None:
    return text(draft.inputs().get(code or "", {}).get("measure"))


CHECKS = (
    points_and_rule_agree,
    targets_are_in_their_range,
    rates_are_percent,
    points_entered_are_points,
    given_points_stay_within_the_leaf,
    parts_differ_from_the_whole,
    parts_are_of_the_same_kind,
)
