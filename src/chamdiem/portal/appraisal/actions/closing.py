"""What must be done before a month leaves appraisal (điều kiện để có kết quả dự kiến)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.facts import Loaded
from chamdiem.portal.periods.models import Period

SHOWN = 3


def missing(*, period: Period, at: datetime) -> Sequence[str]:
    """Return what is still to be settled, in sentences; nothing where all is done."""
    loaded = queries.loaded(period=period)
    return (*_away(loaded), *_unsettled(loaded), *_unseen(period))


def _away(loaded: Loaded) -> Iterator[str]:
    names = [
        unit.expected.name
        for unit in loaded.units
        if unit.is_sent and unit.state in queries.WITH_THE_UNIT
    ]
    if names:
        yield (
            f"{len(names)} phiếu đang trả lại để bổ sung ({_few(names)}): chờ đơn vị gửi lại, quá "
            "hạn thì kết thúc lượt bổ sung."
        )


def _unsettled(loaded: Loaded) -> Iterator[str]:
    found = {
        unit.expected.name: len(left)
        for unit in loaded.units
        if unit.state not in queries.WITH_THE_UNIT and (left := queries.left_in(unit, loaded))
    }
    if found:
        yield (
            f"{len(found)} phiếu còn {sum(found.values())} tiêu chí chưa kết luận "
            f"({_few(list(found))})."
        )


def _unseen(period: Period) -> Iterator[str]:
    if queries.sample_of(period=period) is None:
        if queries.is_unseen_anywhere(period=period):
            yield "Chưa rút mẫu kiểm tra những tiêu chí đã chấp nhận mà không xem."
        return
    left = [one for one in queries.drawn(period=period) if not one.is_looked]
    if left:
        yield f"{len(left)} dòng trong mẫu kiểm tra chưa có người xem và kết luận."


def _few(names: list[str]) -> str:
    more = f" và {len(names) - SHOWN} đơn vị khác" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
