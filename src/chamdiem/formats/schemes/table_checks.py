"""Checks of what rules declare in points: tables, options, items, points for each time."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, as_mapping, decimal, lines, text
from chamdiem.formats.yaml_text import Path

_TABLES: Mapping[str, str] = {
    "steps": "table",
    "piecewise": "table",
    "choice": "options",
    "checklist": "items",
    "lateness": "grid",
}
_SINGLE: Mapping[str, tuple[str, ...]] = {
    "yesno": ("yes", "no"),
    "deduction": ("each", "floor"),
    "lateness": ("beyond",),
    "bonus": ("each",),
    "penalty": ("each",),
}
_ASCENDING: Mapping[str, str] = {"steps": "from", "piecewise": "at", "lateness": "days"}


def _lines(spotted: Spotted) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    key = _TABLES.get(spotted.kind, "")
    return lines(spotted.rule.get(key), (*spotted.path, "rule", key))


def _declared(spotted: Spotted) -> Iterator[tuple[Path, Any]]:
    """Return every number of points that a rule declares, with its place."""
    for key in _SINGLE.get(spotted.kind, ()):
        yield (*spotted.path, "rule", key), spotted.rule.get(key)
    for path, line in _lines(spotted):
        yield (*path, "points"), line.get("points")


def declared_points_are_points_of_the_leaf(draft: Draft) -> None:
    """Refuse points that are finer than the scheme's, or above the criterion's maximum."""
    for spotted in draft.leaves():
        top = decimal(spotted.node.get("max"))
        for path, value in _declared(spotted):
            points = decimal(value)
            if points is None or draft.too_fine(path, value, draft.decimals):
                continue
            if top is not None and points > top:
                found = f"“{spotted.code}” cho {points} điểm, quá điểm tối đa {top}"
                draft.object(path, found, f"không quá {top}", "points")


def tables_ascend(draft: Draft) -> None:
    """Refuse a table whose lines are not in order, or whose first bracket leaves a gap."""
    for spotted in draft.leaves():
        key, before = _ASCENDING.get(spotted.kind, ""), None
        for number, (path, line) in enumerate(_lines(spotted)):
            value = decimal(line.get(key))
            if value is None:
                continue
            if before is not None and value <= before:
                found = f"“{spotted.code}”: dòng {key} {value} không cao hơn dòng trước"
                draft.object((*path, key), found, "các dòng xếp từ thấp lên cao", "table")
            if number == 0 and spotted.kind == "steps" and value != 0:
                found = f"“{spotted.code}”: bậc đầu tiên từ {value}"
                draft.object((*path, key), found, "bậc đầu tiên từ 0", "table")
            before = value


def items_add_up(draft: Draft) -> None:
    """Refuse a checklist whose items do not come to the criterion's maximum."""
    for spotted in draft.leaves():
        points = [decimal(line.get("points")) for _, line in _lines(spotted)]
        known = [each for each in points if each is not None]
        top = decimal(spotted.node.get("max"))
        if spotted.kind != "checklist" or top is None or len(known) != len(points) or not known:
            continue
        if sum(known) != top:
            found = f"“{spotted.code}”: điểm tối đa {top} nhưng các mục cộng lại {sum(known)}"
            draft.object((*spotted.path, "rule", "items"), found, "hai số bằng nhau", "sum")


def every_option_has_points(draft: Draft) -> None:
    """Refuse a choice that leaves an option out, names one twice, or one that is not there."""
    for spotted in draft.leaves():
        item = draft.inputs().get(text(spotted.rule.get("value")) or "", {})
        options = [_number(code) for code in as_mapping(item.get("options"))]
        if spotted.kind != "choice" or not options:
            continue
        seen: list[str] = []
        for path, line in _lines(spotted):
            code = _number(line.get("code"))
            if code not in options or code in seen:
                said = "hai lần" if code in seen else "không có ở số liệu"
                found = f"“{spotted.code}”: lựa chọn {code} {said}"
                expected = f"mỗi mã {', '.join(options)} một lần"
                draft.object((*path, "code"), found, expected, "options")
            seen.append(code)
        if lacking := [code for code in options if code not in seen]:
            found = f"“{spotted.code}” không có điểm cho lựa chọn {', '.join(lacking)}"
            expected = "mỗi lựa chọn của số liệu một dòng"
            draft.object((*spotted.path, "rule", "options"), found, expected, "options")


def _number(code: Any) -> str:
    written = text(code) or ""
    return written.lstrip("0") or "0"


Faults = Iterator[tuple[str, str, str]]  # field, what was found, what was expected


def _of_goalposts(rule: Mapping[str, Any]) -> Faults:
    low, high = decimal(rule.get("low")), decimal(rule.get("high"))
    if low is not None and low == high:
        yield "high", f"hai mốc cùng là {low}", "hai mốc khác nhau"
    for key, post in (("low", low), ("high", high)):
        if rule.get("scale") == "log" and post == 0:
            yield key, "mốc 0 trên thang lôgarit", "mốc lớn hơn 0"


def _of_survey(rule: Mapping[str, Any]) -> Faults:
    low, high = decimal(rule.get("low")), decimal(rule.get("high"))
    if low is not None and high is not None and low >= high:
        yield "high", f"mức cao nhất {high}, mức thấp nhất {low}", "cao hơn mức thấp nhất"


def _above_nothing(*keys: str) -> Callable[[Mapping[str, Any]], Faults]:
    def faults(rule: Mapping[str, Any]) -> Faults:
        for key in keys:
            if decimal(rule.get(key)) == 0:
                yield key, f"{key} bằng 0", "lớn hơn 0"

    return faults


_FAULTS: Mapping[str, Callable[[Mapping[str, Any]], Faults]] = {
    "goalposts": _of_goalposts,
    "survey": _of_survey,
    "peer-zscore": _above_nothing("spread"),
    "change": _above_nothing("target"),
    "transfer": _above_nothing("of"),
    **dict.fromkeys(("deduction", "bonus", "penalty"), _above_nothing("each")),
}


def parameters_mean_something(draft: Draft) -> None:
    """Refuse parameters by which nothing could be computed, or nothing would ever move."""
    for spotted in draft.leaves():
        if faults := _FAULTS.get(spotted.kind):
            for key, found, expected in faults(spotted.rule):
                path = (*spotted.path, "rule", key)
                draft.object(path, f"“{spotted.code}”: {found}", expected, "parameter")


def shares_of_tasks_are_shares(draft: Draft) -> None:
    """Refuse a part of a task that is nothing, or more than the task."""
    for spotted in draft.leaves():
        for path, line in lines(spotted.rule.get("counts"), (*spotted.path, "rule", "counts")):
            share = decimal(line.get("share"))
            if share is not None and not 0 < share <= Decimal(1):
                found = f"“{spotted.code}” tính {share} cho mỗi nhiệm vụ"
                draft.object((*path, "share"), found, "lớn hơn 0, không quá 1", "parameter")


CHECKS = (
    declared_points_are_points_of_the_leaf,
    tables_ascend,
    items_add_up,
    every_option_has_points,
    parameters_mean_something,
    shares_of_tasks_are_shares,
)
