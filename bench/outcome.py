"""What every yardstick must agree on: totals, grades and ranks of every unit and month."""

import hashlib
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FILE = "outcome.npz"
NONE = -1  # a total or grade that is not there; a rank that is not there is 0


class Disagreement(Exception):
    """Raise when a yardstick comes to other results than the engine: nothing else counts then."""


@dataclass(frozen=True)
class Outcome:
    """Arrays of months × units: totals scaled, index of the band, rank within the block."""

    totals: npt.NDArray[np.int64]
    grades: npt.NDArray[np.int64]
    ranks: npt.NDArray[np.int64]

    def keep(self, folder: Path) -> None:
        """Keep the engine's outcome for the others to compare with."""
        np.savez(folder / _FILE, **vars(self))

    @property
    def checksum(self) -> str:
        """Return a short digest of all three."""
        digest = hashlib.sha256()
        for field in fields(self):
            digest.update(np.ascontiguousarray(getattr(self, field.name), "<i8").tobytes())
        return digest.hexdigest()[:16]


def refuse_other(folder: Path, found: Outcome) -> None:
    """Compare with the engine's outcome over the first months and units that were scored."""
    months, units = found.totals.shape
    with np.load(folder / _FILE) as kept:
        for field in fields(found):
            wanted, got = kept[field.name][:months, :units], getattr(found, field.name)
            if not np.array_equal(wanted, got):
                month, unit = np.argwhere(wanted != got)[0]
                raise Disagreement(
                    f"{field.name}: {np.count_nonzero(wanted != got)} of {wanted.size} differ; "
                    f"first month {month}, unit {unit}: engine {wanted[month, unit]}, "
                    f"here {got[month, unit]}"
                )


def from_rows(columns: dict[str, npt.NDArray[np.generic]], months: int) -> Outcome:
    """Sort the rows of an SQL answer by month and unit and fold them into arrays."""
    order = np.lexsort((columns["unit"], columns["month"]))
    shape = (months, order.size // months)
    folded = [columns[name][order].astype(np.int64).reshape(shape) for name in _IN_ROWS]
    return Outcome(*folded)


_IN_ROWS = ("total", "grade", "rank")
