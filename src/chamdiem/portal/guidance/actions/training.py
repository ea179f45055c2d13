"""Trainings: noted with day and place, given material, with how many of each unit came."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.files import actions as files
from chamdiem.portal.guidance import queries
from chamdiem.portal.guidance.actions import ground
from chamdiem.portal.guidance.facts import Refused
from chamdiem.portal.guidance.models import Attendance, Training, TrainingFile
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion

MOST = 2000


@transaction.atomic
def note_training(
    *,
    title: str,
    on: date,
    place: str = "",
    is_online: bool = False,
    blocks: Sequence[str] = (),
    version: SchemeVersion | None = None,
    leaves: Sequence[str] = (),
    by: User,
    at: datetime,
) -> Training:
    """Note a training (ghi buổi tập huấn)."""
    where = ground.optional(place)
    if not where and not is_online:
        raise ground.SaysNothing("Hãy ghi địa điểm, hoặc đánh dấu “Trực tuyến”.")
    for leaf in leaves:
        if version is None:
            raise ground.NoSuchCriterion("Chọn bộ tiêu chí trước khi chọn tiêu chí.")
        ground.require_leaf(version, leaf)
    row = Training.objects.create(
        title=ground.said(title, what="nội dung tập huấn"),
        on=on,
        place=where,
        is_online=is_online,
        blocks=list(blocks),
        version=version,
        leaves=list(leaves),
        at=at,
        by=by.public_id,
    )
    audit.record(verb="guidance.training.noted", actor=by.opaque_id, subject=row, at=at)
    return row


def give_material(
    *, training: Training, content: bytes, name: str, by: User, at: datetime
) -> TrainingFile:
    """Keep a file as material of a training (thêm tài liệu); both stand or neither."""
    with transaction.atomic():
        file = files.store(content=content, name=name, by=by, at=at)
        row = TrainingFile.objects.create(training=training, file=file, at=at, by=by.public_id)
        audit.record(
            verb="guidance.material.given",
            actor=by.opaque_id,
            subject=training,
            at=at,
            file=str(file.public_id),
        )
    return row


@transaction.atomic
def note_attendance(
    *, training: Training, came: Mapping[Organisation, int], by: User, at: datetime
) -> int:
    """Note how many of each unit came (ghi số người dự); return how many rows changed."""
    if any(not 0 <= people <= MOST for people in came.values()):
        raise Refused(f"Số người dự của một đơn vị từ 0 đến {MOST}.")
    ground.take_turns("training", training.pk)
    noted = queries.attendance(training=training)
    changed = {unit: people for unit, people in came.items() if noted.get(unit.pk, 0) != people}
    Attendance.objects.bulk_create(
        Attendance(training=training, organisation=unit, people=people, at=at, by=by.public_id)
        for unit, people in changed.items()
    )
    audit.record(
        verb="guidance.attendance.noted",
        actor=by.opaque_id,
        subject=training,
        at=at,
        count=len(changed),
    )
    return len(changed)
