"""Which units and criteria an inspection file can be made of, and which files there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring.models import Run, Series, UnitScore
from chamdiem.portal.supervision.choices import ScopeKind
from chamdiem.portal.supervision.models import Dossier
from chamdiem.portal.supervision.scope import Scope, Span


@dataclass(frozen=True, slots=True)
class Listed:
    """One file that was made."""

    scope: str
    series: str
    months: str
    reason: str
    digest: str
    size: int
    at: datetime
    by: UUID


def dossiers() -> Sequence[Listed]:
    """Return every file that was made, newest first."""
    rows = Dossier.objects.select_related("series").order_by("-at", "-pk")
    return [
        Listed(
            scope=f"{ScopeKind(row.kind).label}: {row.name}",
            series=row.series.title,
            months=Span(Month.parse(row.first_month), Month.parse(row.last_month)).spoken,
            reason=row.reason,
            digest=row.digest,
            size=row.size,
            at=row.at,
            by=row.by,
        )
        for row in rows
    ]


def units() -> Sequence[Scope]:
    """Return every unit of every series under its latest name, series by series."""
    rows = (
        UnitScore.objects.order_by("run__series_id", "code", "-run__month", "-run__number")
        .distinct("run__series_id", "code")
        .values_list("run__series_id", "code", "name")
    )
    series = _series()
    return [Scope(ScopeKind.UNIT, series[key], code, name) for key, code, name in rows]


def criteria() -> Sequence[Scope]:
    """Return every group and criterion of the schemes of every series, series by series."""
    pairs = sorted(set(Run.objects.values_list("series_id", "scheme_version_id")))
    versions = SchemeVersion.objects.in_bulk({version for _, version in pairs})
    series = _series()
    found: dict[tuple[int, str], Scope] = {}
    for key, version in pairs:
        for node, _ in scheme_of(versions[version]).nodes():
            one = Scope(ScopeKind.CRITERION, series[key], node.code, node.name)
            found[key, node.code] = one
    return list(found.values())


def subject(*, kind: str, series: str, code: str) -> Scope | None:
    """Return the unit or criterion of that code in a series, None where there is none."""
    known = units() if kind == ScopeKind.UNIT else criteria()
    return next((one for one in known if (one.series.slug, one.code) == (series, code)), None)


def _series() -> dict[int, Series]:
    return Series.objects.in_bulk()
