"""What every act on a document stands on: words that say something, nothing secret."""

from django.db import connection

from chamdiem.formats.evidence import marks
from chamdiem.portal.common import text
from chamdiem.portal.directives.facts import Refused
from chamdiem.portal.directives.models import Directive

LONGEST = 4000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class IsSecret(Refused):
    """Raise when a document bears a mark of secrecy."""


class StaleForm(Refused):
    """Raise when a form was drawn from facts that are no longer the latest."""


def said(written: str, *, what: str) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str, longest: int = LONGEST) -> str:
    """Return words as they are kept, nothing where nothing was written."""
    return text.nfc(written).strip()[:longest]


def take_turns(directive: Directive) -> None:
    """Let those who write about one document follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('directives'), %s)", [directive.pk])


def require_open(*written: str) -> None:
    """Refuse words that bear a mark of secrecy; nothing of them is kept."""
    for one in written:
        mark = marks.in_text(one)
        if mark:
            raise IsSecret(
                f"Văn bản có dấu {mark}: hệ thống này không nhận văn bản mật, không gì được lưu. "
                "Việc theo dõi nhiệm vụ mật thực hiện theo quy định về bảo vệ bí mật nhà nước, "
                "ngoài hệ thống."
            )
