"""Objections and rulings: of a month, of a return, and what was concluded before by criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.models import Objection, Ruling
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Deadline, Expected, Leave, Period
from chamdiem.portal.returns.models import Return
from chamdiem.portal.schemes.models import SchemeVersion


@dataclass(frozen=True, slots=True)
class Filed:
    """One objection with its ruling, where there is one; points are scaled as the scheme's."""

    pk: int
    public_id: UUID
    return_id: int
    period_id: int
    month: str
    organisation_id: int
    organisation: UUID
    leaf: str
    asked: int | None
    reason: str
    evidence: str
    file: UUID | None
    file_name: str
    at: datetime
    by: UUID
    outcome: Outcome | None = None
    points: int | None = None
    ruling: str = ""
    ruled_at: datetime | None = None
    ruled_by: UUID | None = None

    @property
    def is_ruled(self) -> bool:
        """Tell whether the council ruled on it."""
        return self.outcome is not None


@dataclass(frozen=True, slots=True)
class Concluded:
    """A ruling as all units read it (kết luận đã có): by criterion, without the unit's name."""

    month: str
    version_id: int
    leaf: str
    block: str
    outcome: Outcome
    points: int | None
    reason: str
    at: datetime


_COLUMNS = (
    "pk", "public_id", "of_id", "of__period_id", "of__period__month", "of__organisation_id",
    "of__organisation__public_id", "leaf", "asked", "reason", "evidence", "file__public_id",
    "file__name", "at", "by", "ruling__outcome", "ruling__points", "ruling__reason", "ruling__at",
    "ruling__by",
)  # fmt: skip


def objections(*, period: Period) -> tuple[Filed, ...]:
    """Return the objections of a month, those without a ruling first, then as they came."""
    return tuple(sorted(_filed(of__period=period), key=lambda one: (one.is_ruled, one.at, one.pk)))


def objections_of(*, of: Return) -> Mapping[str, Filed]:
    """Return the objections of a return by criterion; none where it was not opened."""
    return {} if of.pk is None else {one.leaf: one for one in _filed(of=of)}


def one_objection(*, objection: Objection) -> Filed:
    """Return one objection with its ruling."""
    return _filed(pk=objection.pk)[0]


def open_periods() -> tuple[Period, ...]:
    """Return the months in which objections are taken or were made, latest first."""
    there = Objection.objects.order_by().values("of__period_id")
    rows = Period.objects.filter(stage=Stage.OBJECTION) | Period.objects.filter(pk__in=there)
    return tuple(rows.select_related("scheme_version").order_by("-month"))


def unruled(*, period: Period) -> int:
    """Return how many objections of a month wait for the council."""
    return Objection.objects.filter(of__period=period, ruling=None).count()


def objection_due(*, period: Period, organisation: Organisation) -> datetime:
    """Return until when a unit may object: the deadline of all, or its own later leave."""
    of_all = _due(period, Due.OBJECTION)
    rows = Leave.objects.filter(period=period, organisation=organisation).order_by("-id")
    own = rows.values_list("until", flat=True).first()
    return max(of_all, own) if own else of_all


def still_objecting(*, period: Period, at: datetime) -> Mapping[str, datetime]:
    """Return until when units with a later leave (hạn riêng) may still object, by their names."""
    rows = Leave.objects.filter(period=period).order_by("id")
    latest = dict(rows.values_list("organisation_id", "until"))
    units = Expected.objects.filter(period=period, organisation__in=latest).order_by("position")
    return {
        one.name: latest[one.organisation_id] for one in units if latest[one.organisation_id] >= at
    }


def ruling_due(*, period: Period) -> datetime:
    """Return until when the council rules."""
    return _due(period, Due.RULING)


def concluded(*, leaf: str = "") -> tuple[Concluded, ...]:
    """Return what was concluded in months that left objection, latest first, or of a criterion."""
    rows = Ruling.objects.exclude(objection__of__period__stage=Stage.OBJECTION)
    if leaf:
        rows = rows.filter(objection__leaf=leaf)
    found = list(
        rows.select_related("objection__of__period")
        .order_by("-at", "-pk")
        .defer("objection__reason")
    )
    blocks = _blocks(found)
    return tuple(_concluded(row, blocks) for row in found)


def versions(*, keys: frozenset[int]) -> Mapping[int, SchemeVersion]:
    """Return versions of schemes by key."""
    return SchemeVersion.objects.in_bulk(keys)


def shows_file(key: UUID) -> Organisation | None:
    """Return the unit with whose objection a file came, None where it is of none."""
    rows = Objection.objects.filter(file__public_id=key).select_related("of__organisation")
    found = rows.order_by("pk").first()
    return found.of.organisation if found else None


def _filed(**only: Any) -> list[Filed]:
    rows = Objection.objects.filter(**only).order_by("id").values_list(*_COLUMNS)
    return [_one(row) for row in rows]


def _one(row: tuple[Any, ...]) -> Filed:
    *own, outcome, points, reason, at, by = row
    own[12] = own[12] or ""
    said: Any = (Outcome(outcome) if outcome else None, points, reason or "", at, by)
    values: Any = (*own, *said)
    return Filed(*values)


def _due(period: Period, what: Due) -> datetime:
    rows = Deadline.objects.filter(period=period, what=what).order_by("-id")
    return rows.values_list("due_at", flat=True)[0]


def _blocks(rows: list[Ruling]) -> Mapping[tuple[int, int], str]:
    periods = {row.objection.of.period_id for row in rows}
    found = Expected.objects.filter(period_id__in=periods).order_by("id")
    return {
        (period, unit): block
        for period, unit, block in found.values_list("period_id", "organisation_id", "block")
    }


def _concluded(row: Ruling, blocks: Mapping[tuple[int, int], str]) -> Concluded:
    of = row.objection.of
    return Concluded(
        month=of.period.month,
        version_id=of.period.scheme_version_id,
        leaf=row.objection.leaf,
        block=blocks.get((of.period_id, of.organisation_id), ""),
        outcome=Outcome(row.outcome),
        points=row.points,
        reason=row.reason,
        at=row.at,
    )
