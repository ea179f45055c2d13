"""What a person decided of a file's changes: taken, left, or still to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chamdiem.portal.returns.actions import Typed
from chamdiem.portal.returns.exchange.comparing import Comparison
from chamdiem.portal.returns.exchange.proposing import CELL

FILE, DRAFT = "tep", "phieu"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be written, and how many quarrels nobody decided yet."""

    cells: tuple[Typed, ...]
    remarks: tuple[tuple[str, str, int], ...]
    kept: int
    undecided: int


def decide(comparison: Comparison, given: Mapping[str, Any]) -> Decision:
    """Read the choices: `k:c:CODE` says whose figure is kept, against which version."""
    taken, kept, undecided = [], 0, 0
    for one in comparison.changes:
        choice = str(given.get(f"k:{one.proposed.key}", ""))
        if not one.is_quarrel or choice == f"{FILE}:{one.seen}":
            taken.append(one)
        elif choice == DRAFT:
            kept += 1
        else:
            undecided += 1
    cells = (one for one in taken if one.proposed.kind == CELL)
    remarks = (one for one in taken if one.proposed.kind != CELL)
    return Decision(
        tuple(Typed(one.proposed.code, one.proposed.text, seen=one.seen) for one in cells),
        tuple((one.proposed.code, one.proposed.text, one.seen) for one in remarks),
        kept,
        undecided,
    )
