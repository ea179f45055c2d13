"""Moving a deadline for all, and letting one unit send later (I20): the first always stays."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import deadlines, working_days
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.common import moments, text
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries, schedule
from chamdiem.portal.periods.actions import ground
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.choices import STAND_ONCE_PASSED, Due, Stage
from chamdiem.portal.periods.facts import Term
from chamdiem.portal.periods.models import Deadline, Leave, Period

TAKES_RETURNS = (Stage.OPEN, Stage.SELF_SCORE, Stage.APPRAISAL)


class NoReason(Refused):
    """Raise when no reason is given."""


class AlreadyPassed(Refused):
    """Raise when the deadline has passed."""


class NotLater(Refused):
    """Raise when the new deadline is not later than the one in force."""


class OutOfOrder(Refused):
    """Raise when a deadline would come after the following one."""


class NotExpected(Refused):
    """Raise when the unit is not expected in the period."""


class TooLateForLeave(Refused):
    """Raise when the period takes no returns any more."""


@transaction.atomic
def shift_stage(
    *,
    period: Period,
    what: Due,
    to: date,
    reason: str,
    carries_later: bool = False,
    by: User,
    at: datetime,
) -> list[Deadline]:
    """Move a deadline for all units (Lùi thời hạn); the first is kept, pages of the month tell it.

    One that has passed moves too, save those that units are held to: a unit has its own leave.
    With `carries_later` those after it move by as many working days.
    """
    stands, written = ground.locked(period), text.nfc(reason).strip()
    _require_reason(written)
    terms = queries.terms(period=stands)
    _require_later(terms[what], to, at)
    wanted = {what: to} | (_later(terms, what, to) if carries_later else {})
    _require_order(terms, wanted)
    rows = [_set(stands, each, day, written, by, at) for each, day in wanted.items()]
    audit.record(
        verb="periods.deadline.shifted",
        actor=by.opaque_id,
        subject=stands,
        at=at,
        before={each: moments.day_of(terms[each].due_at).isoformat() for each in wanted},
        after={each: day.isoformat() for each, day in wanted.items()},
        month=stands.month,
        reason=written,
    )
    return rows


@transaction.atomic
def leave(
    *,
    period: Period,
    organisation: Organisation,
    until: date,
    reason: str,
    by: User,
    at: datetime,
) -> Leave:
    """Let one unit send later than the others (Gia hạn riêng), with the reason."""
    stands, written = ground.locked(period), text.nfc(reason).strip()
    _require_reason(written)
    _require_expected(stands, organisation)
    _require_taking(stands)
    instant = deadlines.end_of(until)
    _require_beyond(queries.sending_due(period=stands, organisation=organisation), instant, at)
    row = Leave.objects.create(
        period=stands,
        organisation=organisation,
        until=instant,
        reason=written,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="periods.leave.given",
        actor=by.opaque_id,
        subject=stands,
        at=at,
        month=stands.month,
        organisation=str(organisation.public_id),
        until=until.isoformat(),
        reason=written,
    )
    return row


def _set(period: Period, what: Due, day: date, reason: str, by: User, at: datetime) -> Deadline:
    return Deadline.objects.create(
        period=period,
        what=what,
        due_at=schedule.instant_of(what, day),
        reason=reason,
        at=at,
        by=by.public_id,
    )


def _later(terms: Mapping[Due, Term], what: Due, to: date) -> dict[Due, date]:
    """Return the days of the later deadlines, moved by as many working days; 0 moves none."""
    calendar, order = calendars.calendar(), list(Due)
    by = working_days.between(calendar, moments.day_of(terms[what].due_at), to)
    after = order[order.index(what) + 1 :] if by else []
    return {
        each: working_days.add(calendar, moments.day_of(terms[each].due_at), by) for each in after
    }


def _require_reason(reason: str) -> None:
    if not reason:
        raise NoReason("Hãy ghi lý do: mọi đơn vị và người kiểm tra đều đọc được lý do này.")


def _require_later(term: Term, to: date, at: datetime) -> None:
    stands = moments.day_of(term.due_at)
    if at > term.due_at and term.what in STAND_ONCE_PASSED:
        raise AlreadyPassed(
            f"Thời hạn “{term.what.label}” đã qua, ngày {stands:%d/%m/%Y}, nên không lùi được nữa. "
            "Đơn vị gửi chậm có lý do thì gia hạn riêng cho đơn vị ấy."
        )
    if to <= stands:
        raise NotLater(
            f"Thời hạn “{term.what.label}” đang là ngày {stands:%d/%m/%Y}. Thời hạn đã báo chỉ lùi "
            "sang ngày sau, không rút ngắn."
        )
    if schedule.instant_of(term.what, to) < at:
        raise NotLater(f"Ngày {to:%d/%m/%Y} đã qua. Hãy chọn từ hôm nay trở đi.")


def _require_order(terms: Mapping[Due, Term], wanted: Mapping[Due, date]) -> None:
    days = {each: moments.day_of(term.due_at) for each, term in terms.items()} | dict(wanted)
    for one, following in zip(Due, list(Due)[1:], strict=False):
        if days[one] > days[following]:
            raise OutOfOrder(
                f"“{one.label}” sẽ vào ngày {days[one]:%d/%m/%Y}, sau “{following.label}” ngày "
                f"{days[following]:%d/%m/%Y}. Hãy chọn lùi cả các mốc sau, hoặc chọn ngày sớm hơn."
            )


def _require_expected(period: Period, organisation: Organisation) -> None:
    if queries.expected_unit(period=period, organisation=organisation) is None:
        raise NotExpected(
            f"Đơn vị này không có trong danh sách phải gửi phiếu của {ground.spoken(period)}."
        )


def _require_taking(period: Period) -> None:
    if period.stage not in TAKES_RETURNS:
        raise TooLateForLeave(
            f"{ground.spoken(period).capitalize()} đang ở giai đoạn “{period.get_stage_display()}”"
            ", không nhận phiếu nữa nên không gia hạn riêng được."
        )


def _require_beyond(stands: datetime, instant: datetime, at: datetime) -> None:
    if instant <= stands or instant <= at:
        raise NotLater(
            f"Đơn vị đang được gửi đến hết ngày {moments.day_of(stands):%d/%m/%Y}. Hãy chọn ngày "
            "sau ngày đó và chưa qua."
        )
