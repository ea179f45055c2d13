"""Page objects of the first page and of help."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.phrases import STATES
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.waiting import Waiting, waiting
from chamdiem.portal.scoring import access, queries
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Series


@dataclass(frozen=True, slots=True)
class Door:
    """One door of the first page; without an address it is not open yet, and says why."""

    title: str
    words: str
    action: str
    address: str
    icon: str
    latest: Month | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page."""

    waiting: Waiting | None
    doors: tuple[Door, ...]
    province: Door | None


@dataclass(frozen=True, slots=True)
class GuidePage:
    """Help."""

    crumbs: tuple[Crumb, ...]
    states: tuple[str, ...]


DOORS = {
    SeriesKind.DEMONSTRATION: (
        "Tỉnh Mẫu",
        "57 đơn vị giả định (19 sở, ban, ngành và 38 xã, phường) chấm theo mười bốn trách nhiệm "
        "của người đứng đầu, mười hai tháng liền. Số liệu do hệ thống đặt ra; bộ tiêu chí chỉ "
        "để minh hoạ.",
        "Xem Tỉnh Mẫu",
        "building-community",
    ),
    SeriesKind.VERIFICATION: (
        "Kiểm chứng",
        "Tháng 8/2026 của tỉnh Phú Thọ theo Bộ chỉ số 766: điểm đã công bố đặt cạnh điểm hệ "
        "thống tính lại từ số liệu gốc. Tất cả đều khớp.",
        "Xem đối chiếu",
        "shield-check",
    ),
}


def home_page(*, user: Any, at: datetime) -> HomePage:
    """Return the first page: what waits for this reader, and what stands behind each door."""
    doors, province = [], None
    for series in queries.all_series():
        latest = _latest(series, user)
        if series.kind in DOORS:
            doors.append(_door(series, latest))
        elif latest:
            address = reverse("scoring:latest", args=[series.slug])
            province = Door(series.title, "", "", address, "", latest)
    if not user.is_authenticated or user.has_perm(Right.SCORES_DRAFT):
        doors.append(_upload_door())
    return HomePage(waiting(user=user, at=at), tuple(doors), province)


def _door(series: Series, latest: Month | None) -> Door:
    title, words, action, icon = DOORS[SeriesKind(series.kind)]
    return Door(title, words, action, _address(series, latest), icon, latest)


def _address(series: Series, latest: Month | None) -> str:
    """Lead to the comparison where there is one, else to the latest ranking."""
    if series.kind == SeriesKind.VERIFICATION and latest:
        return reverse("scoring:compare", args=[series.slug, latest])
    return reverse("scoring:latest", args=[series.slug])


def _upload_door() -> Door:
    words = (
        "Đưa bộ tiêu chí và số liệu một tháng vào: hệ thống kiểm tra từng ô, chấm thử, rồi "
        "giữ lại hoặc bỏ đi. Cần đăng nhập."
    )
    return Door(
        "Nạp phương án của tỉnh",
        words,
        "Nạp và chấm thử",
        reverse("scoring:upload"),
        "upload",
        None,
    )


def _latest(series: Series, user: Any) -> Month | None:
    months = access.months_to_see(user=user, series=series)
    return months[-1].month if months else None


def guide_page() -> GuidePage:
    """Return the page of help."""
    crumbs = (Crumb("Trang đầu", reverse("home:home")), Crumb("Hướng dẫn"))
    return GuidePage(crumbs, tuple(STATES.values())[:3])
