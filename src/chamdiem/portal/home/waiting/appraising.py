"""What waits for a unit in appraisal: questions of verifiers that nobody answered yet."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from chamdiem.portal.appraisal import queries as said
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.home.waiting.items import BAD, WARN, Item
from chamdiem.portal.home.waiting.own import Belongings
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage


def items(*, own: Belongings, at: datetime) -> Iterator[Item]:
    """Return the questions that wait for the reader's own units."""
    if not own.seen:
        return
    for period in periods.running():
        if period.stage != Stage.APPRAISAL:
            continue
        asked = said.questions(period=period, organisations=own.seen)
        if asked and asked[0].due_at is not None:
            deadline = calendar.reckoning(at=at).deadline(asked[0].due_at)
            words = f"Câu hỏi của người thẩm định chờ trả lời: {len(asked)}"
            address = f"{reverse('appraisal:work')}?thang={period.month}"
            yield Item(words, address, BAD if deadline.is_over else WARN, "trả lời:", deadline)
