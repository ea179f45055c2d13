"""One obstacle or group: the rows themselves, the routing that stands, what happened."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chamdiem.portal.obstacles.facts import Case
from chamdiem.portal.obstacles.models import (
    Answer,
    Classing,
    Closing,
    Comment,
    Group,
    Membership,
    Naming,
    Obstacle,
    Routing,
)
from chamdiem.portal.obstacles.queries.courses import Spell, spells_of

# In this order things happen that happened at one instant.
KINDS = (
    "report", "naming", "classing", "membership", "join", "routing", "comment", "answer", "closing"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened (diễn biến): when, what kind, the row, by whom, to whom."""

    at: datetime
    kind: str
    row: Any
    by: UUID
    is_of_group: bool = False


def one(*, public_id: UUID) -> Obstacle | None:
    """Return the obstacle of that identity with all it hangs on."""
    rows = Obstacle.objects.select_related("organisation", "task", "version")
    return rows.filter(public_id=public_id).first()


def named(*, keys: Collection[UUID]) -> Sequence[Obstacle]:
    """Return the obstacles of those identities."""
    return list(Obstacle.objects.filter(public_id__in=keys).order_by("pk"))


def routing_now(*, case: Case) -> Routing | None:
    """Return where an obstacle or a group was put last, as such."""
    return case.routings.select_related("owner", "obstacle", "group").order_by("-id").first()


def group_of(*, obstacle: Obstacle) -> Group | None:
    """Return the group that an obstacle is in now."""
    row = obstacle.memberships.select_related("group").order_by("-id").first()
    return row.group if row else None


def asked_of(*, case: Case) -> frozenset[int]:
    """Return the organisations that were ever asked about an obstacle, or about its group."""
    which = Q(group=case) if isinstance(case, Group) else Q(obstacle=case)
    if isinstance(case, Obstacle):
        group = group_of(obstacle=case)
        which |= Q(group=group) if group else Q()
    return frozenset(Routing.objects.filter(which).values_list("owner_id", flat=True))


def history(*, case: Case, at: datetime) -> tuple[Happened, ...]:
    """Return all that happened until an instant, the latest first."""
    found = _of_group(case, at) if isinstance(case, Group) else _of_obstacle(case, at)
    return tuple(sorted(found, key=_order, reverse=True))


def answers_of(*, case: Case, at: datetime) -> tuple[Happened, ...]:
    """Return what was answered, the latest first; of an obstacle also what its group was."""
    return tuple(it for it in history(case=case, at=at) if it.kind == "answer")


def _order(it: Happened) -> tuple[datetime, int, int]:
    return it.at, KINDS.index(it.kind), it.row.pk


def _of_obstacle(obstacle: Obstacle, at: datetime) -> Iterator[Happened]:
    yield Happened(obstacle.at, "report", obstacle, obstacle.by)
    first, *rest = Classing.objects.filter(obstacle=obstacle, at__lte=at).order_by("id")
    yield from _rows("classing", rest)
    joined = Membership.objects.filter(obstacle=obstacle, at__lte=at).order_by("id")
    yield from _rows("membership", joined.prefetch_related("group__namings"))
    yield from _handled(Q(obstacle=obstacle), at)
    ids = Obstacle.objects.filter(pk=obstacle.pk).values("pk")
    spells = spells_of(ids, at).get(obstacle.pk, ())
    for it in _handled(Q(group__in={spell.group_id for spell in spells}), at, is_of_group=True):
        if _reached(it.row, spells):
            yield it
    yield from _rows("closing", Closing.objects.filter(obstacle=obstacle, at__lte=at))


def _of_group(group: Group, at: datetime) -> Iterator[Happened]:
    yield from _rows("naming", Naming.objects.filter(group=group, at__lte=at))
    joined = Membership.objects.filter(group=group, at__lte=at)
    yield from _rows("join", joined.select_related("obstacle"))
    yield from _handled(Q(group=group), at)


def _handled(which: Q, at: datetime, *, is_of_group: bool = False) -> Iterator[Happened]:
    """Return routings, opinions and answers of a case; three queries."""
    routings = Routing.objects.filter(which, at__lte=at)
    yield from _rows("routing", routings.select_related("owner"), is_of_group=is_of_group)
    said = Comment.objects.filter(routing__in=routings.values("pk"), at__lte=at)
    yield from _rows("comment", said.select_related("routing"), is_of_group=is_of_group)
    answers = Answer.objects.filter(which, at__lte=at)
    yield from _rows("answer", answers, is_of_group=is_of_group)


def _reached(row: Any, spells: Iterable[Spell]) -> bool:
    group_id = row.routing.group_id if isinstance(row, Comment) else row.group_id
    return any(spell.group_id == group_id and spell.has(row.at) for spell in spells)


def _rows(
    kind: str, rows: Iterable[Any] | QuerySet[Any], *, is_of_group: bool = False
) -> Iterator[Happened]:
    for row in rows:
        yield Happened(row.at, kind, row, row.by, is_of_group)
