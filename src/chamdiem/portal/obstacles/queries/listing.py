"""Obstacles as lists show them: few queries however many rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.common import moments
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.facts import Told
from chamdiem.portal.obstacles.models import Membership, Naming, Obstacle, Routing
from chamdiem.portal.obstacles.queries import criteria
from chamdiem.portal.obstacles.queries.courses import Gone, gone
from chamdiem.portal.obstacles.standing import Standing, stand
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks import queries as tasks

ERASED_GROUP = ("", None)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows; `only` are the organisations whose obstacles the person may see."""

    only: Collection[int] | None = None
    group_id: int | None = None
    reported_from: date | None = None
    reported_until: date | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What was read at once about all obstacles of a list."""

    standings: Mapping[int, Standing]
    gone: Gone
    names: Mapping[int, str]
    titles: Mapping[int, str]
    leaves: Mapping[int, Mapping[str, Leaf]]
    schemes: Mapping[int, str]
    groups: Mapping[int, tuple[str, Any]]


def listed(*, filters: Filters, at: datetime) -> tuple[Told, ...]:
    """Return obstacles, those first in which somebody has to act, the longest waiting first."""
    return tuple(sorted(told(obstacles=_matching(filters), at=at), key=_urgency))


def told(*, obstacles: QuerySet[Obstacle], at: datetime) -> tuple[Told, ...]:
    """Return obstacles with what is derived of them as of an instant, in the order of entry."""
    on = moments.day_of(at)
    rows = list(obstacles.filter(at__lte=at).select_related("task").order_by("pk"))
    happened = gone(obstacles=obstacles, at=at)
    standings = {row.pk: stand(happened.courses[row.pk], on=on) for row in rows}
    versions = criteria.versions(keys={row.version_id for row in rows if row.version_id})
    spoken = tasks.spoken(ids={row.task_id for row in rows if row.task_id})
    groups = {happened.group_now(row.pk) for row in rows} - {None}
    around = _Around(
        standings=standings,
        gone=happened,
        names=orgs.names(ids=_named(rows, standings.values()), on=on),
        titles={key: one.wording.title for key, one in spoken.items()},
        leaves={key: criteria.leaves(one) for key, one in versions.items()},
        schemes={key: one.title for key, one in versions.items()},
        groups=group_names(ids=[key for key in groups if key]),
    )
    return tuple(_told(row, around) for row in rows)


def group_names(*, ids: Collection[int]) -> Mapping[int, tuple[str, Any]]:
    """Return what groups are called now, with the identity of each."""
    rows = Naming.objects.filter(group__in=ids).order_by("group_id", "-id").distinct("group_id")
    columns = rows.values_list("group_id", "title", "group__public_id")
    return {key: (title, public_id) for key, title, public_id in columns}


def group_now(outer: str = "pk") -> Subquery:
    """Return the group that an obstacle is in, as a column of its row."""
    rows = Membership.objects.filter(obstacle=OuterRef(outer)).order_by("-id")
    return Subquery(rows.values("group_id")[:1])


def _matching(filters: Filters) -> QuerySet[Obstacle]:
    found = Obstacle.objects.all()
    if filters.only is not None:
        found = found.annotate(inside=group_now()).filter(_of(filters.only))
    if filters.group_id is not None:
        found = found.annotate(within=group_now()).filter(within=filters.group_id)
    if filters.reported_from is not None:
        found = found.filter(at__gte=moments.start_of(filters.reported_from))
    if filters.reported_until is not None:
        found = found.filter(at__lte=moments.end_of(filters.reported_until))
    return found


def _of(organisations: Collection[int]) -> Q:
    """Match what a unit reported, or was asked about, alone or with a group."""
    asked = Routing.objects.filter(owner__in=organisations)
    return (
        Q(organisation__in=organisations)
        | Q(pk__in=asked.filter(obstacle__isnull=False).values("obstacle_id"))
        | Q(inside__in=asked.filter(group__isnull=False).values("group_id"))
    )


def _named(rows: Sequence[Obstacle], standings: Iterable[Standing]) -> set[int]:
    found = {key for row in rows for key in (row.organisation_id, row.asked_of_id) if key}
    return found | {one.owner_id for one in standings if one.owner_id}


def _told(row: Obstacle, around: _Around) -> Told:
    standing = around.standings[row.pk]
    group_id = around.gone.group_now(row.pk)
    group, group_key = around.groups.get(group_id or 0, ERASED_GROUP)
    leaf = around.leaves.get(row.version_id or 0, {}).get(row.leaf)
    who = (around.names.get(row.asked_of_id or 0, ""), row.asked_words)
    return Told(
        id=row.pk,
        public_id=row.public_id,
        text=row.text,
        unit_id=row.organisation_id,
        unit=around.names.get(row.organisation_id, ""),
        category=standing.category or Category.OTHER,
        level=standing.level or Level.UNIT,
        asked_of=", ".join(filter(None, who)),
        asked_for=row.asked_for,
        asked_before=row.asked_before,
        task_id=row.task_id,
        task=around.titles.get(row.task_id or 0, ""),
        task_key=row.task.public_id if row.task else None,
        leaf=row.leaf,
        leaf_name=leaf.name if leaf else "",
        scheme=around.schemes.get(row.version_id or 0, ""),
        state=standing.state,
        owner_id=standing.owner_id,
        owner=around.names.get(standing.owner_id or 0, ""),
        due_on=standing.due_on,
        is_late=standing.is_late,
        days=standing.days,
        group_id=group_id,
        group_key=group_key,
        group=group,
        at=row.at,
        answered_at=standing.answered_at,
        closed_at=standing.closed_at,
    )


def _urgency(one: Told) -> tuple[bool, bool, date, datetime, int]:
    return not one.is_open, not one.is_late, one.due_on or date.max, one.at, one.id
