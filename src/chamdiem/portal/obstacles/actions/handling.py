"""An obstacle or a whole group is routed, commented on, answered, closed."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.queries import calendar
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.obstacles.actions import ground
from chamdiem.portal.obstacles.choices import Level
from chamdiem.portal.obstacles.facts import Case, Opinion, Refused, Reply
from chamdiem.portal.obstacles.models import (
    Answer,
    Closing,
    Comment,
    Group,
    Obstacle,
    Routing,
)
from chamdiem.portal.orgs.models import Organisation

# What is done to a whole group has a verb of its own.
ROUTED = {Obstacle: "obstacles.obstacle.routed", Group: "obstacles.group.routed"}
COMMENTED = {Obstacle: "obstacles.obstacle.commented", Group: "obstacles.group.commented"}
ANSWERED = {Obstacle: "obstacles.obstacle.answered", Group: "obstacles.group.answered"}


class NotAsked(Refused):
    """Raise when an opinion is given to a routing that no longer stands."""


@transaction.atomic
def route(
    *, case: Case, owner: Organisation, level: Level, note: str, by: User, at: datetime
) -> Routing:
    """Put an obstacle or a group before an organisation (chuyển, chuyển lên cấp trên)."""
    ground.require_open(case)
    _require_alone(case)
    last = case.routings.select_related("owner").order_by("-id").first()
    if last is not None:
        _require_new(case, last, owner, level)
    words = ground.optional(note, what="nội dung cần cho ý kiến")
    row = Routing.objects.create(
        **ground.parted(case),
        owner=owner,
        level=level,
        note=ground.said(words, what="vì sao chuyển tiếp") if last else words,
        due_on=_due(at),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb=ROUTED[type(case)],
        actor=by.opaque_id,
        subject=case,
        at=at,
        owner=str(owner.public_id),
        level=level,
        due=row.due_on.isoformat(),
    )
    return row


@transaction.atomic
def comment(*, routing: Routing, opinion: Opinion, by: User, at: datetime) -> Comment:
    """Give the opinion of the organisation that was asked (cho ý kiến)."""
    case = routing.group or routing.obstacle
    assert case is not None  # the database holds that a routing is of one case
    ground.require_open(case)
    if case.routings.latest("id").pk != routing.pk:
        raise NotAsked(
            "Vướng mắc đã được chuyển tiếp đến cơ quan khác; cơ quan ấy cho ý kiến. Hãy mở lại "
            "trang để xem."
        )
    number = ground.optional(opinion.number, what="số, ký hiệu", longest=110)
    if opinion.is_relayed and not number:
        raise ground.SaysNothing(
            "Ý kiến ghi thay phải kèm số, ký hiệu văn bản của cơ quan được hỏi; chưa có văn bản "
            "thì người của cơ quan ấy tự ghi."
        )
    row = Comment.objects.create(
        routing=routing,
        text=ground.said(opinion.text, what="ý kiến"),
        number=number,
        issued_on=opinion.issued_on,
        is_relayed=opinion.is_relayed,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb=COMMENTED[type(case)],
        actor=by.opaque_id,
        subject=case,
        at=at,
        routing=routing.pk,
        is_relayed=opinion.is_relayed,
    )
    return row


@transaction.atomic
def answer(*, case: Case, reply: Reply, by: User, at: datetime) -> Answer:
    """Answer a unit, or every unit of a group at once (trả lời)."""
    ground.require_open(case)
    row = Answer.objects.create(
        **ground.parted(case),
        text=ground.said(reply.text, what="nội dung trả lời"),
        number=ground.optional(reply.number, what="số, ký hiệu", longest=110),
        issued_on=reply.issued_on,
        at=at,
        by=by.public_id,
    )
    reached = ground.open_of(case) if isinstance(case, Group) else (case,)
    audit.record(
        verb=ANSWERED[type(case)],
        actor=by.opaque_id,
        subject=case,
        at=at,
        answer=row.pk,
        reached=[str(one.public_id) for one in reached],
    )
    return row


@transaction.atomic
def close(*, obstacle: Obstacle, text: str, by: User, at: datetime) -> Closing:
    """Close an obstacle (đóng), saying how it ended; it takes no more."""
    ground.require_open(obstacle)
    return _close(obstacle, ground.said(text, what="kết quả, hoặc vì sao đóng"), by, at)


@transaction.atomic
def close_group(*, group: Group, text: str, by: User, at: datetime) -> int:
    """Close all obstacles of a group that are still open; return how many."""
    ground.require_open(group)
    words = ground.said(text, what="kết quả, hoặc vì sao đóng")
    rows = ground.open_of(group)
    for one in rows:
        ground.require_open(one)
        _close(one, words, by, at)
    return len(rows)


def _require_alone(case: Case) -> None:
    if isinstance(case, Group):
        return
    group = ground.group_of(case)
    if group is not None:
        title = group.namings.latest("id").title
        raise ground.InAGroup(
            f"Vướng mắc đang được xử lý cùng nhóm “{title}”; hãy chuyển cả nhóm, hoặc đưa vướng "
            "mắc này ra khỏi nhóm trước."
        )


def _require_new(case: Case, last: Routing, owner: Organisation, level: Level) -> None:
    is_answered = case.answers.filter(at__gte=last.at).exists()
    if (last.owner_id, last.level) == (owner.pk, level) and not is_answered:
        raise ground.NothingChanges(
            "Vướng mắc đang ở đúng cơ quan và cấp này; cho ý kiến đến hết "
            f"{last.due_on:%d/%m/%Y}. Hãy chọn cơ quan hoặc cấp khác."
        )


def _due(at: datetime) -> date:
    day = moments.day_of(at)
    days = defaults.number("obstacles.comment-days", on=day)
    return working_days.add(calendar(), day, days)


def _close(obstacle: Obstacle, words: str, by: User, at: datetime) -> Closing:
    row = Closing.objects.create(obstacle=obstacle, text=words, at=at, by=by.public_id)
    audit.record(verb="obstacles.obstacle.closed", actor=by.opaque_id, subject=obstacle, at=at)
    return row
