"""What every act on an obstacle stands on: words kept whole, one act after the other."""

from django.db import connection

from chamdiem.portal.common import text
from chamdiem.portal.obstacles.facts import Case, Refused
from chamdiem.portal.obstacles.models import Closing, Group, Membership, Obstacle

LONGEST = 6000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class TooLong(Refused):
    """Raise when words are longer than is kept; nothing is cut off unseen."""


class IsClosed(Refused):
    """Raise when an obstacle, or every obstacle of a group, is closed."""


class InAGroup(Refused):
    """Raise when an obstacle is handled with its group and not alone."""


class NothingChanges(Refused):
    """Raise when an act would leave everything as it is."""


def said(written: str, *, what: str, longest: int = LONGEST) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written, what=what, longest=longest)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str, *, what: str, longest: int = LONGEST) -> str:
    """Return words as they are kept, line by line; refuse too many."""
    kept = "\n".join(map(text.nfc, written.strip().splitlines())).strip()
    if len(kept) > longest:
        raise TooLong(
            f"Phần {what} dài {len(kept)} ký tự, nhiều hơn {longest} ký tự. Hãy viết gọn lại; chưa "
            "có gì được ghi."
        )
    return kept


def take_turns(case: Case) -> None:
    """Let those who act on one obstacle or group follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        table = case._meta.db_table
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [table, case.pk])


def take_turns_of(sending: str) -> None:
    """Let what is sent twice be kept one after the other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 8))", [sending])


def require_open(case: Case) -> None:
    """Refuse an act on an obstacle that is closed, or a group in which nothing is open."""
    take_turns(case)
    if isinstance(case, Group):
        if not open_of(case):
            raise IsClosed("Nhóm không còn vướng mắc nào chưa đóng; ghép thêm vướng mắc rồi làm.")
    elif Closing.objects.filter(obstacle=case).exists():
        raise IsClosed("Vướng mắc đã đóng. Nếu còn vướng, đơn vị báo một vướng mắc mới.")


def group_of(obstacle: Obstacle) -> Group | None:
    """Return the group that an obstacle is in now."""
    rows = Membership.objects.filter(obstacle=obstacle).select_related("group")
    last = rows.order_by("-id").first()
    return last.group if last else None


def open_of(group: Group) -> tuple[Obstacle, ...]:
    """Return the obstacles of a group that are not closed."""
    last = Membership.objects.order_by("obstacle_id", "-id").distinct("obstacle_id")
    held = last.filter(obstacle__memberships__group=group).values_list("obstacle_id", "group_id")
    inside = [obstacle for obstacle, of in held if of == group.pk]
    return tuple(Obstacle.objects.filter(pk__in=inside, closing=None).order_by("pk"))


def parted(case: Case) -> dict[str, Obstacle | Group]:
    """Return the column of a row that names its case."""
    return {"group": case} if isinstance(case, Group) else {"obstacle": case}
