"""What waits for who has a right: locked accounts, requests, months to publish, the trail."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.audit import queries as trail
from chamdiem.portal.calendar import clock
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.common import moments
from chamdiem.portal.common.rights import Right
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.guidance import queries as guidance
from chamdiem.portal.home.waiting.items import BAD, FIRST, QUIET, WARN, Item
from chamdiem.portal.home.waiting.own import ALARMS
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import Alarm
from chamdiem.portal.privacy import queries as privacy
from chamdiem.portal.scoring import queries as scoring
from chamdiem.portal.scoring.choices import OWN_SERIES
from chamdiem.portal.scoring.queries import heads

NAMED = 3  # locked accounts that are named one by one


@dataclass(frozen=True, slots=True)
class Now:
    """For whom and when it is asked."""

    user: Any
    at: datetime
    on: date


def items(*, user: Any, at: datetime, on: date) -> Iterator[Item]:
    """Return what waits for the person by each of their rights."""
    now = Now(user, at, on)
    for right, found in BY_RIGHT:
        if user.has_perm(right):
            yield from found(now)


def _trail(now: Now) -> Iterator[Item]:
    number, _ = trail.head()
    anchor = trail.latest_anchor()
    said = f"bản neo gần nhất: ngày {anchor.day:%d/%m/%Y}" if anchor else "chưa có bản neo nào"
    yield Item(f"Nhật ký: {number} mục", reverse("oversight:trail"), FIRST, said)


def _locked(now: Now) -> Iterator[Item]:
    shut = accounts.locked(at=now.at)
    for person, until in shut[:NAMED]:
        yield Item(
            f"Đang tạm khoá đăng nhập: {person.display_name}",
            reverse("rights:person", args=[person.public_id]),
            WARN,
            f"tự mở lúc {moments.spoken(until)}; mở sớm ở trang của người này",
        )
    if len(shut) > NAMED:
        words = f"Đang tạm khoá đăng nhập: {len(shut) - NAMED} người nữa"
        yield Item(words, reverse("rights:people"), WARN)


def _clock(_: Now) -> Iterator[Item]:
    found = clock.current()
    if found.state == clock.UNSURE:
        yield Item("Đồng hồ máy chủ không chắc chắn", reverse("calendar:clock"), BAD, found.words)


def _focal_points(now: Now) -> Iterator[Item]:
    counted = Counter(one.alarm for one in posts.focal_points_watched(on=now.on))
    for alarm in Alarm:
        if counted[alarm]:
            words, urgency = ALARMS[alarm]
            asked = urlencode({"tinh-trang": alarm.label})
            address = f"{reverse('posts:focal_points')}?{asked}"
            yield Item(f"{words}: {counted[alarm]} đơn vị", address, urgency)


def _handovers(_: Now) -> Iterator[Item]:
    """Sheets that the Department confirms for heads without an account, by a paper they signed."""
    waiting = [one for one in posts.waiting() if not one.person.has_account]
    if waiting:
        yield Item(
            f"Biên bản bàn giao chờ ghi xác nhận: {len(waiting)}",
            reverse("posts:handover", args=[waiting[0].public_id]),
            WARN,
            "của người không có tài khoản, theo giấy đã ký; mở biên bản cũ nhất",
        )


def _requests(now: Now) -> Iterator[Item]:
    waiting = privacy.waiting()
    if waiting:
        deadline = calendar.reckoning(at=now.at).deadline(waiting[0].due_at)
        words = f"Yêu cầu về dữ liệu cá nhân chờ trả lời: {len(waiting)}"
        urgency = BAD if deadline.is_over else WARN
        yield Item(words, reverse("privacy:requests"), urgency, "hạn gần nhất:", deadline)


def _to_publish(_: Now) -> Iterator[Item]:
    """Months without a period; those of a period are published from their approval."""
    of_periods = {period.month for period in periods.periods()}
    for series in scoring.all_series():
        if series.kind in OWN_SERIES:
            runs = heads.official_runs(series=series, unpublished=True)
            open_ones = [run.month for run in runs if run.published_at is None]
            for month in (Month.parse(one) for one in open_ones if one not in of_periods):
                address = reverse("scoring:month", args=[series.slug, month])
                yield Item(f"Chờ công bố: {month.spoken}", address, WARN, series.title)


def _drafts(now: Now) -> Iterator[Item]:
    count = len(scoring.drafts_of(now.user.public_id))
    if count:
        yield Item(f"Bản chấm thử chờ giữ lại hoặc bỏ: {count}", reverse("scoring:upload"))


def _defaults(now: Now) -> Iterator[Item]:
    open_ones = [one for one in defaults.standings(on=now.on) if one.certainty]
    if open_ones:
        words = f"Mặc định của hệ thống chờ tỉnh xác nhận: {len(open_ones)}"
        yield Item(words, reverse("defaults:list"), QUIET)


def _questions(_now: Now) -> Iterator[Item]:
    if waiting := guidance.unanswered():
        words = f"Câu hỏi của đơn vị về tiêu chí chưa có câu trả lời được phát hành: {waiting}"
        yield Item(words, reverse("guidance:questions"), WARN)


BY_RIGHT: tuple[tuple[Right, Callable[[Now], Iterator[Item]]], ...] = (
    (Right.TRAIL_SEE, _trail),
    (Right.PEOPLE_MANAGE, _locked),
    (Right.CALENDAR_MANAGE, _clock),
    (Right.POSTS_MANAGE, _focal_points),
    (Right.POSTS_MANAGE, _handovers),
    (Right.PRIVACY_HANDLE, _requests),
    (Right.SCORES_PUBLISH, _to_publish),
    (Right.SCORES_DRAFT, _drafts),
    (Right.DEFAULTS_CONFIRM, _defaults),
    (Right.GUIDANCE_WRITE, _questions),
    (Right.GUIDANCE_RELEASE, _questions),
)
