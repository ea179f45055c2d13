"""By what act a month stands, in words that every page of it shows (phê duyệt theo …)."""

from collections.abc import Sequence
from datetime import date

from chamdiem.portal.approval import queries
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period

_AFTER = (Stage.APPROVED, Stage.NOTIFIED, Stage.PUBLISHED)


def acts(period: Period) -> Sequence[str]:
    """Say the approval of a month and each correction of it."""
    if period.stage not in _AFTER:
        return ()
    return [act(*row) for row in queries.acts_of(month=period.month)]


def act(revision: int, number: str, on: date) -> str:
    """Say one act: the approval, or a correction by its number."""
    if revision:
        return f"Đính chính lần {revision} theo văn bản số {number}, ngày {on:%d/%m/%Y}."
    return f"Phê duyệt và khoá kỳ theo văn bản số {number}, ngày {on:%d/%m/%Y}."
