"""All versions that we know now, with their days and codes: what a spreadsheet is held against."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.orgs.models import Draft, Version


@dataclass(frozen=True, slots=True)
class Span:
    """One version's days and codes."""

    organisation_id: int
    version_id: int
    holds_from: date
    holds_until: date | None
    unit_code: str
    area_code: str
    identifier: str


def register() -> tuple[Span, ...]:
    """Return every version that we know now, by organisation and day."""
    rows = Version.objects.filter(superseded_at=None).order_by("organisation_id", "holds_from")
    columns = (
        "organisation_id", "id", "holds_from", "holds_until", "unit_code", "area_code",
        "identifier",
    )  # fmt: skip
    return tuple(Span(*row) for row in rows.values_list(*columns))


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A checked spreadsheet as its author finds it again."""

    id: UUID
    file_name: str
    at: datetime


def drafts_of(author: UUID) -> tuple[DraftListed, ...]:
    """Return a person's spreadsheets that wait to be decided, newest first."""
    rows = Draft.objects.filter(by=author).order_by("-at", "pk")
    return tuple(DraftListed(*row) for row in rows.values_list("id", "file_name", "at"))
