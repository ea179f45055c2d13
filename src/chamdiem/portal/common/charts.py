"""What a chart shows, as plain values; charts.js draws it and a table stands beside it.

Values are scaled integers, as everywhere. Words are made here, so that the drawing and the
table say the same.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from chamdiem.engine import decimals

Kind = Literal["line", "bar", "bar-across"]


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one set of bars; None where there is no value."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title, the words under its axis, and where the axis begins."""

    id: str
    title: str
    kind: Kind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 2
    unit: str = "điểm"
    base: int = 0
    top: int | None = None
    marked: int | None = None
    label_heading: str = "Tháng"

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """Return the table beside the chart: label, then each series' words."""
        return [
            (label, [self._words(one.values[place]) for one in self.series])
            for place, label in enumerate(self.labels)
        ]

    @property
    def drawing(self) -> dict[str, Any]:
        """Return what charts.js needs to draw."""
        return {
            "kind": self.kind,
            "title": self.title,
            "unit": self.unit,
            "labels": self.labels,
            "base": self._number(self.base),
            "top": self._number(self.top),
            "marked": self.marked,
            "series": [
                {
                    "name": one.name,
                    "values": [self._number(value) for value in one.values],
                    "words": [self._words(value) for value in one.values],
                }
                for one in self.series
            ],
        }

    def _words(self, value: int | None) -> str:
        return "–" if value is None else decimals.spoken(value, self.decimals)

    def _number(self, value: int | None) -> float | None:
        """Return the place on the drawing; the only float, and no score is made of it."""
        return None if value is None else float(Decimal(value).scaleb(-self.decimals))
