"""What the units of Tỉnh Mẫu confirmed of the fourteen duties that fell due to them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from chamdiem.portal.common import moments
from chamdiem.portal.duties import actions, queries
from chamdiem.portal.duties.choices import Answer, Watch
from chamdiem.portal.duties.declared import BY_NUMBER
from chamdiem.portal.duties.facts import Said, Watched
from chamdiem.portal.duties.models import Occasion
from chamdiem.portal.home.demonstration.cast import Cast

DAY = timedelta(days=1)
SECTORS = {
    "TM.05": "nông nghiệp",
    "TM.06": "y tế",
    "TM.07": "công thương",
    "TM.10": "giáo dục",
    "TM.11": "du lịch",
}
DONE, PARTLY = 62, 78  # of a hundred: done, then under way, the rest says nothing yet
WITHOUT_NEWS = frozenset({4, 11, 13})


def load(*, cast: Cast, seed: int, at: datetime) -> None:
    """Name the key sectors, open what falls due, let most units answer."""
    today = moments.day_of(at)
    for code, sector in SECTORS.items():
        actions.name_sector(
            organisation=cast.units[code],
            sector=sector,
            is_in=True,
            holds_from=today - 90 * DAY,
            by=cast.officer,
            at=at,
        )
    actions.open_due(at=at)
    random = Random(seed)  # noqa: S311 - drawn anew each time from the same seed
    for unit in cast.units.values():
        for occasion in queries.occasions_of(organisation=unit, at=at):
            _answer(occasion, cast, random, at)


def _answer(occasion: Occasion, cast: Cast, random: Random, at: datetime) -> None:
    drawn = random.randrange(100)
    if drawn >= PARTLY:
        return
    said = _done(occasion, random, moments.day_of(at)) if drawn < DONE else _under_way()
    actions.confirm(occasion=occasion, said=said, by=cast.bench.holder, at=at)


def _under_way() -> Said:
    return Said(Answer.PARTLY, "Đã giao bộ phận tham mưu; hoàn thành trong tháng (giả định).")


def _done(occasion: Occasion, random: Random, today: date) -> Said:
    duty = BY_NUMBER[occasion.duty]
    if occasion.duty in WITHOUT_NEWS and duty.may_be_nothing and random.randrange(3) == 0:
        return Said(Answer.NOTHING_AROSE)
    numerator, denominator = _share(occasion.duty, random)
    number = f"{random.randrange(10, 400)}/KH-TM"
    return Said(
        Answer.DONE,
        "Đã thực hiện (giả định).",
        numerator=numerator if duty.has_share else None,
        denominator=denominator if duty.has_share else None,
        in_charge="Người đứng đầu" if occasion.duty == 2 else "",
        link=f"https://tinh-mau.example/van-ban/{occasion.pk}" if duty.has_link else "",
        watched=_watched(today) if duty.has_supervised else (),
        number=number if duty.has_document else "",
        issued_on=today - 20 * DAY if duty.has_document else None,
    )


def _share(duty: int, random: Random) -> tuple[Decimal, Decimal]:
    whole = random.randrange(3, 7) if duty == 9 else random.randrange(8, 40)
    most = max(1, whole // 3) if duty == 9 else whole
    return Decimal(random.randrange(0, most + 1)), Decimal(whole)


def _watched(today: date) -> tuple[Watched, ...]:
    return (
        Watched(Watch.MEETING, today - 9 * DAY, "15/TB-TM", "Họp giao ban chuyển đổi số"),
        Watched(Watch.CHECK, today - 4 * DAY, "21/TB-TM", "Kiểm tra bộ phận một cửa"),
    )
