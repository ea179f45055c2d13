"""Single values of a checked file as the engine keeps them: scaled numbers, certainties, flags."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from chamdiem.engine import decimals
from chamdiem.engine import scheme as engine

Item = Mapping[str, Any]


def scaled(written: str, places: int) -> int:
    """Return a number on the scale of so many decimals."""
    value = decimals.scaled(Decimal(written), places)
    assert value is not None, written
    return value


def certainty(item: Item, default: engine.Certainty) -> engine.Certainty:
    """Return how sure a part is; without a word of its own, as its parent is."""
    return engine.Certainty(item.get("certainty", default))


def weight(item: Item) -> Fraction:
    """Return a weight, 1 where none is stated."""
    return Fraction(item.get("weight") or 1)


def aggregate(item: Item) -> engine.Aggregate:
    """Return how children are gathered: by a sum unless told otherwise."""
    return engine.Aggregate(item.get("aggregate", engine.Aggregate.SUM))


def is_set(item: Item, key: str) -> bool:
    """Tell whether a flag is there and true."""
    return bool(item.get(key) == "true")
