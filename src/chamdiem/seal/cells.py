"""Figures as the sealed file writes them: a decimal text, a day, or the word of a state."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import Figures, State, States, Values
from chamdiem.engine.scheme import Input

DAY = "date"  # the measure whose figure is the number of a day
LONGEST = 40  # no figure has more digits
_WORDS = {state.value: state.name.lower().replace("_", "-") for state in State}
_STATES = {word: state for state, word in _WORDS.items()}
_WIDEST = int(np.iinfo(np.int64).max)


class NoFigure(ValueError):
    """Raise for a text that is neither a number with the declared decimals nor a state."""


def column(item: Input, figures: Figures) -> list[str]:
    """Write one input's figures, a text a unit."""
    size = len(figures.units)
    if item.code not in figures.values:
        return [_WORDS[State.COVERED]] * size
    numbers: Iterable[int] = figures.values[item.code].tolist()
    states = figures.states.get(item.code)
    if states is None:
        return [_text(item, number) for number in numbers]
    return [
        _WORDS[state] if state else _text(item, number)
        for number, state in zip(numbers, states.tolist(), strict=True)
    ]


def arrays(item: Input, cells: Sequence[Any]) -> tuple[Values, States]:
    """Read one input's figures back; whether each is written as `column` would is not asked."""
    states = [_STATES.get(cell, 0) if isinstance(cell, str) else 0 for cell in cells]
    numbers = [
        0 if state else _number(item, cell) for state, cell in zip(states, cells, strict=True)
    ]
    wide = any(abs(number) > _WIDEST for number in numbers)
    return np.array(numbers, object if wide else np.int64), np.array(states, np.uint8)


def day(number: int) -> str | None:
    """Write the day of a number, nothing for no day."""
    return date.fromordinal(number).isoformat() if number else None


def number_of_day(text: str | None) -> int:
    """Return the number of a day written year-month-day."""
    return date.fromisoformat(text).toordinal() if text else 0


def _text(item: Input, number: int) -> str:
    if item.measure == DAY:
        return day(number) or "0"
    return plain(number, item.decimals) if item.decimals else str(number)


def _number(item: Input, cell: Any) -> int:
    """Read a cell as a scaled integer; its exact form is compared later."""
    if not isinstance(cell, str) or not 0 < len(cell) <= LONGEST:
        raise NoFigure
    try:
        if item.measure == DAY and cell != "0":
            return number_of_day(cell)
        whole, _, rest = cell.partition(".")
        if len(rest) != item.decimals:
            raise NoFigure
        return int(whole + rest)
    except ValueError:
        raise NoFigure from None
