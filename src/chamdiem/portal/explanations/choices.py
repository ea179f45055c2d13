"""Closed lists of explanations: kinds of causes, and how far a request is."""

from django.db.models import TextChoices


class CauseKind(TextChoices):
    """Whence a cause comes (loại nguyên nhân)."""

    OBJECTIVE = "objective", "khách quan"
    SUBJECTIVE = "subjective", "chủ quan"


class State(TextChoices):
    """How far a request is (tình trạng); derived, never stored."""

    WAITING = "waiting", "chờ giải trình"
    GIVEN = "given", "đã giải trình, chờ xem"
    REJECTED = "rejected", "không được chấp nhận"
    ACCEPTED = "accepted", "được chấp nhận"


OWED = frozenset({State.WAITING, State.REJECTED})  # the unit has to answer
