"""The courses of obstacles and groups, read at once: five queries, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Min, Q, QuerySet

from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.models import (
    Answer,
    Classing,
    Closing,
    Membership,
    Obstacle,
    Routing,
)
from chamdiem.portal.obstacles.standing import Answered, Classed, Course, Routed

Fact = TypeVar("Fact", Routed, Answered)
Rows = Iterable[tuple[int | None, int | None, Fact]]


@dataclass(frozen=True, slots=True)
class Spell:
    """From when until when an obstacle was in a group; the end is None while it is in."""

    group_id: int
    since: datetime
    until: datetime | None

    def has(self, at: datetime) -> bool:
        """Tell whether what was done to the group then reached the obstacle."""
        return self.until is None or at <= self.until


@dataclass(frozen=True, slots=True)
class Gone:
    """The courses of obstacles, and the groups they were in."""

    courses: Mapping[int, Course]
    spells: Mapping[int, tuple[Spell, ...]]

    def group_now(self, obstacle_id: int) -> int | None:
        """Return the group that an obstacle is in."""
        spells = self.spells.get(obstacle_id, ())
        return spells[-1].group_id if spells and spells[-1].until is None else None


def gone(*, obstacles: QuerySet[Obstacle], at: datetime) -> Gone:
    """Return what happened to each obstacle until an instant, alone and with its groups."""
    ids = obstacles.order_by().values("pk")
    spells = spells_of(ids, at)
    groups = {spell.group_id for found in spells.values() for spell in found}
    of_any = Q(obstacle__in=ids) | Q(group__in=groups)
    routed = _shared(_routed(of_any, at), spells)
    answered = _shared(_answered(of_any, at), spells)
    classed = _classed(ids, at)
    closed = dict(
        Closing.objects.filter(obstacle__in=ids, at__lte=at).values_list("obstacle_id", "at")
    )
    courses = {
        key: Course(
            tuple(classed.get(key, ())),
            tuple(routed.get(key, ())),
            tuple(answered.get(key, ())),
            closed.get(key),
        )
        for key in obstacles.values_list("pk", flat=True)
    }
    return Gone(courses, spells)


def courses_of_groups(*, groups: Collection[int], at: datetime) -> Mapping[int, Course]:
    """Return what happened to groups as such; whether they are over their obstacles say."""
    routed: dict[int, list[Routed]] = defaultdict(list)
    answered: dict[int, list[Answered]] = defaultdict(list)
    for _, group, one in _routed(Q(group__in=groups), at):
        routed[group or 0].append(one)
    for _, group, said in _answered(Q(group__in=groups), at):
        answered[group or 0].append(said)
    return {
        key: Course((), tuple(routed.get(key, ())), tuple(answered.get(key, ()))) for key in groups
    }


def spells_of(ids: QuerySet[Obstacle, Any], at: datetime) -> Mapping[int, tuple[Spell, ...]]:
    """Return in which groups obstacles were, in order."""
    rows = Membership.objects.filter(obstacle__in=ids, at__lte=at).order_by("obstacle_id", "id")
    found: dict[int, list[Spell]] = defaultdict(list)
    for obstacle, group, moment in rows.values_list("obstacle_id", "group_id", "at"):
        spells = found[obstacle]
        if spells and spells[-1].until is None:
            spells[-1] = replace(spells[-1], until=moment)
        if group is not None:
            spells.append(Spell(group, moment, None))
    return {key: tuple(spells) for key, spells in found.items()}


def _shared(rows: Rows[Fact], spells: Mapping[int, tuple[Spell, ...]]) -> Mapping[int, list[Fact]]:
    """Give each obstacle its own facts and those of its groups, as they came to hold for it."""
    found: dict[int, dict[int, Fact]] = defaultdict(dict)
    of_group: dict[int, list[Fact]] = defaultdict(list)
    for obstacle, group, one in rows:
        if obstacle is not None:
            found[obstacle][one.id] = one
        elif group is not None:
            of_group[group].append(one)
    for obstacle, held in spells.items():
        for one in _reaching(held, of_group):
            found[obstacle].setdefault(one.id, one)
    return {key: sorted(facts.values(), key=_order) for key, facts in found.items()}


def _reaching(spells: Iterable[Spell], of_group: Mapping[int, list[Fact]]) -> Iterator[Fact]:
    for spell in spells:
        for one in of_group.get(spell.group_id, ()):
            if spell.has(one.at):
                yield replace(one, reached_at=max(one.at, spell.since))


def _routed(which: Q, at: datetime) -> Iterator[tuple[int | None, int | None, Routed]]:
    rows = Routing.objects.filter(which, at__lte=at).order_by("id")
    said = rows.annotate(first=Min("comments__at", filter=Q(comments__at__lte=at)))
    columns = ("obstacle_id", "group_id", "pk", "at", "owner_id", "level", "due_on", "first")
    for obstacle, group, key, moment, owner, level, due_on, first in said.values_list(*columns):
        yield obstacle, group, Routed(key, moment, moment, owner, Level(level), due_on, first)


def _answered(which: Q, at: datetime) -> Iterator[tuple[int | None, int | None, Answered]]:
    rows = Answer.objects.filter(which, at__lte=at).order_by("id")
    for obstacle, group, key, moment in rows.values_list("obstacle_id", "group_id", "pk", "at"):
        yield obstacle, group, Answered(key, moment, moment)


def _classed(ids: QuerySet[Obstacle, Any], at: datetime) -> Mapping[int, list[Classed]]:
    rows = Classing.objects.filter(obstacle__in=ids, at__lte=at).order_by("obstacle_id", "id")
    found: dict[int, list[Classed]] = defaultdict(list)
    for key, moment, category, level in rows.values_list("obstacle_id", "at", "category", "level"):
        found[key].append(Classed(moment, Category(category), Level(level)))
    return found


def _order(one: Routed | Answered) -> tuple[datetime, datetime, int]:
    return one.reached_at, one.at, one.id
