"""What waits of inspections: what own units must remedy, what the Department must look at."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.facts import Sight


def items(*, user: Any, own: Belongings, at: datetime, on: date) -> Iterator[Item]:
    """Return what waits for the person of inspections."""
    if own.seen:
        yield from _own(own, at, on)
    if user.has_perm(Right.INSPECTIONS_MANAGE):
        rows = queries.seen(Sight(is_whole=True))
        waiting = sum(one.waiting for one in queries.told(rows=rows, at=at))
        if waiting:
            words = f"Báo cáo khắc phục sau kiểm tra chờ xác nhận: {waiting}"
            yield Item(words, reverse("inspections:list"), WARN)


def _own(own: Belongings, at: datetime, on: date) -> Iterator[Item]:
    rows = queries.seen(Sight(units=frozenset(own.seen)))
    for one in queries.told(rows=rows, at=at):
        address = reverse("inspections:one", args=[one.public_id])
        if one.open:
            words = f"Khắc phục sau kiểm tra: còn {one.open} phát hiện"
            late = f", quá hạn {one.late}" if one.late else ""
            yield Item(f"{words}{late}", address, BAD if one.late else WARN, one.content)
        elif on <= one.to_on and one.is_announced:
            words = f"Đoàn kiểm tra từ {one.from_on:%d/%m/%Y} đến {one.to_on:%d/%m/%Y}"
            yield Item(words, address, WARN, one.content)
