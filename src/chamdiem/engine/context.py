"""What every step of one month has at hand: the scheme, the figures, who is compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.scheme import Scheme
from chamdiem.engine.sheets import Indices, Mask, Scope


@dataclass(frozen=True, slots=True)
class Context:
    """One month: `peers` lists for each scope the units that are compared with each other."""

    scheme: Scheme
    figures: Figures
    peers: Mapping[Scope, Sequence[Indices]]

    @classmethod
    def of(cls, scheme: Scheme, figures: Figures) -> "Context":
        """Find who stands in which block."""
        everybody = np.arange(len(figures.units))
        return cls(scheme, figures, {Scope.ALL: (everybody,), Scope.BLOCK: blocks(figures.units)})

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.figures.units)

    def has(self, code: str) -> Mask:
        """Return where an input has a number."""
        if code not in self.figures.values:
            return np.zeros(self.size, np.bool_)
        states = self.figures.states.get(code)
        if states is None:
            return np.ones(self.size, np.bool_)
        return np.asarray(states == State.VALUE)


def blocks(units: Sequence[Unit]) -> tuple[Indices, ...]:
    """Return for each block the places of its units, blocks in the order met."""
    names = [unit.block for unit in units]
    numbers = {name: at for at, name in enumerate(dict.fromkeys(names))}
    of_units = np.fromiter(map(numbers.__getitem__, names), np.intp, len(names))
    in_order = np.argsort(of_units, kind="stable")
    ends = np.cumsum(np.bincount(of_units, minlength=len(numbers)))
    return tuple(np.split(in_order, ends[:-1])) if len(names) else ()
