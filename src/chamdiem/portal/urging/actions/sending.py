"""A letter counts from its number and day (phát hành), which a person enters."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.files import actions as files
from chamdiem.portal.files.models import Stored
from chamdiem.portal.urging.actions import ground
from chamdiem.portal.urging.facts import Refused
from chamdiem.portal.urging.models import Issued, Letter


class KnownAlready(Refused):
    """Raise when a number of that day stands already."""


class OddDay(Refused):
    """Raise when a letter is of a day to come, or after its own time limit."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The paper as it was signed: number, day, who signed, and the file where it is there."""

    number: str
    issued_on: date
    signer: str
    file: Stored | None = None


def issue_with_file(
    *,
    letter: Letter,
    number: str,
    issued_on: date,
    signer: str,
    content: tuple[str, bytes] | None,
    by: User,
    at: datetime,
) -> Issued:
    """Enter number and day with the signed paper: both are kept, or neither."""
    with transaction.atomic():
        file = None
        if content is not None:
            name, body = content
            file = files.store(content=body, name=name, by=by, at=at)
        signed = Signed(number, issued_on, signer, file)
        return issue(letter=letter, signed=signed, by=by, at=at)


@transaction.atomic
def issue(*, letter: Letter, signed: Signed, by: User, at: datetime) -> Issued:
    """Enter number and day of the signed letter (phát hành): from here on it counts."""
    ground.take_turns(letter)
    ground.require_draft(letter)
    if signed.issued_on > moments.day_of(at):
        raise OddDay("Ngày văn bản không thể sau hôm nay.")
    if signed.issued_on > letter.due_on:
        raise OddDay(
            f"Hạn trả lời trong dự thảo ({letter.due_on:%d/%m/%Y}) đã qua trước ngày văn bản; hãy "
            "bỏ dự thảo và lập lại với hạn mới."
        )
    try:
        with transaction.atomic():
            row = Issued.objects.create(
                letter=letter,
                number=ground.said(signed.number, what="số, ký hiệu văn bản", longest=80),
                issued_on=signed.issued_on,
                signer=ground.said(signed.signer, what="người ký", longest=200),
                file=signed.file,
                at=at,
                by=by.public_id,
            )
    except IntegrityError as error:
        raise KnownAlready(
            f"Đã có văn bản đôn đốc số {signed.number} ngày {signed.issued_on:%d/%m/%Y}."
        ) from error
    audit.record(
        verb="urging.letter.issued",
        actor=by.opaque_id,
        subject=letter,
        at=at,
        number=row.number,
        level=letter.level,
    )
    return row
