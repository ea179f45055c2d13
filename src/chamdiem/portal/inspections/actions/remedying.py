"""Findings, what the unit did about them, and what the Department says to it (khắc phục)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.files import actions as files
from chamdiem.portal.inspections.actions import ground
from chamdiem.portal.inspections.facts import Done, Found, Refused
from chamdiem.portal.inspections.models import (
    Finding,
    FindingWithdrawal,
    Inspection,
    Remedy,
    RemedyAnswer,
)
from chamdiem.portal.inspections.standing import Course


class NoEvidence(Refused):
    """Raise when a report of a remedy brings nothing to look at."""


class IsSettled(Refused):
    """Raise when a finding was remedied or withdrawn."""


class StillWaits(Refused):
    """Raise when a remedy is reported while another waits for its answer."""


class IsAnswered(Refused):
    """Raise when a remedy was answered already."""


class OwnRemedy(Refused):
    """Raise when somebody would confirm what they reported."""


@transaction.atomic
def note_finding(*, inspection: Inspection, found: Found, by: User, at: datetime) -> Finding:
    """Note what was found wrong and what is asked (ghi phát hiện); the unit reads it in minutes."""
    course = ground.open_course(inspection)
    ground.require_begun(course, at)
    if found.due_on < course.from_on:
        raise ground.OddDays(
            f"Hạn khắc phục không thể trước ngày bắt đầu kiểm tra ({course.from_on:%d/%m/%Y})."
        )
    last = Finding.objects.filter(inspection=inspection).order_by("-number").first()
    row = Finding.objects.create(
        inspection=inspection,
        number=last.number + 1 if last else 1,
        item=found.item,
        text=ground.said(found.text, what="phát hiện"),
        severity=found.severity,
        remedy=ground.said(found.remedy, what="yêu cầu khắc phục"),
        due_on=found.due_on,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="inspections.finding.noted",
        actor=by.opaque_id,
        subject=inspection,
        at=at,
        number=row.number,
    )
    return row


@transaction.atomic
def withdraw_finding(*, finding: Finding, reason: str, by: User, at: datetime) -> FindingWithdrawal:
    """Take back a finding that was noted wrongly, with a reason (rút phát hiện)."""
    _require_unsettled(finding)
    row = FindingWithdrawal.objects.create(
        finding=finding, reason=ground.said(reason, what="lý do rút"), at=at, by=by.public_id
    )
    audit.record(
        verb="inspections.finding.withdrawn",
        actor=by.opaque_id,
        subject=finding.inspection,
        at=at,
        number=finding.number,
    )
    return row


@transaction.atomic
def report_remedy(*, finding: Finding, done: Done, by: User, at: datetime) -> Remedy:
    """Report a finding remedied, with evidence (báo khắc phục): both are kept, or neither."""
    ground.require_minutes(_require_unsettled(finding), what="báo khắc phục được")
    if Remedy.objects.filter(finding=finding, answer=None).exists():
        raise StillWaits(
            "Một lần báo khắc phục đang chờ Sở KH&CN trả lời; có trả lời rồi mới báo lại."
        )
    words, number = ground.said(done.text, what="đã làm gì"), ground.optional(done.number, 110)
    if not number and done.content is None:
        raise NoEvidence("Báo khắc phục phải kèm minh chứng: tệp, hoặc số ký hiệu văn bản.")
    file = None
    if done.content is not None:
        name, body = done.content
        file = files.store(content=body, name=name, by=by, at=at)
    row = Remedy.objects.create(
        finding=finding, text=words, number=number, file=file, at=at, by=by.public_id
    )
    audit.record(
        verb="inspections.remedy.reported",
        actor=by.opaque_id,
        subject=finding.inspection,
        at=at,
        number=finding.number,
    )
    return row


@transaction.atomic
def answer_remedy(
    *, remedy: Remedy, is_confirmed: bool, reason: str, by: User, at: datetime
) -> RemedyAnswer:
    """Confirm a remedy or return it with a reason (xác nhận, trả lại); by nobody of the unit."""
    finding = remedy.finding
    _require_unsettled(finding)
    if RemedyAnswer.objects.filter(remedy=remedy).exists():
        raise IsAnswered("Lần báo khắc phục này đã được trả lời; mở lại trang để xem.")
    if remedy.by == by.public_id:
        raise OwnRemedy("Người báo khắc phục không tự xác nhận; một người khác của Sở KH&CN xem.")
    today = moments.day_of(at)
    ground.require_apart(by, finding.inspection.unit, today, today)
    why = ground.optional(reason) if is_confirmed else ground.said(reason, what="vì sao trả lại")
    row = RemedyAnswer.objects.create(
        remedy=remedy, is_confirmed=is_confirmed, reason=why, at=at, by=by.public_id
    )
    audit.record(
        verb="inspections.remedy.confirmed" if is_confirmed else "inspections.remedy.returned",
        actor=by.opaque_id,
        subject=finding.inspection,
        at=at,
        number=finding.number,
    )
    return row


def _require_unsettled(finding: Finding) -> Course:
    """Return how far the inspection of a finding has come; refuse a finding that is settled."""
    course = ground.open_course(finding.inspection)
    if FindingWithdrawal.objects.filter(finding=finding).exists():
        raise IsSettled(f"Phát hiện số {finding.number} đã rút, không ghi thêm được.")
    if RemedyAnswer.objects.filter(remedy__finding=finding, is_confirmed=True).exists():
        raise IsSettled(
            f"Phát hiện số {finding.number} đã được xác nhận khắc phục, không ghi thêm được."
        )
    return course
