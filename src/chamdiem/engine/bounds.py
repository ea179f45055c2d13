"""Room for integers: which arithmetic a leaf may be computed in, proved beforehand.

int64 wraps silently in arrays, so nothing is computed in it unless the declared largest
figures prove that no intermediate can leave it; Python integers hold the rest.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from chamdiem.engine.context import Context
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Points
from chamdiem.engine.figures import Figures
from chamdiem.engine.rules import GivenPoints, Rule, Scales
from chamdiem.engine.rules.base import Earned
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.engine.sheets import Column, Sheet

_SHOWN = 5
_MOST = int(np.iinfo(np.int64).max)


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


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """What a node's points are computed with: the room that was proved, scales, inputs."""

    bound: int
    room: Room
    scales: Scales
    inputs: tuple[str, ...]
    alone: bool  # neither peers nor an input that may be absent

    @classmethod
    def of(cls, code: str, rule: Rule, maximum: int, scheme: Scheme) -> "Arithmetic":
        """Prove it for a node of a scheme."""
        found = proof(code, rule, maximum, scheme)
        scales, alone = _scales(rule, maximum, scheme), not (rule.optional or rule.scope)
        return cls(found.bound, found.room, scales, rule.inputs, alone)


def arithmetic(code: str, rule: Rule, maximum: int, scheme: Scheme) -> Arithmetic:
    """Return a node's arithmetic, proved once for a version."""
    return scheme.once(
        ("arithmetic", code, maximum), lambda: Arithmetic.of(code, rule, maximum, scheme)
    )


def earn(code: str, rule: Rule, maximum: int, context: Context) -> Earned:
    """Return scaled points over all units, rounded once, in the arithmetic that holds them."""
    ways = arithmetic(code, rule, maximum, context.scheme)
    return rule.earn(_sheet(ways, context, ways.room), ways.scales)


def earn_enlarged(code: str, rule: Rule, maximum: int, worths: Points, context: Context) -> Points:
    """Return scaled points where siblings handed theirs on: `worths` is each unit's maximum."""
    ways = arithmetic(code, rule, maximum, context.scheme)
    room = room_for(ways.bound * 2 * max(int(worths.max(initial=0)), maximum))
    sheet, own = _sheet(ways, context, room), worths.astype(room.value, copy=False)
    return rule.earn_worth(sheet, ways.scales, own).astype(np.int64, copy=False)


def _sheet(ways: Arithmetic, context: Context, room: Room) -> Sheet:
    figures, kind = context.figures, room.value
    values = {
        code: figures.values[code].astype(kind, copy=False)
        for code in ways.inputs
        if code in figures.values
    }
    if ways.alone:
        return Sheet(values, as_of=figures.as_of)
    present = {code: context.has(code) for code in values if code in figures.states}
    return Sheet(values, present, context.peers, figures.as_of)


def _scales(rule: Rule, maximum: int, scheme: Scheme) -> Scales:
    inputs = {code: 10 ** scheme.input(code).decimals for code in rule.inputs}
    return Scales(inputs=inputs, point=10**scheme.decimals, maximum=maximum)


def room_for(bound: int) -> Room:
    """Return the arithmetic that holds `bound`."""
    return Room.WIDE if bound <= _MOST else Room.UNBOUNDED


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
    if _within(column, item.largest):
        return []
    wrong = np.flatnonzero((column < 0) | (column > item.largest)).tolist()
    return [
        f"{figures.units[at].code}, {item.code}: {column[at]} ngoài khoảng 0–{item.largest}"
        for at in wrong
    ]


def _within(column: Column, largest: int) -> bool:
    """Tell whether all of 0 <= figure <= largest; a negative one read unsigned is huge."""
    if column.dtype == np.int64 and largest <= _MOST:
        return int(column.view(np.uint64).max()) <= largest
    return bool(column.min() >= 0 and column.max() <= largest)
