"""Words between a verifier and a unit about a criterion: asked with a due time, answered, noted."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import access, queries
from chamdiem.portal.appraisal.actions import ground
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.models import Message
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import deadlines
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.returns.models import Return
from chamdiem.portal.schemes.queries import scheme_of

ANSWER_DAYS = "appraisal.answer-days"


class NothingAsked(ground.Refused):
    """Raise when an answer has no question, or a question was asked already."""


@transaction.atomic
def ask(*, of: Return, leaf: str, text: str, by: User, at: datetime) -> Message:
    """Ask a unit about a criterion (yêu cầu giải trình), until a due time in working days."""
    row = ground.to_appraise(of)
    _require_verifier(row, leaf, by, at)
    if queries.open_question(of=row, leaf=leaf) is not None:
        raise NothingAsked("Tiêu chí này đang có một câu hỏi chờ đơn vị trả lời.")
    written = ground.note(text, what="nội dung cần đơn vị giải trình")
    return say(row, leaf, Words.ASK, written, due_at=due(at), by=by, at=at)


@transaction.atomic
def answer(*, of: Return, leaf: str, text: str, by: User, at: datetime) -> Message:
    """Answer the question about a criterion (trả lời), by somebody of the unit."""
    row = ground.locked(of)
    access.may_answer(user=by, organisation=row.organisation, on=moments.day_of(at))
    if queries.open_question(of=row, leaf=leaf) is None:
        raise NothingAsked("Tiêu chí này không có câu hỏi nào đang chờ trả lời.")
    written = ground.note(text, what="câu trả lời")
    return say(row, leaf, Words.ANSWER, written, by=by, at=at)


@transaction.atomic
def note(*, of: Return, leaf: str, text: str, by: User, at: datetime) -> Message:
    """Note something on a criterion (ghi chú), for the unit and the other verifiers to read."""
    row = ground.locked(of)
    _require_verifier(row, leaf, by, at)
    return say(row, leaf, Words.NOTE, ground.note(text, what="ghi chú"), by=by, at=at)


def due(at: datetime) -> datetime:
    """Return until when what is asked now is answered: working days from tomorrow on."""
    today = moments.day_of(at)
    days = defaults.number(ANSWER_DAYS, on=today)
    return deadlines.after_working_days(calendars.calendar(), today, days)


def say(
    row: Return,
    leaf: str,
    kind: Words,
    text: str,
    *,
    due_at: datetime | None = None,
    by: User,
    at: datetime,
) -> Message:
    """Write one word into the thread; the caller is atomic."""
    message = Message.objects.create(
        of=row, leaf=leaf, kind=kind, text=text, due_at=due_at, at=at, by=by.public_id
    )
    audit.record(
        verb=_VERBS[kind],
        actor=by.opaque_id,
        subject=row,
        at=at,
        leaf=leaf,
        message=message.pk,
        due=due_at.isoformat() if due_at else None,
    )
    return message


_VERBS = {
    Words.ASK: "appraisal.thread.asked",
    Words.ANSWER: "appraisal.thread.answered",
    Words.NOTE: "appraisal.thread.noted",
}


def _require_verifier(row: Return, leaf: str, by: User, at: datetime) -> None:
    known = {one.code for one in scheme_of(row.period.scheme_version).leaves()}
    if leaf not in known:
        raise NothingAsked("Bộ tiêu chí của kỳ này không có tiêu chí đó.")
    access.may_verify(
        user=by, period=row.period, leaf=leaf, organisation=row.organisation, on=moments.day_of(at)
    )
