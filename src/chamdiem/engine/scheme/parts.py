"""The parts of a scheme beside its tree: basis, blocks, bands, figures, policies."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chamdiem.engine.scheme.terms import (
    Certainty,
    Direction,
    Measure,
    Outcome,
    Pooling,
    Timing,
)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The document a scheme rests on (căn cứ)."""

    number: str
    issued_on: str
    issuer: str
    title: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Block:
    """Units that are ranked together (khối) and the object scored (đối tượng)."""

    code: str
    name: str
    object: str


@dataclass(frozen=True, slots=True)
class Band:
    """One grade (xếp loại): from `lower` points, up to but not including the next band."""

    name: str
    lower: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that units report (chỉ tiêu số liệu); many leaves may use it.

    `largest` is the greatest value anyone may report, scaled; bounds are proved from it.
    `options` names the whole numbers of a choice; `pool_units` and `pool_months` say how
    figures of several units or months become one; `unconfirmed` names fields that are a
    default of the system. `register` names the count of a register of the system (sổ nhiệm vụ,
    sổ mười bốn nội dung) that the figure is, nothing where people report it.
    """

    code: str
    name: str
    definition: str
    unit: str
    measure: Measure
    timing: Timing
    direction: Direction
    supplier: str
    rhythm: str
    closing: str
    decimals: int
    largest: int
    certainty: Certainty
    note: str = ""
    options: Mapping[int, str] = field(default_factory=dict)
    pool_units: Pooling = Pooling.NONE
    pool_months: Pooling = Pooling.NONE
    unconfirmed: tuple[str, ...] = ()
    register: str = ""


@dataclass(frozen=True, slots=True)
class TaskCounting:
    """How tasks count for a month (cách tính nhiệm vụ), as the scheme says.

    `overdue_each_month`: a task still open is late in every month, not only in that of its
    deadline. `partner` is what a partner carries of a task, in ten thousandths of it.
    """

    overdue_each_month: bool
    partner: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Policies:
    """What a leaf makes of the four special cases (R21)."""

    zero_denominator: Outcome
    missing: Outcome
    not_applicable: Outcome
    nothing_arose: Outcome

    def includes(self, outcome: Outcome) -> bool:
        """Tell whether any special case ends in `outcome`."""
        four = (self.zero_denominator, self.missing, self.not_applicable, self.nothing_arose)
        return outcome in four


@dataclass(frozen=True, slots=True)
class Maintain:
    """The flag “duy trì điểm số” with the level to keep, scaled; None where none is stated."""

    level: int | None
    basis: str
    certainty: Certainty
