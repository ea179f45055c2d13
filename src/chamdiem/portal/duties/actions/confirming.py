"""A unit confirms a duty, with what its answer must bring; the Department names key sectors."""

from dataclasses import replace
from datetime import date, datetime

from django.db import connection, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.duties.choices import Answer
from chamdiem.portal.duties.declared import BY_NUMBER, Duty
from chamdiem.portal.duties.facts import Refused, Said
from chamdiem.portal.duties.models import Confirmation, Occasion, SectorAgency, Supervised
from chamdiem.portal.files import actions as files
from chamdiem.portal.orgs.models import Organisation

LONGEST = 4000


class Lacks(Refused):
    """Raise when an answer lacks what the duty asks for."""


class NotNothing(Refused):
    """Raise when a duty cannot be answered by nothing having arisen."""


@transaction.atomic
def confirm(*, occasion: Occasion, said: Said, by: User, at: datetime) -> Confirmation:
    """Confirm a duty (xác nhận nội dung); what was said before stays readable."""
    duty = BY_NUMBER[occasion.duty]
    _require_whole(duty, said, moments.day_of(at))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('duties'), %s)", [occasion.pk])
    row = Confirmation.objects.create(
        occasion=occasion,
        answer=said.answer,
        numerator=said.numerator,
        denominator=said.denominator,
        text=_kept(said.text),
        in_charge=_kept(said.in_charge)[:200],
        number=_kept(said.number)[:110],
        issued_on=said.issued_on,
        link=said.link.strip()[:500],
        file=said.file,
        at=at,
        by=by.public_id,
    )
    Supervised.objects.bulk_create(
        Supervised(
            confirmation=row,
            kind=one.kind,
            on=one.on,
            number=_kept(one.number)[:110],
            subject=_kept(one.subject)[:300],
        )
        for one in said.watched
    )
    audit.record(
        verb="duties.duty.confirmed",
        actor=by.opaque_id,
        subject=occasion,
        at=at,
        duty=occasion.duty,
        answer=said.answer.value,
    )
    return row


def confirm_with_file(
    *, occasion: Occasion, said: Said, content: tuple[str, bytes] | None, by: User, at: datetime
) -> Confirmation:
    """Confirm a duty with a file of evidence: both are kept, or neither."""
    with transaction.atomic():
        if content is not None:
            name, body = content
            said = replace(said, file=files.store(content=body, name=name, by=by, at=at))
        return confirm(occasion=occasion, said=said, by=by, at=at)


@transaction.atomic
def name_sector(
    *,
    organisation: Organisation,
    sector: str,
    is_in: bool,
    holds_from: date,
    by: User,
    at: datetime,
) -> SectorAgency:
    """Say that an agency leads a key sector, or no more (cơ quan ngành trọng điểm)."""
    named = _kept(sector)[:80]
    if not named:
        raise Lacks("Hãy ghi ngành, ví dụ nông nghiệp, y tế, du lịch.")
    row = SectorAgency.objects.create(
        organisation=organisation,
        sector=named,
        is_in=is_in,
        holds_from=holds_from,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="duties.sector.named",
        actor=by.opaque_id,
        subject=row,
        at=at,
        organisation=str(organisation.public_id),
        is_in=is_in,
    )
    return row


def _require_whole(duty: Duty, said: Said, today: date) -> None:
    if said.answer is Answer.NOT_APPLICABLE and not _kept(said.text):
        raise Lacks("“Không áp dụng” phải ghi lý do; Sở KH&CN xem khi thẩm định.")
    if said.answer is Answer.NOTHING_AROSE and not duty.may_be_nothing:
        raise NotNothing(f"Nội dung {duty.number} không trả lời “Không phát sinh” được.")
    if said.answer is not Answer.DONE:
        return
    for lacks, words in _lacking(duty, said):
        if lacks:
            raise Lacks(f"Nội dung {duty.number}: {words}")
    if any(one.on > today for one in said.watched):
        raise Lacks("Ngày họp, ngày kiểm tra không thể sau hôm nay.")


def _lacking(duty: Duty, said: Said) -> tuple[tuple[bool, str], ...]:
    """Return each thing that is asked for, and whether it is not there."""
    num, den = said.numerator, said.denominator
    has_share = num is not None and den is not None and den > 0 and num >= 0
    has_paper = bool(_kept(said.number)) and said.issued_on is not None
    return (
        (duty.has_share and not has_share, "ghi tử số và mẫu số; mẫu số lớn hơn 0."),
        (
            duty.has_document and not (has_paper or said.file),
            "ghi số, ngày của văn bản, hoặc gửi tệp.",
        ),
        (duty.number == 2 and not _kept(said.in_charge), "ghi người đứng đầu trực tiếp phụ trách."),
        (
            duty.has_link and not said.link.startswith(("http://", "https://")),
            "dán đường dẫn đến bài đăng, bắt đầu bằng https://.",
        ),
        (
            duty.has_supervised and not said.watched,
            "ghi ít nhất một cuộc họp đã chủ trì hoặc một cuộc kiểm tra.",
        ),
    )


def _kept(written: str) -> str:
    return text.nfc(written).strip()[:LONGEST]
