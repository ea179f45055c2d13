"""What every act of urging stands on: words that say something, letters in their state."""

from django.db import connection

from chamdiem.portal.common import text
from chamdiem.portal.urging.facts import Refused
from chamdiem.portal.urging.models import Dropped, Issued, Letter

LONGEST = 4000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class IsSent(Refused):
    """Raise when a letter was sent or dropped already."""


def said(written: str, *, what: str, longest: int = LONGEST) -> str:
    """Return words as they are kept; refuse none."""
    kept = text.nfc(written).strip()[:longest]
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def take_turns(letter: Letter) -> None:
    """Let those who write about one letter follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('urging'), %s)", [letter.pk])


def require_draft(letter: Letter) -> None:
    """Refuse to change a letter that has its number, or that was dropped."""
    if Issued.objects.filter(letter=letter).exists():
        raise IsSent("Văn bản này đã có số và ngày nên không sửa, không bỏ được nữa.")
    if Dropped.objects.filter(letter=letter).exists():
        raise IsSent("Dự thảo này đã bỏ; hãy lập dự thảo mới.")
