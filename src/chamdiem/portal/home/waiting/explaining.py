"""What waits of explanations: what own units must answer, what the Department must judge."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.rights import Right
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.choices import State
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings


def items(*, user: Any, own: Belongings, at: datetime) -> Iterator[Item]:
    """Return what waits for the person of explanations."""
    if own.seen:
        yield from _own(own, at)
    if user.has_perm(Right.EXPLANATIONS_ASK):
        waiting = [one for one in queries.listed(at=at) if one.standing.state is State.GIVEN]
        if waiting:
            words = f"Giải trình chờ xem, chấp nhận hoặc không: {len(waiting)}"
            yield Item(words, reverse("explanations:list"), WARN)


def _own(own: Belongings, at: datetime) -> Iterator[Item]:
    for one in queries.listed(at=at, only=own.seen):
        if one.standing.is_open and one.standing.state is not State.GIVEN:
            yield Item(
                f"Giải trình: {one.name}, hết ngày {one.standing.due_on:%d/%m/%Y}",
                reverse("explanations:one", args=[one.public_id]),
                BAD if one.standing.is_late else WARN,
                one.organisation,
            )
