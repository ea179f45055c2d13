"""Room for integers: which arithmetic a leaf may be computed in, proved beforehand.

int64 wraps silently in arrays, so nothing is computed in it unless the declared largest
figures prove that no intermediate can leave it; Python integers hold the rest.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.figures import Figures
from chamdiem.engine.rules import GivenPoints, Rule, Scales
from chamdiem.engine.rules.base import Column, Quotient
from chamdiem.engine.scheme import Input, Scheme

_SHOWN = 5


class Room(Enum):
    """The arithmetic that holds every intermediate of a leaf."""

    WIDE = np.dtype(np.int64)
    UNBOUNDED = np.dtype(object)


@dataclass(frozen=True, slots=True)
class Proof:
    """One node's bound: the greatest integer its computation can meet, and where it fits."""

    code: str
    bound: int
    room: Room


def proof(code: str, rule: Rule, maximum: int, scheme: Scheme) -> Proof:
    """Prove from the declared largest figures how large a node's integers can grow."""
    largest = {each: scheme.input(each).largest for each in rule.inputs}
    bound = rule.bound(largest, _scales(rule, maximum, scheme))
    return Proof(code, bound, room_for(bound))


def proofs(scheme: Scheme) -> tuple[Proof, ...]:
    """Prove every leaf of a scheme and every group whose points may be given."""
    leaves = [proof(leaf.code, leaf.rule, leaf.maximum, scheme) for leaf in scheme.leaves()]
    groups = [
        proof(group.code, GivenPoints(group.given), group.maximum, scheme)
        for group in scheme.groups()
        if group.given
    ]
    return (*leaves, *groups)


def points_quotient(rule: Rule, maximum: int, scheme: Scheme, figures: Figures) -> Quotient:
    """Return the rule's quotient over all units, in the arithmetic proved to hold it."""
    room = proof("", rule, maximum, scheme).room
    columns = {code: figures.values[code].astype(room.value, copy=False) for code in rule.inputs}
    return rule.quotient(columns, _scales(rule, maximum, scheme))


def _scales(rule: Rule, maximum: int, scheme: Scheme) -> Scales:
    inputs = {code: 10 ** scheme.input(code).decimals for code in rule.inputs}
    return Scales(inputs=inputs, point=10**scheme.decimals, maximum=maximum)


def room_for(bound: int) -> Room:
    """Return the arithmetic that holds `bound`."""
    return Room.WIDE if bound <= np.iinfo(np.int64).max else Room.UNBOUNDED


def refuse_out_of_bounds(scheme: Scheme, figures: Figures) -> None:
    """Refuse figures that break what the proofs rest on: 0 <= figure <= declared largest."""
    found: list[str] = []
    for item in scheme.inputs:
        column = figures.values.get(item.code)
        if column is not None and column.size:
            found.extend(_outside(item, column, figures))
    if found:
        more = f" (và {len(found) - _SHOWN} số liệu khác)" if len(found) > _SHOWN else ""
        raise FiguresError("; ".join(found[:_SHOWN]) + more)


def _outside(item: Input, column: Column, figures: Figures) -> list[str]:
    if column.min() >= 0 and column.max() <= item.largest:
        return []
    wrong = np.flatnonzero((column < 0) | (column > item.largest)).tolist()
    return [
        f"{figures.units[at].code}, {item.code}: {column[at]} ngoài khoảng 0–{item.largest}"
        for at in wrong
    ]
