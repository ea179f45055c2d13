"""Reading schemes: which there are, and what one holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chamdiem.engine.periods import Month, Validity
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import schemes as files
from chamdiem.portal.common import text
from chamdiem.portal.schemes.models import SchemeVersion


@dataclass(frozen=True, slots=True)
class Listed:
    """One version as lists show it."""

    pk: int
    scheme_id: str
    version: str
    title: str
    illustrative: str
    months: str
    file_name: str


def versions() -> Sequence[Listed]:
    """Return all versions, by title and version."""
    rows = SchemeVersion.objects.defer("source").order_by("scheme_id", "version", "pk")
    listed = [
        Listed(
            pk=row.pk,
            scheme_id=row.scheme_id,
            version=row.version,
            title=row.title,
            illustrative=row.illustrative,
            months=str(_validity(row)),
            file_name=row.file_name,
        )
        for row in rows
    ]
    return sorted(listed, key=lambda one: (text.collation_key(one.title), one.version))


def _validity(row: SchemeVersion) -> Validity:
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
