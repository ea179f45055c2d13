"""A letter of urging is drawn up for several units at once, raised a level, or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.urging import queries
from chamdiem.portal.urging.actions import ground
from chamdiem.portal.urging.choices import Level, Stage
from chamdiem.portal.urging.facts import Candidate, Refused
from chamdiem.portal.urging.models import Dropped, Letter, Urged

NEXT = {Level.FIRST: Level.SECOND, Level.SECOND: Level.THIRD}


class NobodyToUrge(Refused):
    """Raise when none of the units named may be urged."""


class OddDue(Refused):
    """Raise when the day until which to answer has passed."""


class NotOverdue(Refused):
    """Raise when a level is to be raised before the time limit passed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a letter asks of units of a month, and until when."""

    month: str
    units: Sequence[int]
    content: str
    due_on: date


@transaction.atomic
def draft(*, wanted: Wanted, by: User, at: datetime) -> Letter:
    """Draw up a letter of the first level to units with grounds (lập văn bản đôn đốc).

    Grounds are read anew: a unit without any, held back, or urged already is refused by name.
    """
    found = {one.organisation_id: one for one in queries.candidates(month=wanted.month, at=at)}
    chosen = [_may_be_urged(found.get(unit)) for unit in wanted.units]
    if not chosen:
        raise NobodyToUrge("Hãy chọn ít nhất một đơn vị.")
    row = _letter(Level.FIRST, wanted, by, at)
    for one in chosen:
        Urged.objects.create(
            letter=row,
            organisation_id=one.organisation_id,
            is_request=one.is_request,
            grounds=[ground_of.as_json() for ground_of in one.grounds],
            at=at,
            by=by.public_id,
        )
    _record("urging.letter.drafted", row, by, at, count=len(chosen))
    return row


@transaction.atomic
def raise_level(*, letter: Letter, content: str, due_on: date, by: User, at: datetime) -> Letter:
    """Draw up the next level to those who did not answer in time (đề xuất cấp trên); a draft.

    It is proposed when the time limit has passed and sent only by a person.
    """
    ground.take_turns(letter)
    level = NEXT.get(Level(letter.level))
    if level is None:
        raise NotOverdue("Cấp 3 là cấp cao nhất của đôn đốc.")
    late = [
        one
        for one in queries.standings(at=at, letter=letter)
        if one.stage is Stage.OVERDUE and not one.is_raised
    ]
    if not late:
        raise NotOverdue("Không có đơn vị nào quá hạn trả lời mà chưa đề xuất cấp trên.")
    month = letter.period.month if letter.period else ""
    row = _letter(level, Wanted(month, [], content, due_on), by, at)
    for one in late:
        Urged.objects.create(
            letter=row,
            organisation_id=one.organisation_id,
            is_request=one.is_request,
            grounds=list(one.grounds),
            previous_id=one.id,
            at=at,
            by=by.public_id,
        )
    _record("urging.letter.raised", row, by, at, count=len(late))
    return row


@transaction.atomic
def drop(*, letter: Letter, reason: str, by: User, at: datetime) -> None:
    """Drop a draft (bỏ dự thảo), with why."""
    ground.take_turns(letter)
    ground.require_draft(letter)
    why = ground.said(reason, what="lý do bỏ dự thảo")
    try:
        with transaction.atomic():
            Dropped.objects.create(letter=letter, reason=why, at=at, by=by.public_id)
    except IntegrityError as error:
        raise ground.IsSent("Dự thảo này vừa được bỏ ở cửa sổ khác.") from error
    _record("urging.letter.dropped", letter, by, at)


def _may_be_urged(one: Candidate | None) -> Candidate:
    if one is None:
        raise NobodyToUrge("Một đơn vị đã chọn không còn căn cứ để đôn đốc; mở lại danh sách.")
    if one.held_back:
        raise NobodyToUrge(f"{one.name} {one.held_back} nên chưa đôn đốc về việc này.")
    if one.urged:
        raise NobodyToUrge(f"{one.name} {one.urged}; không gửi hai lần cho một việc.")
    return one


def _letter(level: Level, wanted: Wanted, by: User, at: datetime) -> Letter:
    if wanted.due_on <= moments.day_of(at):
        raise OddDue("Hạn trả lời phải sau hôm nay.")
    return Letter.objects.create(
        level=level,
        period=periods.period(month=wanted.month) if wanted.month else None,
        content=ground.said(wanted.content, what="nội dung đề nghị đơn vị thực hiện"),
        due_on=wanted.due_on,
        at=at,
        by=by.public_id,
    )


def _record(verb: str, row: Letter, by: User, at: datetime, **details: Any) -> None:
    audit.record(verb=verb, actor=by.opaque_id, subject=row, at=at, level=row.level, **details)
