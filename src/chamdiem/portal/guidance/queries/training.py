"""Trainings that were held: what of, for whom, who came."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from chamdiem.portal.guidance.facts import Held
from chamdiem.portal.guidance.models import Attendance, Training, TrainingFile


def held() -> tuple[Held, ...]:
    """Return all trainings (tập huấn), latest first."""
    came: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Attendance.objects.order_by("id")
    for training, unit, people in rows.values_list("training_id", "organisation_id", "people"):
        came[training][unit] = people
    return tuple(_held(row, came[row.pk]) for row in Training.objects.order_by("-on", "-id"))


def one_held(*, training: Training) -> Held:
    """Return one training."""
    return _held(training, attendance(training=training))


def attendance(*, training: Training) -> Mapping[int, int]:
    """Return how many came, by organisation; as noted last."""
    rows = Attendance.objects.filter(training=training).order_by("id")
    return dict(rows.values_list("organisation_id", "people"))


def materials(*, training: Training) -> tuple[tuple[UUID, str], ...]:
    """Return the files of a training: id and name."""
    rows = TrainingFile.objects.filter(training=training).order_by("id")
    return tuple(rows.values_list("file__public_id", "file__name"))


def is_material(key: UUID) -> bool:
    """Tell whether a file is the material of a training."""
    return TrainingFile.objects.filter(file__public_id=key).exists()


def _held(row: Training, came: Mapping[int, int]) -> Held:
    present = [people for people in came.values() if people]
    return Held(
        row.public_id,
        row.title,
        row.on,
        row.place,
        row.is_online,
        tuple(row.blocks),
        row.version_id,
        tuple(row.leaves),
        len(present),
        sum(present),
    )
