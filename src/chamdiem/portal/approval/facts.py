"""Plain values of approval: a fingerprint as people write it, with whom a month lies."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.engine.evaluation import Evaluation, Result
from chamdiem.portal.periods.choices import Stage

SHOWN = 3
_BETWEEN = re.compile(r"[\s\-–.:]+")
GROUP = 8
# With whom a month lies in each stage, as the lists say it.
LIES_WITH = {
    Stage.OPEN: "Các đơn vị",
    Stage.SELF_SCORE: "Các đơn vị",
    Stage.APPRAISAL: "Người thẩm định",
    Stage.PROVISIONAL: "Sở KH&CN",
    Stage.OBJECTION: "Các đơn vị và hội đồng thẩm định; sau đó lãnh đạo Sở KH&CN trình",
    Stage.SUBMITTED: "Văn phòng UBND tỉnh, lãnh đạo UBND tỉnh",
    Stage.APPROVED: "Lãnh đạo Sở KH&CN (thông báo cho các đơn vị)",
    Stage.NOTIFIED: "Lãnh đạo Sở KH&CN (công bố, nếu tỉnh có căn cứ)",
    Stage.PUBLISHED: "Đã xong",
}


def written(fingerprint: str) -> str:
    """Write a fingerprint as people compare it: groups of eight.

    >>> written("0123456789abcdef")
    '01234567 89abcdef'
    """
    return " ".join(fingerprint[at : at + GROUP] for at in range(0, len(fingerprint), GROUP))


def typed(fingerprint: str) -> str:
    r"""Read a fingerprint as it was typed or pasted: spaces, breaks and capitals say nothing.

    >>> typed(" 01234567 89AB\ncdef")
    '0123456789abcdef'
    """
    return _BETWEEN.sub("", fingerprint).lower()


def stopped(evaluation: Evaluation) -> str:
    """Say where a needed figure is missing and its rule is to stop, nothing where nowhere (I18)."""
    units = evaluation.figures.units
    found = [
        f"{units[at].name}: {leaf.name}"
        for leaf in evaluation.scheme.leaves()
        for at in (evaluation.nodes[leaf.code].results == Result.BLOCKED).nonzero()[0].tolist()
    ]
    if not found:
        return ""
    more = f" và {len(found) - SHOWN} chỗ khác" if len(found) > SHOWN else ""
    return (
        f"Còn {len(found)} chỗ thiếu số liệu mà quy tắc của tiêu chí là dừng "
        f"({'; '.join(found[:SHOWN])}{more}), nên chưa trình được. Cơ quan giữ số liệu cung cấp số "
        "liệu, hoặc người thẩm định ghi kết luận cho tiêu chí; đơn vị chưa gửi phiếu thì Sở KH&CN "
        "gia hạn riêng để đơn vị gửi."
    )


@dataclass(frozen=True, slots=True)
class Document:
    """The document of an approval (văn bản phê duyệt): number and day."""

    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Held:
    """A correction (đính chính) that the Department holds: drafted, or sealed and not yet told."""

    revision: int
    is_sealed: bool

    @property
    def words(self) -> str:
        """Say where it stands."""
        doing = "chờ thông báo cho các đơn vị" if self.is_sealed else "đang lập"
        return f"đính chính lần {self.revision} {doing}"


def lies_with(stage: Stage, *, is_waiting: bool, held: Held | None) -> str:
    """Say with whom a month, or the correction under way of one, lies."""
    if is_waiting:
        return LIES_WITH[Stage.SUBMITTED]
    if held is None:
        return LIES_WITH[stage]
    return f"{'Lãnh đạo Sở KH&CN' if held.is_sealed else 'Sở KH&CN'} ({held.words})"


def stands_at(label: str, *, submitted: int, held: Held | None) -> str:
    """Say the stage of a month, and of its correction under way how far that is."""
    if submitted:
        return f"{label}; đính chính lần {submitted} đã trình"
    return f"{label}; {held.words}" if held else label


@dataclass(frozen=True, slots=True)
class Lying:
    """With whom a month lies, and since when."""

    stage: Stage
    whom: str
    since: datetime | None
