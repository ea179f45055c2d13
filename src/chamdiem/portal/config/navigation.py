"""The rail: the entries of every page, only those the person may open.

An entry is an address; who may open it is what its view's gate says, so there is one
source for both. An address that no room answers yet is left out.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from chamdiem import __version__
from chamdiem.portal.common import gates


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the rail."""

    label: str
    address: str
    icon: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry on a page: `current` where the page lies below it, `here` where it is the page."""

    label: str
    address: str
    icon: str
    current: bool
    here: bool


ENTRIES = (
    Entry("Trang đầu", "/", "home"),
    Entry("Tỉnh Mẫu", "/tinh-mau/", "building-community"),
    Entry("Kiểm chứng", "/kiem-chung/", "shield-check"),
    Entry("Kỳ chấm điểm", "/ky/", "calendar"),
    Entry("Kết quả của tỉnh", "/tinh/", "chart-bar"),
    Entry("Nạp phương án", "/nap/", "upload"),
    Entry("Phiếu tự chấm", "/phieu/", "table"),
    Entry("Bộ tiêu chí", "/bo-tieu-chi/", "list-tree"),
    Entry("Cơ quan, đơn vị", "/co-quan/", "building-community"),
    Entry("Hồ sơ kiểm tra", "/ho-so-kiem-tra/", "shield-check"),
    Entry("Đầu mối", "/dau-moi/", "user"),
    Entry("Gỡ nội dung tệp", "/tep/go-noi-dung/", "minus"),
    Entry("Lịch làm việc", "/lich-lam-viec/", "calendar"),
    Entry("Yêu cầu về dữ liệu", "/yeu-cau-du-lieu/", "inbox"),
    Entry("Dữ liệu cá nhân", "/du-lieu-ca-nhan/", "user"),
    Entry("Mặc định hệ thống", "/mac-dinh/", "equal"),
    Entry("Nhật ký", "/nhat-ky/", "table"),
    Entry("Người dùng và quyền", "/nguoi-dung/", "user"),
    Entry("Rút khỏi mục", "/rut-khoi-muc/", "minus"),
    Entry("Phân quyền", "/phan-quyen/", "shield-check"),
    Entry("Hướng dẫn", "/huong-dan/", "help"),
)


def rail(request: HttpRequest) -> dict[str, object]:
    """Give every template the rail and the version."""
    user = getattr(request, "user", None)
    shown = [_shown(entry, request.path) for entry in ENTRIES if _may_open(entry, user)]
    return {"rail": shown, "version": __version__}


def _may_open(entry: Entry, user: object) -> bool:
    audience = _audience(entry.address)
    return audience is not None and gates.admits(audience, user)


def _audience(address: str) -> str | None:
    try:
        return getattr(resolve(address).func, "audience", None)
    except Resolver404:
        return None


def _shown(entry: Entry, path: str) -> Shown:
    here = path == entry.address
    current = here or (entry.address != "/" and path.startswith(entry.address))
    return Shown(entry.label, entry.address, entry.icon, current, here)
