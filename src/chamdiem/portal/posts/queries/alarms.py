"""Focal points of all organisations of a day, and which are missing, expired or expiring."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.posts.choices import Alarm
from chamdiem.portal.posts.facts import Focal
from chamdiem.portal.posts.models import FocalPoint
from chamdiem.portal.posts.queries import rows

WARNING_DAYS = "posts.focal-point-warning-days"


@dataclass(frozen=True, slots=True)
class Watched:
    """One organisation's focal points on a day, and what is wrong with them, if anything."""

    organisation: UUID
    name: str
    block: Block
    focal_points: tuple[Focal, ...]
    alarm: Alarm | None
    last_day: date | None


def focal_points_watched(*, on: date, only: Container[int] | None = None) -> tuple[Watched, ...]:
    """Return every organisation that is scored, or has a focal point, with what to warn of.

    The number of queries is the same for one organisation and for thousands.
    """
    soon = on + timedelta(days=defaults.number(WARNING_DAYS, on=on))
    scored, found = orgs.blocks(on=on), _focal_points()
    return tuple(
        _watched(node, found.get(node.id, []), on, soon)
        for node in orgs.tree(on=on)
        if node.parent_id is not None
        and (scored[node.block] or node.id in found)
        and (only is None or node.id in only)
    )


def alarm_of(points: Sequence[Focal], *, on: date, soon: date) -> tuple[Alarm | None, date | None]:
    """Return what to warn of, and the last day on which anybody is or was the focal point."""
    now = [point for point in points if point.covers(on)]
    if any(point.holds_until is None for point in now):
        return None, None
    ends = [point.holds_until for point in (now or points) if point.holds_until is not None]
    past = [end for end in ends if now or end <= on]
    if not past:
        return Alarm.MISSING, None
    last = max(past) - timedelta(days=1)
    if not now:
        return Alarm.EXPIRED, last
    return (Alarm.EXPIRING if last <= soon and not _followed(points, last) else None), last


def warnings(*, points: Sequence[Focal], on: date) -> tuple[Alarm | None, date | None]:
    """Return what to warn of at one organisation, as its own page shows it."""
    soon = on + timedelta(days=defaults.number(WARNING_DAYS, on=on))
    return alarm_of(points, on=on, soon=soon)


def _followed(points: Sequence[Focal], last: date) -> bool:
    """Tell whether somebody is named already for the day after the last."""
    return any(point.covers(last + timedelta(days=1)) for point in points)


def _watched(node: Node, points: list[Focal], on: date, soon: date) -> Watched:
    alarm, last = alarm_of(points, on=on, soon=soon)
    now = tuple(point for point in points if point.covers(on))
    return Watched(node.public_id, node.name, node.block, now, alarm, last)


def _focal_points() -> Mapping[int, list[Focal]]:
    found = FocalPoint.objects.filter(rows.known())
    grouped: dict[int, list[Focal]] = defaultdict(list)
    for row in rows.ordered(found, "person"):
        grouped[row.organisation_id].append(rows.focal(row))
    return grouped
