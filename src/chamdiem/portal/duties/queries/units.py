"""To whom duties fall due: units that are scored, key sectors, who has no focal point."""

from collections.abc import Collection, Mapping
from datetime import date

from chamdiem.portal.common import moments
from chamdiem.portal.duties.models import Occasion, SectorAgency
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Jurisdiction, Organisation
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import Alarm

Key = tuple[int, int, str]  # organisation, duty, cause


def units(*, on: date) -> dict[int, str]:
    """Return the units that are scored on a day, by key, with their names, in tree order."""
    scored = orgs.blocks(on=on)
    nodes = orgs.tree(on=on)
    return {
        node.id: node.name for node in nodes if node.parent_id is not None and scored[node.block]
    }


def begun_on(*, on: date) -> date:
    """Return since when this installation follows duties: the day its jurisdiction was recorded."""
    row = Jurisdiction.objects.first()
    return moments.day_of(row.recorded_at) if row else on


def known(*, keys: Collection[Key]) -> frozenset[Key]:
    """Return which of these fell due already."""
    organisations = {key[0] for key in keys}
    rows = Occasion.objects.filter(organisation__in=organisations)
    found = rows.values_list("organisation_id", "duty", "cause")
    return frozenset(key for key in found if key in keys)


def sector_agencies(*, on: date) -> frozenset[int]:
    """Return the agencies that lead a key sector on a day."""
    return frozenset(sectors(on=on))


def sectors(*, on: date) -> Mapping[int, tuple[str, ...]]:
    """Return the key sectors of each agency on a day."""
    rows = SectorAgency.objects.filter(holds_from__lte=on)
    last = {
        (row.organisation_id, row.sector): row.is_in for row in rows.order_by("holds_from", "id")
    }
    found: dict[int, tuple[str, ...]] = {}
    for (organisation, sector), is_in in sorted(last.items()):
        if is_in:
            found[organisation] = (*found.get(organisation, ()), sector)
    return found


def without_focal_point(*, units: Collection[int], on: date) -> Mapping[int, date]:
    """Return the units that have no focal point any more, each with the day it lost the last."""
    ids = {str(key): pk for pk, key in _public_ids(units).items()}
    found = {}
    for one in posts.focal_points_watched(on=on, only=set(units)):
        if one.alarm is Alarm.EXPIRED and one.last_day is not None:
            found[ids[str(one.organisation)]] = one.last_day
    return found


def _public_ids(units: Collection[int]) -> Mapping[int, object]:
    rows = Organisation.objects.filter(pk__in=units)
    return dict(rows.values_list("pk", "public_id"))
