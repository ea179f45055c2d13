"""Checks of the figures (số liệu đầu vào): used, told apart, and held by their bounds."""

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from chamdiem.formats.schemes.draft import Draft, Spotted, as_list, decimal, places, text
from chamdiem.formats.yaml_text import Path

HEADINGS = frozenset(
    ("unit", "name", "block", "input", "value", "source", "month")
    + ("ma don vi", "ten don vi", "khoi", "ma so lieu", "chi tieu", "gia tri", "so lieu", "nguon")
)
_SINGLE = (
    *("numerator", "denominator", "rate", "whole", "value", "count", "due", "done", "mean"),
    *("answers", "points", "self", "council", "baseline", "assigned", "fallback"),
)
_MANY = ("parts", "inputs", "items", "counts")


def references(spotted: Spotted) -> Iterator[tuple[Path, str]]:
    """Return every input a node speaks of, with the place where it does."""
    if code := text(spotted.node.get("given")):
        yield (*spotted.path, "given"), code
    rule = spotted.node.get("rule")
    if isinstance(rule, dict):
        yield from rule_references(rule, (*spotted.path, "rule"))


def rule_references(rule: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Return every input a rule speaks of: bare, in a list, or in the lines of a table."""
    for key in _SINGLE:
        yield from _reference(rule.get(key), (*path, key))
    for key in _MANY:
        for index, item in enumerate(as_list(rule.get(key))):
            yield from _reference(item, (*path, key, index))


def _reference(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        value, path = value.get("input"), (*path, "input")
    if code := text(value):
        yield path, code


def gate_references(draft: Draft) -> Iterator[tuple[Path, str, str]]:
    """Return every input a gate looks at, with the gate's name."""
    for path, gate in draft.listed("gates"):
        when = gate.get("when")
        if isinstance(when, dict) and (code := text(when.get("input"))):
            yield (*path, "when", "input"), code, text(gate.get("name")) or "gates"


def inputs_spoken_of_exist(draft: Draft) -> None:
    """Refuse a rule that speaks of a figure nobody declared."""
    known = draft.inputs()
    for path, code, who in _spoken_of(draft):
        if code not in known:
            found = f"“{who}” dùng số liệu “{code}” chưa khai báo"
            near = meant(code, known)
            advice = f"Có phải “{near}”?" if near else ""
            draft.object(path, found, "mã có trong “inputs”", "unknown-input", advice)


def _spoken_of(draft: Draft) -> Iterator[tuple[Path, str, str]]:
    for spotted in draft.nodes():
        yield from ((path, code, spotted.code) for path, code in references(spotted))
    yield from gate_references(draft)


def inputs_are_used(draft: Draft) -> None:
    """Refuse a figure that no criterion uses, unless a note says why it is asked for."""
    known = draft.inputs()
    spoken_of = {code for _, code, _ in _spoken_of(draft)}
    used = spoken_of | {meant(code, known) for code in spoken_of if code not in known}
    for code, item in known.items():
        if code not in used and not text(item.get("note")):
            draft.object(
                ("inputs", code),
                f"Số liệu “{code}” không tiêu chí nào dùng",
                "số liệu có tiêu chí dùng",
                "unused-input",
                "Hãy bỏ đi, hoặc ghi lý do ở trường “note”.",
            )


def inputs_can_be_told_apart(draft: Draft) -> None:
    """Refuse codes and names that a wide sheet of figures could not tell apart."""
    seen: dict[str, str] = {}
    for code, item in draft.inputs().items():
        _told_apart(draft, ("inputs", code), code, code, seen)
        if name := text(item.get("name")):
            _told_apart(draft, ("inputs", code, "name"), name, code, seen)


def _told_apart(draft: Draft, path: Path, written: str, code: str, seen: dict[str, str]) -> None:
    folded = fold(written)
    owner = seen.setdefault(folded, code)
    if owner != code:
        found = f"“{written}” trùng với số liệu “{owner}”"
        draft.object(path, found, "mã và tên riêng cho từng số liệu", "twice")
    if folded in HEADINGS:
        draft.object(path, f"“{written}” là tên cột của bảng số liệu", "mã và tên khác", "heading")


def largest_values_are_exact(draft: Draft) -> None:
    """Refuse a largest value that is nothing, or finer than the figure's decimals."""
    for code, item in draft.inputs().items():
        value, digits = item.get("largest"), places(item.get("decimals"))
        path = ("inputs", code, "largest")
        if decimal(value) == 0:
            draft.object(path, f"Giá trị lớn nhất của “{code}” là 0", "số lớn hơn 0", "largest")
        else:
            draft.too_fine(path, value, digits)


def meant(code: str, known: Mapping[str, Any]) -> str | None:
    """Guess which input a wrong code was meant for."""
    folded = {fold(name): name for name in known}
    near = difflib.get_close_matches(code, list(known), n=1, cutoff=0.7)
    return folded.get(fold(code)) or (near[0] if near else None)


def fold(written: str) -> str:
    """Compare as readers of figures do: without case, diacritics and doubled spaces."""
    bare = unicodedata.normalize("NFD", written.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


CHECKS = (
    inputs_spoken_of_exist,
    inputs_are_used,
    inputs_can_be_told_apart,
    largest_values_are_exact,
)
