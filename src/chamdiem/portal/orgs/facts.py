"""Plain values of organisations: what an act brings in, what a query gives back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.orgs.choices import ActKind, Block, Confidence, Kind, Share
from chamdiem.portal.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Basis:
    """The document an act rests on (căn cứ): number, who issued it, when, about what."""

    number: str
    issuer: str
    issued_on: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of an organisation from a day on (thông tin); no parent means the root."""

    name: str
    kind: Kind
    block: Block
    parent: Organisation | None = None
    short_name: str = ""
    unit_code: str = ""
    area_code: str = ""
    identifier: str = ""
    confidence: Confidence = Confidence.CONFIRMED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One organisation as it was on a day (một nút của cây), with its depth below the root."""

    id: int
    public_id: UUID
    version_id: int
    name: str
    short_name: str
    kind: Kind
    block: Block
    parent_id: int | None
    unit_code: str
    area_code: str
    identifier: str
    confidence: Confidence
    note: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """What an organisation was on some days, by which act, and when that was what we knew."""

    version_id: int
    holds_from: date
    holds_until: date | None
    name: str
    short_name: str
    kind: Kind
    block: Block
    parent_id: int | None
    unit_code: str
    area_code: str
    identifier: str
    confidence: Confidence
    note: str
    act_kind: ActKind
    act_reason: str
    basis: Basis
    end_kind: ActKind | None
    end_basis: Basis | None
    recorded_at: datetime
    recorded_by: UUID | None
    superseded_at: datetime | None

    @property
    def is_current(self) -> bool:
        """Tell whether this is still what we know."""
        return self.superseded_at is None


@dataclass(frozen=True, slots=True)
class Link:
    """One predecessor or successor (kế thừa): who, whole or in part, from which day, by what."""

    id: int
    public_id: UUID
    name: str
    area_code: str
    share: Share
    takes_effect_on: date
    basis: Basis


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom a phrase means on a day (nơi nhận); where it means nobody, the reason in words."""

    nodes: tuple[Node, ...]
    reason: str = ""
