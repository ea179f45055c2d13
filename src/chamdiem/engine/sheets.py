"""What a rule is given: the figures of all units (sheet), of one (case), or their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

import numpy as np
import numpy.typing as npt

# Integers; at run time int64 or Python integers, as the proofs of `bounds` decide.
Column = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.intp]


class Scope(StrEnum):
    """Whom a unit is compared with (nhóm so sánh): its block, or all units of the month."""

    BLOCK = "block"
    ALL = "all"


class Better(StrEnum):
    """Which way a figure earns more points where the rule itself says so."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One leaf's figures over all units, in the arithmetic that was proved to hold them.

    `present` holds, for inputs that not every unit has, where there is a number; elsewhere
    the number is 0 and means nothing. `peers` lists for each scope the units that are
    compared, as arrays of their places; `as_of` is the number of the day (ngày chốt).
    """

    values: Mapping[str, Column]
    present: Mapping[str, Mask] = field(default_factory=dict)
    peers: Mapping[Scope, Sequence[Indices]] = field(default_factory=dict)
    as_of: int = 0

    def __getitem__(self, code: str) -> Column:
        """Return the column of an input."""
        return self.values[code]

    def __len__(self) -> int:
        """Count the units."""
        return int(next(iter(self.values.values())).size)

    def has(self, code: str) -> Mask:
        """Return where an input has a number."""
        if code not in self.values:
            return np.zeros(len(self), np.bool_)
        found = self.present.get(code)
        return np.ones(len(self), np.bool_) if found is None else found

    def number(self, code: str) -> Column:
        """Return the column of an input that may be absent: 0 where there is no number."""
        if code not in self.values:
            return np.zeros(len(self), np.int64)
        return np.asarray(np.where(self.has(code), self.values[code], 0))


@dataclass(frozen=True, slots=True)
class Case:
    """One unit's figures as exact quantities, those that are numbers; and its peers'.

    `peers` holds, by input, the quantities of all units it is compared with, its own among
    them. `as_of` is the number of the day.
    """

    values: Mapping[str, Fraction]
    peers: Mapping[str, Sequence[Fraction]] = field(default_factory=dict)
    as_of: int = 0

    def __getitem__(self, code: str) -> Fraction:
        """Return a figure."""
        return self.values[code]

    def has(self, code: str) -> bool:
        """Tell whether an input has a number."""
        return code in self.values


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a rule needs to speak: names of its figures and, of one unit, their values.

    `shown` holds a figure's words whatever its state, `exact` only numbers; `peers` by
    input the pairs (unit's name, quantity) of all units compared, its own among them.
    """

    names: Mapping[str, str]
    shown: Mapping[str, str]
    exact: Mapping[str, Fraction]
    maximum: Fraction
    peers: Mapping[str, Sequence[tuple[str, Fraction]]] = field(default_factory=dict)
    as_of: int = 0
    options: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The same figures as the rule's meaning takes them."""
        peers = {code: [value for _, value in each] for code, each in self.peers.items()}
        return Case(self.exact, peers, self.as_of)
