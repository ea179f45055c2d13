"""Values that components take, and how each state looks: word, tone and icon together."""

from dataclasses import dataclass
from typing import Any

from chamdiem.engine.periods import Month

NOTICE_ICONS = {
    "info": "info-circle",
    "good": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-circle",
}

MOVES: dict[str, dict[str, str]] = {
    "up": {"sign": "+", "icon_name": "arrow-up", "word": "tăng"},
    "down": {"sign": "−", "icon_name": "arrow-down", "word": "giảm"},
    "same": {"sign": "", "icon_name": "equal", "word": "không đổi"},
    "none": {"sign": "", "icon_name": "", "word": "chưa có tháng để so"},
}

CERTAINTIES: dict[str, dict[str, str]] = {
    "illustrative": {
        "text": "minh hoạ – không phải Phụ lục QĐ 4585",
        "tone": "warn",
        "icon_name": "alert-triangle",
    },
    "system-default": {
        "text": "mặc định hệ thống – cần UBND tỉnh xác nhận",
        "tone": "warn",
        "icon_name": "help",
    },
    "medium": {"text": "độ chắc chắn: trung bình", "tone": "", "icon_name": "info-circle"},
    "low": {"text": "độ chắc chắn: thấp", "tone": "warn", "icon_name": "alert-triangle"},
}

_LOWEST, _LOWER = ("bad", "alert-circle"), ("warn", "alert-triangle")
_UPPER, _HIGHEST = ("fair", "check"), ("good", "medal")


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back; the last has no address."""

    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class MonthChoice:
    """One month of the picker, with a word beside it (“chưa công bố”)."""

    month: Month
    address: str
    current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade's name and its place among the bands, lowest 0."""

    name: str
    place: int
    of: int


def grade_look(grade: Grade | None) -> dict[str, Any]:
    """Return word, tone and icon; the lowest band is red, the highest green."""
    if grade is None:
        return {"text": "chưa xếp loại", "tone": "", "icon_name": "minus"}
    last = grade.of - 1
    if grade.place >= last:
        tone, icon_name = _HIGHEST
    elif grade.place == 0:
        tone, icon_name = _LOWEST
    else:
        tone, icon_name = _UPPER if 2 * grade.place >= last else _LOWER
    return {"text": grade.name, "tone": tone, "icon_name": icon_name}
