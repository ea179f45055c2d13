"""What waits of urging: letters a unit must receive or answer; drafts, time limits and answers."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.urging import queries
from chamdiem.portal.urging.choices import Level, Stage


def items(*, user: Any, own: Belongings, at: datetime) -> Iterator[Item]:
    """Return what waits for the person of urging."""
    if own.seen:
        yield from _own(own, at)
    drafts, sends = user.has_perm(Right.URGING_DRAFT), user.has_perm(Right.URGING_SEND)
    if drafts or sends:
        yield from _letters(at, drafts=drafts, sends=sends)


def _own(own: Belongings, at: datetime) -> Iterator[Item]:
    for one in queries.waiting_for(organisations=own.seen, at=at):
        is_late = one.stage is Stage.OVERDUE
        yield Item(
            f"Văn bản đôn đốc {one.number} chờ trả lời, hết ngày {one.due_on:%d/%m/%Y}",
            reverse("urging:letter", args=[one.letter]),
            BAD if is_late else WARN,
            one.name,
        )


def _letters(at: datetime, *, drafts: bool, sends: bool) -> Iterator[Item]:
    """Say how many wait for a number, for the next level, for a conclusion."""
    found = queries.standings(at=at)
    address = reverse("urging:list")
    mine = [
        one
        for one in found
        if one.stage is Stage.DRAFT and sends and (one.level is Level.FIRST) == drafts
    ]
    if mine:
        letters = len({one.letter for one in mine})
        yield Item(f"Dự thảo đôn đốc chờ ký, ghi số: {letters}", address, WARN)
    late = [one for one in found if one.stage is Stage.OVERDUE and not one.is_raised]
    if drafts and late:
        yield Item(f"Đơn vị quá hạn trả lời đôn đốc: {len(late)}", address, BAD)
    answered = [one for one in found if one.stage is Stage.ANSWERED]
    if drafts and answered:
        yield Item(f"Trả lời đôn đốc chờ kết luận: {len(answered)}", address, WARN)
