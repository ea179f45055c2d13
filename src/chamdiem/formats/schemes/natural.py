"""Figures that are no numbers: an answer, an option, a day; their bounds come from their nature."""

from collections.abc import Mapping
from typing import Any

from chamdiem.engine import days
from chamdiem.engine.quantities import ANSWERS
from chamdiem.engine.scheme import Measure

YES = 1
BOUNDS = ("decimals", "largest", "pool")


def is_natural(kind: Any) -> bool:
    """Tell whether figures of that kind are no numbers."""
    return kind in ANSWERS


def without_bounds(defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return the defaults of figures without what holds for numbers only."""
    kept = {key: value for key, value in defaults.items() if key not in BOUNDS}
    doubts = kept.get("unconfirmed")
    if isinstance(doubts, list):
        kept["unconfirmed"] = [field for field in doubts if field not in BOUNDS]
    return kept


def bounds(kind: Any, options: Any = None) -> dict[str, str]:
    """Return decimals and largest value of a kind, nothing for numbers."""
    if not is_natural(kind):
        return {}
    return {"decimals": "0", "largest": str(_largest(kind, options))}


def _largest(kind: Any, options: Any) -> int:
    if kind == Measure.YESNO:
        return YES
    if kind == Measure.DATE:
        return days.LAST
    codes = options if isinstance(options, dict) else {}
    return max((int(code) for code in map(str, codes) if code.isdecimal()), default=YES) or YES
