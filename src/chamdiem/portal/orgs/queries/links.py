"""How an organisation came about: its versions with their acts, who was before and after."""

from datetime import date, timedelta
from typing import Literal

from django.db.models import QuerySet

from chamdiem.portal.orgs.choices import ActKind, Block, Confidence, Kind, Share
from chamdiem.portal.orgs.facts import Basis, Episode, Link
from chamdiem.portal.orgs.models import Act, Organisation, Succession, Version

Side = Literal["predecessor", "successor"]


def history(*, organisation: Organisation) -> tuple[Episode, ...]:
    """Return all we know and all we ever knew of an organisation, by day, then by knowledge."""
    rows = (
        Version.objects.filter(organisation=organisation)
        .select_related("act", "end_act")
        .order_by("holds_from", "recorded_at", "id")
    )
    return tuple(_episode(row) for row in rows)


def predecessors(*, organisation: Organisation) -> tuple[Link, ...]:
    """Return whom an organisation followed (tổ chức tiền thân), as named the day before."""
    return _links("predecessor", Succession.objects.filter(successor=organisation))


def successors(*, organisation: Organisation) -> tuple[Link, ...]:
    """Return who followed an organisation (tổ chức kế thừa), as named on that day."""
    return _links("successor", Succession.objects.filter(predecessor=organisation))


def _links(side: Side, rows: QuerySet[Succession]) -> tuple[Link, ...]:
    ordered = list(rows.select_related(side, "act").order_by("takes_effect_on", "id"))
    versions = _versions([getattr(row, f"{side}_id") for row in ordered])
    return tuple(_link(row, side, versions) for row in ordered)


def _versions(ids: list[int]) -> dict[int, list[Version]]:
    found: dict[int, list[Version]] = {}
    rows = Version.objects.filter(organisation_id__in=ids, superseded_at=None)
    for row in rows.order_by("organisation_id", "holds_from"):
        found.setdefault(row.organisation_id, []).append(row)
    return found


def _link(row: Succession, side: Side, versions: dict[int, list[Version]]) -> Link:
    who: Organisation = getattr(row, side)
    before = timedelta(days=1 if side == "predecessor" else 0)
    then = _on(versions.get(who.pk, []), row.takes_effect_on - before)
    return Link(
        who.pk,
        who.public_id,
        then.name if then else "",
        then.area_code if then else "",
        Share(row.share),
        row.takes_effect_on,
        basis_of(row.act),
    )


def _on(versions: list[Version], day: date) -> Version | None:
    begun = [each for each in versions if each.holds_from <= day]
    return begun[-1] if begun else next(iter(versions), None)


def basis_of(act: Act) -> Basis:
    """Return the document of an act as a plain value."""
    return Basis(act.number, act.issuer, act.issued_on, act.title)


def _episode(row: Version) -> Episode:
    return Episode(
        version_id=row.pk,
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        name=row.name,
        short_name=row.short_name,
        kind=Kind(row.kind),
        block=Block(row.block),
        parent_id=row.parent_id,
        unit_code=row.unit_code,
        area_code=row.area_code,
        identifier=row.identifier,
        confidence=Confidence(row.confidence),
        note=row.note,
        act_kind=ActKind(row.act.kind),
        act_reason=row.act.reason,
        basis=basis_of(row.act),
        end_kind=ActKind(row.end_act.kind) if row.end_act else None,
        end_basis=basis_of(row.end_act) if row.end_act else None,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        superseded_at=row.superseded_at,
    )
