"""What waits at the reader's own units: handovers, focal points, and their latest months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import HEADING, Alarm
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries as scoring
from chamdiem.portal.scoring.choices import OWN_SERIES, SeriesKind
from chamdiem.portal.scoring.models import Series, UnitScore
from chamdiem.portal.scoring.queries import heads

MOST = 3  # months of a series
ALARMS = {
    Alarm.MISSING: ("Chưa có đầu mối", BAD),
    Alarm.EXPIRED: ("Quyết định cử đầu mối đã hết hiệu lực", BAD),
    Alarm.EXPIRING: ("Quyết định cử đầu mối sắp hết hiệu lực", WARN),
}


@dataclass(frozen=True, slots=True)
class Belongings:
    """The organisations a person belongs to; of which the own months are theirs to see."""

    names: dict[int, str]
    seen: frozenset[int]
    heads: bool


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """The score of an own unit in one of its latest months."""

    unit: str
    month: Month
    total: int | None
    scheme: Scheme
    address: str
    as_head: str
    is_unpublished: bool
    is_invented: bool


def belongings(*, user: Any, on: date) -> Belongings:
    """Return the organisations to which a post or a role binds the person that day."""
    held = posts.posts_of(user=user, on=on)
    seen = rights.organisations_where(user=user, right=Right.UNITS_SEE_OWN, on=on)
    ids = {post.organisation_id for post in held} | seen
    names = dict(orgs.names(ids=ids, on=on)) if ids else {}
    return Belongings(names, seen, any(post.bond in HEADING for post in held))


def items(*, user: Any, own: Belongings, on: date) -> Iterator[Item]:
    """Return what waits for the person at their own units."""
    waiting = posts.waiting(user=user)
    names = orgs.names(ids={one.organisation_id for one in waiting}, on=on) if waiting else {}
    for one in waiting:
        words = f"Xác nhận biên bản bàn giao ngày {one.on:%d/%m/%Y}"
        address = reverse("posts:handover", args=[one.public_id])
        yield Item(words, address, WARN, names[one.organisation_id])
    if own.names:
        yield from _alarms(own, on)


def months(*, user: Any, own: Belongings) -> tuple[OwnMonth, ...]:
    """Return the latest months of the units that are the person's own."""
    if not own.seen:
        return ()
    return tuple(
        _month(unit, series, user, own)
        for series in scoring.all_series()
        if series.kind in OWN_SERIES
        for unit in heads.latest_of_units(series=series, organisations=own.seen, most=MOST)
    )


def _alarms(own: Belongings, on: date) -> Iterator[Item]:
    for one in posts.focal_points_watched(on=on, only=own.names):
        if one.alarm is not None:
            words, urgency = ALARMS[one.alarm]
            last = f"; ngày cuối: {one.last_day:%d/%m/%Y}" if one.last_day else ""
            address = reverse("posts:heads", args=[one.organisation])
            yield Item(words, address, urgency, f"{one.name}{last}")


def _month(unit: UnitScore, series: Series, user: Any, own: Belongings) -> OwnMonth:
    month = Month.parse(unit.run.month)
    return OwnMonth(
        unit=unit.name,
        month=month,
        total=unit.total,
        scheme=scheme_of(unit.run.scheme_version),
        address=reverse("scoring:unit", args=[series.slug, month, unit.code]),
        as_head=reverse("scoring:head", args=[series.slug, user.public_id]) if own.heads else "",
        is_unpublished=unit.run.published_at is None,
        is_invented=series.kind == SeriesKind.DEMONSTRATION,
    )
