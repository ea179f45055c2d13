"""What waits of tasks and of the fourteen duties: at own units, and with who gave a task."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.duties import queries as duties
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks import queries as tasks
from chamdiem.portal.tasks.choices import Doing, Timing


def items(*, user: Any, own: Belongings, at: datetime, on: date) -> Iterator[Item]:
    """Return what waits for the person of tasks, duties and documents that were read."""
    if own.seen:
        yield from _tasks(own, at)
        yield from _duties(own, at)
    if user.has_perm(Right.TASKS_GIVE):
        yield from _to_answer(at)
        yield from _to_review()


def _tasks(own: Belongings, at: datetime) -> Iterator[Item]:
    open_ones = [
        one
        for one in tasks.led(organisations=own.seen, at=at)
        if one.doing in (Doing.NOT_BEGUN, Doing.UNDER_WAY)
    ]
    for timing, urgency, words in (
        (Timing.LATE, BAD, "Nhiệm vụ quá hạn"),
        (Timing.SOON, WARN, "Nhiệm vụ sắp đến hạn"),
    ):
        found = [one for one in open_ones if one.timing is timing]
        if found:
            first = min(found, key=lambda one: (one.due_on or date.max, one.id))
            address = f"{reverse('tasks:list')}?{urlencode({'han': str(timing.label)})}"
            day = f"hết {first.due_on:%d/%m/%Y}: " if first.due_on else ""
            yield Item(f"{words}: {len(found)}", address, urgency, f"{day}{first.title}")


def _duties(own: Belongings, at: datetime) -> Iterator[Item]:
    """Say of each own unit what is late of its head's duties, else what is open."""
    late: dict[int, int] = {}
    waiting: dict[int, int] = {}
    for (unit, _), state in duties.states(organisations=own.seen, at=at).items():
        late[unit] = late.get(unit, 0) + state.late_count
        waiting[unit] = waiting.get(unit, 0) + state.open_count
    there = Organisation.objects.in_bulk([unit for unit, count in waiting.items() if count])
    for unit, found in there.items():
        address = reverse("duties:unit", args=[found.public_id])
        words = f"Nội dung của người đứng đầu chờ xác nhận: {waiting[unit]}"
        detail = own.names.get(unit, "")
        if late[unit]:
            yield Item(f"{words}, quá hạn {late[unit]}", address, BAD, detail)
        else:
            yield Item(words, address, WARN, detail)


def _to_answer(at: datetime) -> Iterator[Item]:
    owed = tasks.owed(at=at)
    address = f"{reverse('tasks:list')}?{urlencode({'tinh-trang': str(Doing.CLAIMED.label)})}"
    if owed.claims:
        words = f"Báo hoàn thành chờ xác nhận sản phẩm: {owed.claims}"
        detail = f"quá hạn trả lời {owed.claims_over}" if owed.claims_over else ""
        yield Item(words, address, BAD if owed.claims_over else WARN, detail)
    if owed.extensions:
        yield Item(
            f"Xin gia hạn chờ quyết định: {owed.extensions}",
            reverse("tasks:one", args=[owed.first_extension]),
            WARN,
            "mở lần xin sớm nhất",
        )


def _to_review() -> Iterator[Item]:
    """Name the documents that were read and whose tasks nobody has looked at."""
    for public_id, name, count in directives.unreviewed():
        words = f"Đề xuất của bộ đọc chờ quyết định: {count}"
        yield Item(words, reverse("tasks:review", args=[public_id]), WARN, name)
