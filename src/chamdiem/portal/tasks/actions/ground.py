"""What every act on a task stands on: words that say something, one act after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import IntegrityError, connection, transaction

from chamdiem.portal.common import text
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import ONLY_ASKED
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.facts import Refused
from chamdiem.portal.tasks.models import Claim, Task

LONGEST = 6000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class IsOver(Refused):
    """Raise when a task is done or withdrawn."""


def said(written: str, *, what: str) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str, longest: int = LONGEST) -> str:
    """Return words as they are kept, nothing where nothing was written."""
    return text.nfc(written).strip()[:longest]


def is_only_asked(organisation: Organisation, on: date) -> bool:
    """Tell whether a body is asked to take part, never told (đề nghị phối hợp)."""
    node = orgs.as_of(organisation=organisation, on=on)
    return node is not None and node.kind in ONLY_ASKED


def take_turns(task: Task) -> None:
    """Let those who act on one task follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('tasks_task'), %s)", [task.pk])


def require_open(task: Task) -> None:
    """Refuse an act on a task that is done or withdrawn."""
    take_turns(task)
    if hasattr(task, "withdrawal"):
        raise IsOver("Nhiệm vụ đã được thu hồi; cơ quan giao nhiệm vụ lập nhiệm vụ mới nếu cần.")
    if Claim.objects.filter(task=task, answer__is_confirmed=True).exists():
        raise IsOver("Nhiệm vụ đã được xác nhận hoàn thành, không ghi thêm được.")


@contextmanager
def refusing(constraint: str, refusal: Refused) -> Iterator[None]:
    """Turn the database's refusal into words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if getattr(diagnosis, "constraint_name", "") != constraint:
            raise
        raise refusal from error
