"""Reading schemes: which there are, and what one holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from chamdiem.engine.periods import Month, Validity
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import schemes as files
from chamdiem.portal.common import text
from chamdiem.portal.schemes.models import Activation, SchemeDraft, SchemeVersion
from chamdiem.portal.schemes.proofs import Proofs


@dataclass(frozen=True, slots=True)
class Listed:
    """One version as lists show it; without an activation it is a draft (dự thảo)."""

    pk: int
    scheme_id: str
    version: str
    title: str
    illustrative: str
    months: str
    file_name: str
    added_at: datetime
    added_by: UUID
    activation: Activation | None


def versions() -> Sequence[Listed]:
    """Return all versions, by title and version."""
    rows = SchemeVersion.objects.defer("source").select_related("activation")
    listed = [
        Listed(
            pk=row.pk,
            scheme_id=row.scheme_id,
            version=row.version,
            title=row.title,
            illustrative=row.illustrative,
            months=str(validity_of(row)),
            file_name=row.file_name,
            added_at=row.added_at,
            added_by=row.added_by,
            activation=getattr(row, "activation", None),
        )
        for row in rows.order_by("scheme_id", "version", "pk")
    ]
    return sorted(listed, key=lambda one: (text.collation_key(one.title), one.version))


def validity_of(row: SchemeVersion) -> Validity:
    """Return the months that a version's file says it is for."""
    last = Month.parse(row.last_month) if row.last_month else None
    return Validity(Month.parse(row.first_month), last)


def scheme_of(version: SchemeVersion) -> Scheme:
    """Return the scheme a version holds; its bytes never change, so one reading serves."""
    return _scheme(version.digest, bytes(version.source), version.file_name)


@lru_cache(maxsize=32)
def _scheme(digest: str, source: bytes, name: str) -> Scheme:
    return files.load(source, name).scheme


def known(*, scheme_id: str, version: str) -> SchemeVersion | None:
    """Return the version of that identity, if the system has it."""
    return SchemeVersion.objects.filter(scheme_id=scheme_id, version=version).first()


def proofs_of(version: SchemeVersion) -> Proofs:
    """Return what the proofs say of a version; its bytes never change, so one proving serves."""
    return _proofs(version.digest, bytes(version.source), version.file_name)


@lru_cache(maxsize=32)
def _proofs(digest: str, source: bytes, name: str) -> Proofs:
    return Proofs.of(_scheme(digest, source, name))


def activation_of(version: SchemeVersion) -> Activation | None:
    """Return the act that put a version in force, None while it is a draft."""
    return Activation.objects.filter(version=version).select_related("version").first()


def applies(*, version: SchemeVersion, month: Month) -> bool:
    """Tell whether of its scheme this version is the one in force in the month (I2)."""
    rows = Activation.objects.filter(scheme_id=version.scheme_id, first_month__lte=str(month))
    latest = rows.order_by("-first_month").values_list("version_id", flat=True).first()
    return latest == version.pk and validity_of(version).covers(month)


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A checked file as its author finds it again."""

    id: UUID
    file_name: str
    at: datetime


def drafts_of(author: UUID) -> Sequence[DraftListed]:
    """Return a person's files that wait to be decided, newest first."""
    rows = SchemeDraft.objects.filter(by=author).order_by("-at", "pk")
    return [DraftListed(*row) for row in rows.values_list("id", "file_name", "at")]
