"""A unit reports what stands in its way; the Department says of which kind it is."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.obstacles.actions import ground
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.facts import Proposal, Refused, Said
from chamdiem.portal.obstacles.models import Classing, Obstacle
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.tasks import queries as tasks


class AsksNobody(Refused):
    """Raise when a proposal does not say who should act."""


class TooLate(Refused):
    """Raise when a proposal asks for something before a day that is over."""


class NotTheirTask(Refused):
    """Raise when a unit has no part in the task that it names."""


class NoSuchCriterion(Refused):
    """Raise when the version of the scheme has no such criterion."""


@transaction.atomic
def report(*, said: Said, by: User, at: datetime) -> Obstacle:
    """Report an obstacle (báo vướng mắc); sent twice under one key it is kept once."""
    sent = _sent(said)
    if sent is not None and sent.by == by.public_id:
        return sent
    _require_proposal(said.proposal, at)
    _require_related(said)
    row = Obstacle.objects.create(
        public_id=said.key if said.key and sent is None else uuid4(),
        organisation=said.organisation,
        task=said.task,
        version=said.version,
        leaf=said.leaf,
        text=ground.said(said.text, what="nội dung khó khăn, vướng mắc"),
        asked_of=said.proposal.of,
        asked_words=ground.optional(said.proposal.words, what="đề nghị ai", longest=300),
        asked_for=ground.said(said.proposal.what, what="đề nghị phải làm gì"),
        asked_before=said.proposal.before,
        at=at,
        by=by.public_id,
    )
    _class(row, said.category, said.level, "", by, at)
    audit.record(
        verb="obstacles.obstacle.reported",
        actor=by.opaque_id,
        subject=row,
        at=at,
        organisation=str(said.organisation.public_id),
        category=said.category,
        level=said.level,
    )
    return row


@transaction.atomic
def classify(
    *, obstacle: Obstacle, category: Category, level: Level, reason: str, by: User, at: datetime
) -> Classing:
    """Say anew of which category and level an obstacle is (phân loại), with a reason."""
    ground.require_open(obstacle)
    last = obstacle.classings.latest("id")
    if (last.category, last.level) == (category, level):
        raise ground.NothingChanges("Loại và cấp có thẩm quyền vẫn như cũ; không có gì để ghi.")
    row = _class(obstacle, category, level, ground.said(reason, what="lý do phân loại lại"), by, at)
    audit.record(
        verb="obstacles.obstacle.classified",
        actor=by.opaque_id,
        subject=obstacle,
        at=at,
        before={"category": last.category, "level": last.level},
        after={"category": category, "level": level},
    )
    return row


def _sent(said: Said) -> Obstacle | None:
    """Return what a sending of the same key already kept; two at once pass one after the other."""
    if said.key is None:
        return None
    ground.take_turns_of(str(said.key))
    return Obstacle.objects.filter(public_id=said.key).first()


def _require_proposal(proposal: Proposal, at: datetime) -> None:
    if proposal.of is None and not ground.optional(proposal.words, what="đề nghị ai"):
        raise AsksNobody("Hãy ghi đề nghị ai làm: chọn một cơ quan, hoặc ghi bằng lời.")
    if proposal.before < moments.day_of(at):
        raise TooLate(
            f"Ngày {proposal.before:%d/%m/%Y} đã qua. Hãy ghi đề nghị trước ngày nào, từ hôm nay "
            "trở đi."
        )


def _require_related(said: Said) -> None:
    if said.task is not None:
        partners = {row.organisation_id for row in tasks.partners_now(task=said.task)}
        involved = {said.task.lead_id, said.task.assigner_id} | partners
        if said.organisation.pk not in involved:
            raise NotTheirTask(
                "Đơn vị không chủ trì, không phối hợp nhiệm vụ này; hãy chọn nhiệm vụ của đơn vị."
            )
    if (said.version is None) != (not said.leaf):
        raise NoSuchCriterion("Hãy chọn tiêu chí trong danh sách.")
    if said.version is not None:
        codes = {leaf.code for leaf in scheme_of(said.version).leaves()}
        if said.leaf not in codes:
            raise NoSuchCriterion(
                f"Bộ tiêu chí {said.version.scheme_id}, phiên bản {said.version.version} không có "
                f"tiêu chí “{said.leaf}”. Hãy chọn tiêu chí trong danh sách."
            )


def _class(
    obstacle: Obstacle, category: Category, level: Level, reason: str, by: User, at: datetime
) -> Classing:
    return Classing.objects.create(
        obstacle=obstacle, category=category, level=level, reason=reason, at=at, by=by.public_id
    )
