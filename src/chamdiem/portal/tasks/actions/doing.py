"""A unit reports, reaches milestones and claims; the assigner confirms the product (I27)."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.files import actions as files
from chamdiem.portal.tasks.actions import ground
from chamdiem.portal.tasks.choices import Money
from chamdiem.portal.tasks.facts import Product, Refused, Report
from chamdiem.portal.tasks.models import (
    Claim,
    ClaimAnswer,
    Milestone,
    MilestoneReached,
    Progress,
    Resource,
    Task,
)


class NoProduct(Refused):
    """Raise when a claim brings nothing to look at."""


class OddLink(Refused):
    """Raise when the address of a product is no page of the web."""


class StillWaits(Refused):
    """Raise when a claim is made while another waits for its answer."""


class IsAnswered(Refused):
    """Raise when a claim was answered already."""


class OwnClaim(Refused):
    """Raise when somebody would confirm what they claimed."""


class OddFigures(Refused):
    """Raise when a progress is more than negative or out of nothing."""


@transaction.atomic
def report(*, task: Task, report: Report, by: User, at: datetime) -> Progress:
    """Report the progress of a month (báo tiến độ): what was done, difficulty, commitment."""
    ground.require_open(task)
    _require_figures(report)
    row = Progress.objects.create(
        task=task,
        month=report.month,
        text=ground.said(report.text, what="việc đã làm được"),
        done=report.done,
        whole=report.whole,
        unit=ground.optional(report.unit, 40),
        difficulty=ground.optional(report.difficulty),
        committed_on=report.committed_on,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="tasks.progress.reported",
        actor=by.opaque_id,
        subject=task,
        at=at,
        month=report.month,
    )
    return row


@transaction.atomic
def claim(*, task: Task, product: Product, by: User, at: datetime) -> Claim:
    """Say that a task is done, with the product (báo hoàn thành); its day is the claim's."""
    ground.require_open(task)
    if Claim.objects.filter(task=task, answer=None).exists():
        raise StillWaits(
            "Một lần báo hoàn thành đang chờ cơ quan giao nhiệm vụ trả lời; có trả lời rồi mới "
            "báo lại."
        )
    if not (product.file or ground.optional(product.number) or ground.optional(product.link)):
        raise NoProduct(
            "Báo hoàn thành phải kèm sản phẩm: tệp, số ký hiệu văn bản, hoặc đường dẫn."
        )
    link = ground.optional(product.link, 500)
    if link and not link.startswith(("https://", "http://")):
        raise OddLink(f"Đường dẫn “{link[:60]}” phải bắt đầu bằng https:// hoặc http://.")
    row = Claim.objects.create(
        task=task,
        product=ground.said(product.text, what="sản phẩm là gì"),
        number=ground.optional(product.number, 110),
        issued_on=product.issued_on,
        link=link,
        file=product.file,
        at=at,
        by=by.public_id,
    )
    audit.record(verb="tasks.task.claimed", actor=by.opaque_id, subject=task, at=at, claim=row.pk)
    return row


def claim_with_file(
    *, task: Task, product: Product, content: tuple[str, bytes] | None, by: User, at: datetime
) -> Claim:
    """Say that a task is done with the file of its product: both are kept, or neither."""
    with transaction.atomic():
        if content is not None:
            name, body = content
            product = replace(product, file=files.store(content=body, name=name, by=by, at=at))
        return claim(task=task, product=product, by=by, at=at)


@transaction.atomic
def answer_claim(
    *, claim: Claim, is_confirmed: bool, reason: str, by: User, at: datetime
) -> ClaimAnswer:
    """Confirm the product or reject it with a reason (xác nhận, không chấp nhận)."""
    ground.take_turns(claim.task)
    if ClaimAnswer.objects.filter(claim=claim).exists():
        raise IsAnswered("Lần báo hoàn thành này đã được trả lời; mở lại trang để xem.")
    if claim.by == by.public_id:
        raise OwnClaim(
            "Người báo hoàn thành không tự xác nhận; một người khác của cơ quan giao nhiệm vụ xác "
            "nhận."
        )
    why = ground.optional(reason) if is_confirmed else ground.said(reason, what="vì sao trả lại")
    row = ClaimAnswer.objects.create(
        claim=claim, is_confirmed=is_confirmed, reason=why, at=at, by=by.public_id
    )
    audit.record(
        verb="tasks.claim.confirmed" if is_confirmed else "tasks.claim.rejected",
        actor=by.opaque_id,
        subject=claim.task,
        at=at,
        claim=claim.pk,
    )
    return row


@transaction.atomic
def set_milestone(*, task: Task, title: str, due_on: date, by: User, at: datetime) -> Milestone:
    """Set a step on the way (mốc trung gian)."""
    ground.require_open(task)
    row = Milestone.objects.create(
        task=task,
        title=ground.said(title, what="mốc phải đạt")[:300],
        due_on=due_on,
        at=at,
        by=by.public_id,
    )
    audit.record(verb="tasks.milestone.set", actor=by.opaque_id, subject=task, at=at)
    return row


@transaction.atomic
def reach_milestone(*, milestone: Milestone, on: date, by: User, at: datetime) -> MilestoneReached:
    """Note that a milestone was reached (đã đạt mốc); not on a day to come."""
    ground.require_open(milestone.task)
    if on > moments.day_of(at):
        raise Refused("Ngày đạt mốc không thể sau hôm nay.")
    if MilestoneReached.objects.filter(milestone=milestone).exists():
        raise IsAnswered("Mốc này đã ghi là đạt; mở lại trang để xem.")
    row = MilestoneReached.objects.create(milestone=milestone, on=on, at=at, by=by.public_id)
    audit.record(
        verb="tasks.milestone.reached",
        actor=by.opaque_id,
        subject=milestone.task,
        at=at,
        milestone=milestone.pk,
    )
    return row


@transaction.atomic
def note_resource(
    *, task: Task, kind: Money, source: str, amount: int, as_of: date, by: User, at: datetime
) -> Resource:
    """Note money of a task (dự toán, đã bố trí, đã giải ngân), in thousands of đồng."""
    if amount < 0:
        raise OddFigures("Số tiền không âm; ghi bằng nghìn đồng.")
    row = Resource.objects.create(
        task=task,
        kind=kind,
        source=ground.said(source, what="nguồn vốn")[:200],
        amount=amount,
        as_of=as_of,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="tasks.resource.noted", actor=by.opaque_id, subject=task, at=at, kind=str(kind)
    )
    return row


def _require_figures(report: Report) -> None:
    if (report.done is None) != (report.whole is None):
        raise OddFigures(
            "Khối lượng ghi cả hai ô: đã làm và phải làm; không có thì để trống cả hai."
        )
    if report.done is None or report.whole is None:
        return
    if report.done < 0 or report.whole <= 0:
        raise OddFigures("Khối lượng đã làm không âm, khối lượng phải làm lớn hơn 0.")
