"""Groups of one cause: their obstacles, where they stand, what they block."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.common import moments, text
from chamdiem.portal.obstacles.choices import Level
from chamdiem.portal.obstacles.facts import (
    Blocked,
    BlockedLeaf,
    BlockedTask,
    GroupTold,
    Points,
    Told,
)
from chamdiem.portal.obstacles.models import Group, Obstacle
from chamdiem.portal.obstacles.queries import criteria
from chamdiem.portal.obstacles.queries.courses import courses_of_groups
from chamdiem.portal.obstacles.queries.listing import group_names, group_now, told
from chamdiem.portal.obstacles.standing import Course, stand
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of

LEVELS = list(Level)


def group(*, public_id: UUID) -> Group | None:
    """Return the group of that identity."""
    return Group.objects.filter(public_id=public_id).first()


def group_titles() -> Sequence[tuple[UUID, str]]:
    """Return all groups with what they are called, in the order of their names."""
    found = group_names(ids=Group.objects.values_list("pk", flat=True))
    named = ((key, title) for title, key in found.values())
    return sorted(named, key=lambda one: text.collation_key(one[1]))


def told_groups(*, ids: Collection[int], at: datetime) -> Mapping[int, GroupTold]:
    """Return groups with their obstacles, by the key of each; few queries however many."""
    rows = Obstacle.objects.annotate(within=group_now()).filter(within__in=ids)
    members: dict[int, list[Told]] = defaultdict(list)
    for one in told(obstacles=rows, at=at):
        members[one.group_id or 0].append(one)
    walked = courses_of_groups(groups=ids, at=at)
    names = group_names(ids=ids)
    owners = orgs.names(
        ids={one.owner_id for course in walked.values() for one in course.routed},
        on=moments.day_of(at),
    )
    return {
        key: _told(key, names[key], members.get(key, []), walked[key], owners, at)
        for key in ids
        if key in names
    }


def blocked(*, members: Collection[Told]) -> Blocked:
    """Add up what open obstacles block: tasks, criteria, the most points of each scheme.

    A criterion counts once however many versions and units name it, as its latest version says.
    """
    leaves = _leaves(members)
    return Blocked(_tasks(members), leaves, _points(leaves))


def _told(
    key: int,
    named: tuple[str, UUID],
    members: Sequence[Told],
    course: Course,
    owners: Mapping[int, str],
    at: datetime,
) -> GroupTold:
    closed = [one.closed_at for one in members]
    over = max((moment for moment in closed if moment), default=None) if all(closed) else None
    whole = Course((), course.routed, course.answered, over)
    standing = stand(whole, on=moments.day_of(at))
    highest = max((one.level for one in members), key=LEVELS.index, default=None)
    return GroupTold(
        id=key,
        public_id=named[1],
        title=named[0],
        members=tuple(members),
        state=standing.state,
        level=standing.level or highest,
        owner_id=standing.owner_id,
        owner=owners.get(standing.owner_id or 0, ""),
        due_on=standing.due_on,
        is_late=standing.is_late,
        days=standing.days,
    )


def _tasks(members: Iterable[Told]) -> tuple[BlockedTask, ...]:
    units: dict[UUID, set[int]] = defaultdict(set)
    titles: dict[UUID, str] = {}
    for one in members:
        if one.task_key is not None:
            units[one.task_key].add(one.unit_id)
            titles[one.task_key] = one.task
    return tuple(BlockedTask(key, title, len(units[key])) for key, title in titles.items())


def _leaves(members: Collection[Told]) -> tuple[BlockedLeaf, ...]:
    """Return each criterion once, by scheme and code."""
    rows = Obstacle.objects.filter(pk__in=[one.id for one in members], version__isnull=False)
    versions = criteria.versions(keys=set(rows.values_list("version_id", flat=True)))
    units: dict[tuple[str, str], set[int]] = defaultdict(set)
    latest: dict[tuple[str, str], SchemeVersion] = {}
    for version_id, code, unit in rows.order_by("version_id", "leaf", "pk").values_list(
        "version_id", "leaf", "organisation_id"
    ):
        version = versions[version_id or 0]
        units[version.scheme_id, code].add(unit)
        latest[version.scheme_id, code] = version
    return tuple(
        _leaf(version, criteria.leaves(version)[code], len(units[scheme_id, code]))
        for (scheme_id, code), version in sorted(latest.items(), key=lambda one: one[0])
    )


def _leaf(version: SchemeVersion, leaf: Leaf, units: int) -> BlockedLeaf:
    scheme = scheme_of(version)
    return BlockedLeaf(
        scheme_id=version.scheme_id,
        scheme=version.title,
        code=leaf.code,
        name=leaf.name,
        most=Decimal(leaf.maximum).scaleb(-scheme.decimals),
        decimals=scheme.decimals,
        units=units,
        is_within=not leaf.rule.adjusts,
    )


def _points(leaves: Iterable[BlockedLeaf]) -> tuple[Points, ...]:
    of_scheme: dict[str, list[BlockedLeaf]] = defaultdict(list)
    for one in leaves:
        if one.is_within:
            of_scheme[one.scheme_id].append(one)
    return tuple(
        Points(
            scheme=found[-1].scheme,
            once=sum((one.most for one in found), Decimal(0)),
            by_unit=sum((one.most * one.units for one in found), Decimal(0)),
            decimals=max(one.decimals for one in found),
        )
        for found in of_scheme.values()
    )
