"""A unit receives and answers; the Department says what came of it, which closes it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.urging.actions import ground
from chamdiem.portal.urging.choices import Verdict
from chamdiem.portal.urging.facts import Refused
from chamdiem.portal.urging.models import Issued, Outcome, Received, Response, Urged


class IsClosed(Refused):
    """Raise when the urging of a unit was concluded already."""


class IsDraft(Refused):
    """Raise when a letter has no number yet and counts for nothing."""


@transaction.atomic
def acknowledge(*, urged: Urged, by: User, at: datetime) -> Received:
    """Say that the unit has the letter (xác nhận đã nhận); again changes nothing."""
    _require_sent(urged)
    row, is_new = Received.objects.get_or_create(
        urged=urged, defaults={"at": at, "by": by.public_id}
    )
    if is_new:
        _record("urging.letter.received", urged, by, at)
    return row


def respond_with_file(
    *, urged: Urged, text: str, content: tuple[str, bytes] | None, by: User, at: datetime
) -> Response:
    """Answer with a file: both are kept, or neither."""
    with transaction.atomic():
        file = None
        if content is not None:
            name, body = content
            file = files.store(content=body, name=name, by=by, at=at)
        return respond(urged=urged, text=text, file=file, by=by, at=at)


@transaction.atomic
def respond(
    *, urged: Urged, text: str, file: Stored | None = None, by: User, at: datetime
) -> Response:
    """Answer a letter (trả lời đôn đốc); who answers has received it."""
    ground.take_turns(urged.letter)
    _require_open(urged)
    words = ground.said(text, what="kết quả thực hiện hoặc lý do chưa thực hiện")
    acknowledge(urged=urged, by=by, at=at)
    row = Response.objects.create(urged=urged, text=words, file=file, at=at, by=by.public_id)
    _record("urging.letter.answered", urged, by, at)
    return row


@transaction.atomic
def conclude(*, urged: Urged, verdict: Verdict, note: str = "", by: User, at: datetime) -> Outcome:
    """Say what came of a unit's urging (kết luận), which closes it.

    What was not done needs words; an abolished unit's closes as “không còn căn cứ”.
    """
    ground.take_turns(urged.letter)
    _require_open(urged)
    if verdict is not Verdict.DONE:
        ground.said(note, what="vì sao, để đơn vị và người sau hiểu kết luận")
    try:
        with transaction.atomic():
            row = Outcome.objects.create(
                urged=urged, verdict=verdict, note=note.strip(), at=at, by=by.public_id
            )
    except IntegrityError as error:
        raise IsClosed("Việc đôn đốc này vừa được kết luận ở cửa sổ khác.") from error
    _record("urging.letter.concluded", urged, by, at, verdict=verdict.value)
    return row


def _require_sent(urged: Urged) -> None:
    if not Issued.objects.filter(letter=urged.letter_id).exists():
        raise IsDraft("Văn bản chưa có số và ngày nên chưa có hiệu lực.")


def _require_open(urged: Urged) -> None:
    _require_sent(urged)
    if Outcome.objects.filter(urged=urged).exists():
        raise IsClosed("Việc đôn đốc này đã kết thúc; căn cứ mới thì lập văn bản mới.")


def _record(verb: str, urged: Urged, by: User, at: datetime, **details: Any) -> None:
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=urged.letter,
        at=at,
        unit=urged.organisation_id,
        **details,
    )
