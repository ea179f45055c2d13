"""What every act of guidance stands on: a criterion that exists, words that say something."""

from django.db import connection

from chamdiem.portal.common import text
from chamdiem.portal.guidance.facts import Refused
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of

LONGEST = 6000


class NoSuchCriterion(Refused):
    """Raise when the version of the scheme has no such criterion."""


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class OwnHand(Refused):
    """Raise when somebody releases what they wrote themselves."""


class Moved(Refused):
    """Raise when what is to be released is no longer the latest, or was released."""


def require_leaf(version: SchemeVersion, code: str) -> None:
    """Refuse a criterion that the version does not have."""
    if code not in {leaf.code for leaf in scheme_of(version).leaves()}:
        raise NoSuchCriterion(
            f"Bộ tiêu chí {version.scheme_id}, phiên bản {version.version} không có tiêu chí "
            f"“{code}”. Chọn tiêu chí trong danh sách."
        )


def said(written: str, *, what: str) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str) -> str:
    """Return words as they are kept, nothing where nothing was written."""
    return text.nfc(written).strip()[:LONGEST]


def require_other_hand(author: object, by: object) -> None:
    """Refuse that somebody releases their own words."""
    if author == by:
        raise OwnHand(
            "Người soạn không tự phát hành. Một lãnh đạo Sở KH&CN khác, có quyền phát hành hướng "
            "dẫn, xem và phát hành."
        )


def take_turns(what: str, key: int) -> None:
    """Let those who decide of one thing follow each other until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 8))", [f"{what} {key}"])
