"""The rail: the entries of every page, only those the person may open.

An entry is an address; who may open it is what its view's gate says, so there is one
source for both. An address that no room answers yet is left out.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from chamdiem import __version__
from chamdiem.portal.common import gates
from chamdiem.portal.orgs import queries as orgs


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the rail, under the heading of its group."""

    label: str
    address: str
    icon: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry on a page: `current` where the page lies below it, `here` where it is the page."""

    label: str
    address: str
    icon: str
    group: str
    current: bool
    here: bool


WORK = "Văn bản và nhiệm vụ"
MONTH, RESULTS = "Công việc của tháng", "Kết quả"
FOLLOW = "Đôn đốc, theo dõi"
GROUNDS, WATCH = "Căn cứ và danh mục", "Giám sát, quản trị"
ENTRIES = (
    Entry("Trang đầu", "/", "home"),
    Entry("Hướng dẫn", "/huong-dan/", "help"),
    Entry("Văn bản chỉ đạo", "/van-ban/", "inbox", WORK),
    Entry("Nhiệm vụ", "/nhiem-vu/", "list-tree", WORK),
    Entry("Mười bốn nội dung", "/noi-dung/", "check", WORK),
    Entry("Kỳ chấm điểm", "/ky/", "calendar", MONTH),
    Entry("Phiếu tự chấm", "/phieu/", "table", MONTH),
    Entry("Thẩm định", "/tham-dinh/", "circle-check", MONTH),
    Entry("Rà soát số liệu", "/ra-soat/", "search", MONTH),
    Entry("Kiến nghị về điểm", "/kien-nghi/", "inbox", MONTH),
    Entry("Phê duyệt", "/phe-duyet/", "check", MONTH),
    Entry("Đôn đốc", "/don-doc/", "send", FOLLOW),
    Entry("Giải trình", "/giai-trinh/", "info-circle", FOLLOW),
    Entry("Khó khăn, vướng mắc", "/vuong-mac/", "alert-triangle", FOLLOW),
    Entry("Kiểm tra", "/kiem-tra/", "circle-check", FOLLOW),
    Entry("Kết quả của tỉnh", "/tinh/", "chart-bar", RESULTS),
    Entry("Tỉnh Mẫu", "/tinh-mau/", "building-community", RESULTS),
    Entry("Kiểm chứng", "/kiem-chung/", "shield-check", RESULTS),
    Entry("Dữ liệu mở", "/cong-khai/", "download", RESULTS),
    Entry("Nạp phương án", "/nap/", "upload", RESULTS),
    Entry("Bộ tiêu chí", "/bo-tieu-chi/", "list-tree", GROUNDS),
    Entry("Hướng dẫn tiêu chí", "/huong-dan-tieu-chi/", "info-circle", GROUNDS),
    Entry("Cơ quan, đơn vị", "/co-quan/", "building-community", GROUNDS),
    Entry("Đầu mối", "/dau-moi/", "user", GROUNDS),
    Entry("Lịch làm việc", "/lich-lam-viec/", "calendar", GROUNDS),
    Entry("Mặc định hệ thống", "/mac-dinh/", "equal", GROUNDS),
    Entry("Hồ sơ kiểm tra", "/ho-so-kiem-tra/", "shield-check", WATCH),
    Entry("Nhật ký", "/nhat-ky/", "table", WATCH),
    Entry("Gỡ nội dung tệp", "/tep/go-noi-dung/", "minus", WATCH),
    Entry("Yêu cầu về dữ liệu", "/yeu-cau-du-lieu/", "inbox", WATCH),
    Entry("Dữ liệu cá nhân", "/du-lieu-ca-nhan/", "user", WATCH),
    Entry("Người dùng và quyền", "/nguoi-dung/", "user", WATCH),
    Entry("Rút khỏi mục", "/rut-khoi-muc/", "minus", WATCH),
    Entry("Phân quyền", "/phan-quyen/", "shield-check", WATCH),
)


def rail(request: HttpRequest) -> dict[str, object]:
    """Give every template the rail, the version, and whether everything here is invented."""
    user = getattr(request, "user", None)
    shown = [_shown(entry, request.path) for entry in ENTRIES if _may_open(entry, user)]
    invented = SimpleLazyObject(orgs.is_invented)  # asked only by a page with a frame
    return {"rail": shown, "version": __version__, "is_invented": invented}


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
    return Shown(entry.label, entry.address, entry.icon, entry.group, current, here)
