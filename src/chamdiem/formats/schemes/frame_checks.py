"""Checks of the frame: dates, months, blocks, bands, and the mark of what is illustrative."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month, Validity
from chamdiem.formats.schemes.draft import Draft, as_list, scaled, text
from chamdiem.formats.yaml_text import Path


def dates_are_real(draft: Draft) -> None:
    """Refuse a date that no calendar has."""
    dates = [((*path, "date"), item.get("date")) for path, item in draft.listed("basis")]
    for spotted in draft.leaves():
        dates.append(((*spotted.path, "rule", "baseline_on"), spotted.rule.get("baseline_on")))
    for path, value in dates:
        written = text(value)
        if written and len(written) == len("2022-06-23"):
            try:
                date.fromisoformat(written)
            except ValueError:
                draft.object(path, f"Không có ngày “{written}”", "ngày có thật", "date")


def months_are_in_order(draft: Draft) -> None:
    """Refuse months that do not exist, and an end before the beginning."""
    found = []
    for key in ("first", "last"):
        written = text(draft.at("months", key))
        if written is None:
            continue
        try:
            found.append(Month.parse(written))
        except MonthError as error:
            draft.object(("months", key), str(error), "tháng có thật, dạng 2026-08", "month")
    if len(found) == 2:
        try:
            Validity(*found)
        except MonthError as error:
            draft.object(
                ("months", "last"), str(error), "tháng cuối không trước tháng đầu", "month"
            )


def blocks_are_distinct_and_score_known_objects(draft: Draft) -> None:
    """Refuse a block twice, and one whose object the scheme does not score."""
    objects = as_list(draft.at("objects"))
    seen: dict[str, int] = {}
    for path, block in draft.listed("blocks"):
        code, scored = text(block.get("code")), text(block.get("object"))
        if code and seen.setdefault(code, len(seen)) != path[1]:
            draft.object((*path, "code"), f"Khối “{code}” có hai lần", "mỗi mã một khối", "twice")
        if scored and scored not in objects:
            found = f"Đối tượng “{scored}” không có trong objects"
            draft.object((*path, "object"), found, _any_of(objects), "unknown-object")


def bands_cover_the_scale(draft: Draft) -> None:
    """Refuse bands that do not begin at 0, ascend, and stay below the top."""
    before = -1
    digits = draft.total_decimals
    top = scaled(draft.at("points", "max"), digits)
    for path, band in draft.listed("bands"):
        here = (*path, "from")
        lower = scaled(band.get("from"), digits)
        if lower is None:
            draft.too_fine(here, band.get("from"), digits)
            continue
        shown = spoken(lower, digits or 0)
        if path[1] == 0 and lower != 0:
            draft.object(here, f"Mức đầu tiên từ {shown}", "mức đầu tiên từ 0", "bands")
        elif lower <= before:
            found = f"Mức từ {shown} không cao hơn mức trước"
            draft.object(here, found, "các mức xếp từ thấp lên cao", "bands")
        if top is not None and lower > top:
            draft.object(here, f"Mức từ {shown} cao hơn tổng điểm tối đa", "mức đạt được", "bands")
        before = max(before, lower)


def bands_have_names_of_their_own(draft: Draft) -> None:
    """Refuse the same grade twice."""
    seen: set[str] = set()
    for path, band in draft.listed("bands"):
        name = text(band.get("name"))
        if name and name.casefold() in seen:
            draft.object((*path, "name"), f"Mức “{name}” có hai lần", "mỗi mức một tên", "twice")
        seen.add((name or "").casefold())


def what_is_illustrative_says_so(draft: Draft) -> None:
    """Demand the mark wherever any part is illustrative (I6)."""
    if text(draft.at("illustrative")):
        return
    for path in _illustrative(draft.data, ()):
        draft.object(
            path,
            "Có phần minh hoạ (certainty: illustrative) mà không có dấu minh hoạ",
            "trường “illustrative” ở đầu tệp",
            "illustrative-mark",
            "Ví dụ: illustrative: minh hoạ – không phải Phụ lục QĐ 4585.",
        )
        return


def _illustrative(value: Any, path: Path) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(as_list(value))
    for key, inner in items:
        if key == "certainty" and inner == "illustrative":
            yield (*path, key)
        yield from _illustrative(inner, (*path, key))


def _any_of(values: list[Any]) -> str:
    return "một trong " + ", ".join(str(value) for value in values)


CHECKS = (
    dates_are_real,
    months_are_in_order,
    blocks_are_distinct_and_score_known_objects,
    bands_cover_the_scale,
    bands_have_names_of_their_own,
    what_is_illustrative_says_so,
)
