"""What the patterns look at, as plain values, and what they find."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chamdiem.engine.decimals import spoken
from chamdiem.portal.review.choices import Kind


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion (tiêu chí): its code, name and greatest points, scaled."""

    code: str
    name: str
    maximum: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that units count (số liệu): its name, decimals, unit, and a criterion using it."""

    code: str
    name: str
    decimals: int
    unit: str
    leaf: str

    def said(self, value: int) -> str:
        """Write a value as people read it."""
        return f"{spoken(value, self.decimals, shortest=True)} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier month of one unit: claimed and upheld points, figures."""

    claims: Mapping[str, int] = field(default_factory=dict)
    upheld: Mapping[str, int] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitSeen:
    """One unit that sent: what it says this month, and its own past, latest month first."""

    key: int
    name: str
    public_id: str = ""
    claims: Mapping[str, int] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, int] = field(default_factory=dict)
    past: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """One file as evidence: its hash and name, who filed it, where, in which month."""

    sha256: str
    name: str
    unit: int
    leaf: str
    month: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below what nothing is said; each is a declared default."""

    claims_percent: int
    jump_percent: int
    round_percent: int
    text_letters: int
    same_units: int


@dataclass(frozen=True, slots=True)
class MonthSeen:
    """A month as the patterns look at it."""

    month: str
    decimals: int
    criteria: Mapping[str, Criterion]
    quantities: Mapping[str, Quantity]
    units: tuple[UnitSeen, ...]
    files: tuple[Filed, ...]
    names: Mapping[int, str]
    thresholds: Thresholds

    def points(self, value: float) -> str:
        """Write scaled points, rounded to the scheme's decimals."""
        return spoken(round(value), self.decimals)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that deserves a look (cần kiểm tra): where, whose, and why it is named."""

    kind: Kind
    leaf: str
    units: tuple[str, ...]
    reason: str
    keys: tuple[int, ...] = ()
