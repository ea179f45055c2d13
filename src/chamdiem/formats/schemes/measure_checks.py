"""Checks of the kinds of figures: what each rule may use, and what options and bounds they have."""

from collections.abc import Mapping
from typing import Any

from chamdiem.formats.figures import quantities
from chamdiem.formats.schemes import natural
from chamdiem.formats.schemes.draft import Draft, as_mapping, decimal, text
from chamdiem.formats.schemes.figure_checks import rule_references
from chamdiem.formats.texts import fold

# Where a rule wants figures of one kind: by kind of rule and field.
WANTED: Mapping[tuple[str, str], str] = {
    ("rate", "rate"): "percent",
    ("manual", "points"): "points",
    ("manual", "self"): "points",
    ("manual", "council"): "points",
    ("given", "points"): "points",
    ("transfer", "points"): "points",
    ("choice", "value"): "choice",
    ("yesno", "value"): "yesno",
    ("checklist", "items"): "yesno",
    ("lateness", "due"): "date",
    ("lateness", "done"): "date",
    ("deduction", "count"): "count",
    ("bonus", "count"): "count",
    ("penalty", "count"): "count",
    ("survey", "answers"): "count",
    ("tasks", "assigned"): "count",
    ("tasks", "counts"): "count",
}


def rules_use_figures_of_their_kind(draft: Draft) -> None:
    """Refuse a figure of another kind than the rule can use; most want a quantity."""
    known = draft.inputs()
    for spotted in draft.leaves():
        start = len(spotted.path) + 1
        for path, code in rule_references(spotted.rule, (*spotted.path, "rule")):
            measure = text(known.get(code, {}).get("measure"))
            wanted = WANTED.get((spotted.kind, str(path[start])))
            if measure is None or spotted.kind == "information" or measure == wanted:
                continue
            if wanted or natural.is_natural(measure):
                expected = f"số liệu có measure: {wanted}" if wanted else "số liệu là một lượng"
                found = f"“{spotted.code}” dùng “{code}” là {measure}"
                draft.object(path, found, expected, "measure")


def options_belong_to_choices(draft: Draft) -> None:
    """Refuse a choice without options, options of what is no choice, and equal words."""
    for code, item in draft.inputs().items():
        is_choice, path = item.get("measure") == "choice", ("inputs", code)
        if is_choice and "options" not in item:
            found, expected = f"“{code}” là lựa chọn mà không có các lựa chọn", "trường “options”"
            draft.object(path, found, expected, "options")
        elif not is_choice and "options" in item:
            found = f"“{code}” không phải lựa chọn mà có “options”"
            draft.object((*path, "options"), found, "measure: choice", "options")
        _told_apart(draft, code, as_mapping(item.get("options")))


def _told_apart(draft: Draft, code: str, options: Mapping[str, Any]) -> None:
    """Refuse options that a file of figures could not tell apart, or take for a state."""
    seen: set[str] = set()
    for number, word in options.items():
        here = ("inputs", code, "options", number)
        said, counted = fold(text(word) or ""), number.lstrip("0") or "0"
        if said in seen or counted in seen:
            found = f"“{code}” có hai lựa chọn như nhau: “{number}: {word}”"
            draft.object(here, found, "mỗi lựa chọn một mã, một tên", "options")
        elif said.isdecimal() or said in quantities.STATES:
            found = f"“{code}” có lựa chọn tên “{word}”"
            draft.object(here, found, "tên không là số, không là trạng thái số liệu", "options")
        seen |= {said, counted}


def natural_bounds_are_not_restated(draft: Draft) -> None:
    """Refuse other bounds than an answer, an option or a day has by its nature."""
    for code, item in draft.inputs().items():
        for key, value in natural.bounds(item.get("measure"), item.get("options")).items():
            if decimal(item.get(key)) not in (None, decimal(value)):
                found = f"“{code}” là {item['measure']} mà có {key}: {item[key]}"
                advice = "Bỏ trường này: hệ thống tự điền."
                draft.object(("inputs", code, key), found, f"{key}: {value}", "natural", advice)
        pool = as_mapping(item.get("pool"))
        for key in ("units", "months"):
            if natural.is_natural(item.get("measure")) and pool.get(key) == "sum":
                found = f"“{code}” là {item['measure']}, không cộng được"
                expected = "last hoặc none" if key == "months" else "none"
                draft.object(("inputs", code, "pool", key), found, expected, "natural")


def parts_are_of_the_same_kind(draft: Draft) -> None:
    """Refuse a part, or a denominator in its place, counted in another kind than the whole."""
    for spotted in draft.leaves():
        rule, path = spotted.rule, (*spotted.path, "rule")
        if spotted.kind not in ("ratio", "complement", "tasks"):
            continue
        whole = next((rule[key] for key in ("denominator", "whole", "assigned") if key in rule), "")
        for _, part in rule_references(rule, path):
            is_other = part == rule.get("numerator") and rule.get("part_of") == "false"
            kind, other = _kind(draft, whole), _kind(draft, part)
            if kind and other and kind != other and not is_other:
                found = f"“{spotted.code}”: “{part}” là {other}, “{whole}” là {kind}"
                draft.object(path, found, "phần và tổng cùng loại đại lượng", "measure")


def _kind(draft: Draft, code: Any) -> str | None:
    return text(draft.inputs().get(text(code) or "", {}).get("measure"))


CHECKS = (
    rules_use_figures_of_their_kind,
    options_belong_to_choices,
    natural_bounds_are_not_restated,
    parts_are_of_the_same_kind,
)
