"""Obstacles of the same cause are joined by a person into one group, and taken out again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.obstacles.actions import ground
from chamdiem.portal.obstacles.models import Group, Membership, Naming, Obstacle

LONGEST_TITLE = 300


@transaction.atomic
def join(
    *,
    obstacles: Sequence[Obstacle],
    by: User,
    at: datetime,
    group: Group | None = None,
    title: str = "",
) -> Group:
    """Join obstacles to a group, or to a new one of that title (ghép nhóm nguyên nhân)."""
    into = group or _found(title, by, at)
    ground.take_turns(into)
    joined = [one for one in sorted(obstacles, key=_key) if _joins(one, into)]
    if not joined:
        raise ground.NothingChanges("Các vướng mắc đã chọn đang ở trong nhóm này rồi.")
    for one in joined:
        Membership.objects.create(obstacle=one, group=into, at=at, by=by.public_id)
    audit.record(
        verb="obstacles.group.joined",
        actor=by.opaque_id,
        subject=into,
        at=at,
        joined=[str(one.public_id) for one in joined],
    )
    return into


@transaction.atomic
def leave(*, obstacle: Obstacle, by: User, at: datetime) -> Membership:
    """Take an obstacle out of its group (đưa ra khỏi nhóm); what was answered until then stays."""
    ground.require_open(obstacle)
    group = ground.group_of(obstacle)
    if group is None:
        raise ground.NothingChanges("Vướng mắc không ở trong nhóm nào.")
    row = Membership.objects.create(obstacle=obstacle, group=None, at=at, by=by.public_id)
    audit.record(
        verb="obstacles.group.left",
        actor=by.opaque_id,
        subject=group,
        at=at,
        left=str(obstacle.public_id),
    )
    return row


@transaction.atomic
def rename(*, group: Group, title: str, by: User, at: datetime) -> Naming:
    """Name the cause of a group anew (đổi tên nhóm)."""
    ground.take_turns(group)
    row = _name(group, title, by, at)
    audit.record(
        verb="obstacles.group.renamed", actor=by.opaque_id, subject=group, at=at, naming=row.pk
    )
    return row


def _found(title: str, by: User, at: datetime) -> Group:
    group = Group.objects.create(at=at, by=by.public_id)
    _name(group, title, by, at)
    audit.record(verb="obstacles.group.founded", actor=by.opaque_id, subject=group, at=at)
    return group


def _name(group: Group, title: str, by: User, at: datetime) -> Naming:
    kept = ground.said(title, what="nguyên nhân chung", longest=LONGEST_TITLE)
    return Naming.objects.create(group=group, title=kept, at=at, by=by.public_id)


def _joins(obstacle: Obstacle, into: Group) -> bool:
    ground.require_open(obstacle)
    now = ground.group_of(obstacle)
    return now is None or now.pk != into.pk


def _key(obstacle: Obstacle) -> int:
    return obstacle.pk
