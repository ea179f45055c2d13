"""Tasks are given by a person from a source, worded anew, handed down, withdrawn (I26)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.actions import ground
from chamdiem.portal.tasks.choices import Bond
from chamdiem.portal.tasks.facts import Deadline, Given, Refused, Words
from chamdiem.portal.tasks.models import (
    Doer,
    Due,
    Elsewhere,
    Partner,
    Plan,
    Task,
    Withdrawal,
    Wording,
)


class NoSource(Refused):
    """Raise when nobody said where a task comes from."""


class NoDeadline(Refused):
    """Raise when a task has neither a day nor the reason why not."""


class LeadsItself(Refused):
    """Raise when the lead is named among the partners."""


@transaction.atomic
def give(*, given: Given, by: User, at: datetime) -> Task:
    """Give a task (giao nhiệm vụ): who, what, until when, with which product, from where."""
    _require_source(given)
    words = _words(given.words)
    task = Task.objects.create(
        parent=given.source.parent,
        directive=given.source.directive,
        plan=given.source.plan,
        proposal=given.source.proposal,
        clause=ground.optional(given.source.clause, 40),
        quote=ground.optional(given.source.quote),
        bond=_bond(given, at),
        assigner=given.assigner,
        lead=given.lead,
        rhythm=given.recurring.rhythm if given.recurring else "",
        rhythm_day=given.recurring.day if given.recurring else None,
        at=at,
        by=by.public_id,
    )
    _word(task, words, "", by, at)
    _date(task, given.deadline, by, at)
    for partner in given.partners:
        _join(task, partner, by, at)
    audit.record(
        verb="tasks.task.given",
        actor=by.opaque_id,
        subject=task,
        at=at,
        lead=str(given.lead.public_id),
        due=given.deadline.due_on.isoformat() if given.deadline.due_on else "",
    )
    return task


@transaction.atomic
def reword(*, task: Task, words: Words, reason: str, by: User, at: datetime) -> Wording:
    """Say a task anew (sửa lời nhiệm vụ), with a reason; what was said before stays."""
    ground.require_open(task)
    why = ground.said(reason, what="lý do sửa lời nhiệm vụ")
    row = _word(task, _words(words), why, by, at)
    audit.record(
        verb="tasks.task.reworded", actor=by.opaque_id, subject=task, at=at, wording=row.pk
    )
    return row


@transaction.atomic
def name_partner(
    *, task: Task, organisation: Organisation, is_in: bool, by: User, at: datetime
) -> Partner:
    """Let an organisation take part, or no more (cơ quan phối hợp)."""
    ground.require_open(task)
    row = _join(task, organisation, by, at, is_in=is_in)
    audit.record(
        verb="tasks.partner.named",
        actor=by.opaque_id,
        subject=task,
        at=at,
        organisation=str(organisation.public_id),
        is_in=is_in,
    )
    return row


@transaction.atomic
def name_doer(
    *, task: Task, organisation: Organisation, person: User | None, by: User, at: datetime
) -> Doer:
    """Name the person of a unit who works on a task (người thực hiện), or nobody."""
    ground.require_open(task)
    row = Doer.objects.create(
        task=task, organisation=organisation, person=person, at=at, by=by.public_id
    )
    audit.record(
        verb="tasks.doer.named",
        actor=by.opaque_id,
        subject=task,
        at=at,
        person=person.opaque_id if person else "",
    )
    return row


@transaction.atomic
def withdraw(*, task: Task, reason: str, by: User, at: datetime) -> Withdrawal:
    """Take a task back (thu hồi nhiệm vụ), with a reason; it counts no more from then on."""
    ground.require_open(task)
    why = ground.said(reason, what="lý do thu hồi, kèm căn cứ")
    row = Withdrawal.objects.create(task=task, reason=why, at=at, by=by.public_id)
    audit.record(verb="tasks.task.withdrawn", actor=by.opaque_id, subject=task, at=at)
    return row


@transaction.atomic
def follow_elsewhere(
    *, task: Task, system: str, number: str, state: str, by: User, at: datetime
) -> Elsewhere:
    """Note that a task is followed in another system (theo dõi tại …), and its state there."""
    row = Elsewhere.objects.create(
        task=task,
        system=ground.said(system, what="hệ thống theo dõi"),
        number=ground.said(number, what="mã nhiệm vụ ở hệ thống ấy"),
        state=ground.optional(state, 120),
        as_of=moments.day_of(at),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="tasks.task.followed-elsewhere",
        actor=by.opaque_id,
        subject=task,
        at=at,
        system=row.system,
        number=row.number,
    )
    return row


@transaction.atomic
def note_plan(*, plan: Plan, by: User, at: datetime) -> Plan:
    """Enter a unit's own plan (kế hoạch của đơn vị), from which it sets itself tasks."""
    plan.number = ground.said(plan.number, what="số, ký hiệu của kế hoạch")[:110]
    plan.title = ground.said(plan.title, what="trích yếu của kế hoạch")
    plan.at, plan.by = at, by.public_id
    plan.save(force_insert=True)
    audit.record(verb="tasks.plan.noted", actor=by.opaque_id, subject=plan, at=at)
    return plan


def _require_source(given: Given) -> None:
    source = given.source
    if source.directive is None and source.plan is None and source.parent is None:
        raise NoSource(
            "Nhiệm vụ phải có nguồn: một điểm của văn bản chỉ đạo, kế hoạch của đơn vị, hoặc nhiệm "
            "vụ cấp trên. Hãy vào sổ văn bản trước."
        )
    if given.lead in given.partners:
        raise LeadsItself("Cơ quan chủ trì không đồng thời là cơ quan phối hợp; bỏ một trong hai.")
    if given.deadline.due_on is None and not ground.optional(given.deadline.absence):
        raise NoDeadline(
            "Hãy ghi thời hạn, hoặc ghi vì sao nhiệm vụ không có thời hạn (ví dụ: văn bản không "
            "quy định thời hạn)."
        )


def _bond(given: Given, at: datetime) -> Bond:
    if given.is_own:
        return Bond.OWN
    asked = ground.is_only_asked(given.lead, moments.day_of(at))
    return Bond.REQUESTED if asked else Bond.GIVEN


def _words(words: Words) -> Words:
    return Words(
        title=ground.said(words.title, what="việc phải làm"),
        product=ground.optional(words.product),
        responsibility=ground.optional(words.responsibility),
        authority=ground.optional(words.authority),
        target=ground.optional(words.target),
    )


def _word(task: Task, words: Words, reason: str, by: User, at: datetime) -> Wording:
    return Wording.objects.create(
        task=task,
        title=words.title,
        product=words.product,
        responsibility=words.responsibility,
        authority=words.authority,
        target=words.target,
        search_key=text.folded(f"{words.title} {words.product} {task.clause}"),
        reason=reason,
        at=at,
        by=by.public_id,
    )


def _date(task: Task, deadline: Deadline, by: User, at: datetime) -> None:
    Due.objects.create(
        task=task,
        due_on=deadline.due_on,
        as_written=ground.optional(deadline.as_written, 300),
        bound=deadline.bound,
        absence="" if deadline.due_on else ground.optional(deadline.absence, 300),
        at=at,
        by=by.public_id,
    )


def _join(
    task: Task, organisation: Organisation, by: User, at: datetime, *, is_in: bool = True
) -> Partner:
    return Partner.objects.create(
        task=task,
        organisation=organisation,
        is_request=ground.is_only_asked(organisation, moments.day_of(at)),
        is_in=is_in,
        at=at,
        by=by.public_id,
    )
