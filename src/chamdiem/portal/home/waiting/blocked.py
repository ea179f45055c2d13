"""What waits of obstacles: an opinion own units are asked for, what the Department must route."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.obstacles import queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.queries.listing import Filters


def items(*, user: Any, own: Belongings, at: datetime) -> Iterator[Item]:
    """Return what waits for the person of obstacles."""
    if own.seen:
        yield from _asked(own, at)
    if user.has_perm(Right.OBSTACLES_MANAGE):
        yield from _to_route(at)


def _asked(own: Belongings, at: datetime) -> Iterator[Item]:
    groups: set[int] = set()  # a group is asked about once, however many obstacles it has
    for one in queries.listed(filters=Filters(only=own.seen), at=at):
        if one.group_id in groups:
            continue
        if one.state is State.WAITING and one.owner_id in own.seen and one.due_on:
            if one.group_id is not None:
                groups.add(one.group_id)
            yield Item(
                f"Cho ý kiến về vướng mắc, hết ngày {one.due_on:%d/%m/%Y}",
                reverse("obstacles:one", args=[one.public_id]),
                BAD if one.is_late else WARN,
                one.text[:120],
            )


def _to_route(at: datetime) -> Iterator[Item]:
    found = queries.listed(filters=Filters(), at=at)
    address = reverse("obstacles:list")
    new = sum(one.state is State.NEW for one in found)
    if new:
        yield Item(f"Khó khăn, vướng mắc mới báo, chờ chuyển: {new}", address, WARN)
    late = sum(one.state is State.WAITING and one.is_late for one in found)
    if late:
        yield Item(f"Vướng mắc quá hạn cho ý kiến: {late}", address, BAD)
    said = sum(one.state is State.COMMENTED for one in found)
    if said:
        yield Item(f"Vướng mắc đã có ý kiến, chờ trả lời đơn vị: {said}", address, WARN)
