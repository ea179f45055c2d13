"""Error pages: what happened and what to do, in Vietnamese, without touching the database.

They are rendered without a request, so no context processor runs; if even that fails (the
static files are not collected, say) a bare page is answered.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string

from chamdiem.portal.common import requests

BARE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
    "<h1>{title}</h1><p>{happened}</p><p>{advice}</p>"
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of error page."""

    status: int
    title: str
    happened: str
    advice: str
    again: bool = False


BAD_REQUEST = Trouble(
    400,
    "Yêu cầu không đọc được",
    "Trình duyệt gửi đến một yêu cầu mà hệ thống không hiểu, nên chưa có gì thay đổi.",
    "Hãy quay lại trang trước, tải lại rồi làm lại. Nếu vẫn gặp, gửi mã lỗi dưới đây cho "
    "người quản trị.",
)
FORBIDDEN = Trouble(
    403,
    "Không có quyền làm việc này",
    "Tài khoản của ông/bà không được giao quyền cho việc vừa chọn.",
    "Nếu công việc cần đến, hãy đề nghị người quản trị của Sở Khoa học và Công nghệ giao quyền.",
)
FORM_EXPIRED = Trouble(
    403,
    "Biểu mẫu đã hết hạn",
    "Trang để mở quá lâu, hoặc đã đăng nhập lại ở cửa sổ khác, nên hệ thống chưa nhận dữ liệu.",
    "Hãy quay lại trang trước, tải lại trang rồi gửi lần nữa. Trình duyệt phải cho phép cookie.",
)
NOT_FOUND = Trouble(
    404,
    "Không có trang này",
    "Địa chỉ không đúng, trang đã chuyển đi, hoặc nội dung chưa công bố.",
    "Hãy kiểm tra lại địa chỉ. Nếu là cán bộ được giao xem, hãy đăng nhập rồi mở lại.",
)
TOO_LARGE = Trouble(
    413,
    "Tệp quá lớn",
    "Tệp gửi lên lớn hơn mức {limit} mà hệ thống nhận; chưa có gì được lưu.",
    "Quay lại trang trước: những ô đã điền vẫn còn. Hãy quét lại ở 200–300 dpi, bỏ trang tính hoặc "
    "ảnh không dùng, hoặc tách tệp rồi gửi lại.",
)
BROKEN = Trouble(
    500,
    "Hệ thống gặp lỗi",
    "Lỗi nằm ở phía hệ thống, không phải do ông/bà. Việc đang làm dở chưa được lưu.",
    "Hãy thử lại sau ít phút. Nếu vẫn gặp, gửi mã lỗi dưới đây cho người quản trị.",
    again=True,
)
MAINTENANCE = Trouble(
    503,
    "Đang bảo trì",
    "Hệ thống tạm dừng để bảo trì. Dữ liệu đã lưu vẫn còn nguyên.",
    "Hãy mở lại sau ít phút.",
    again=True,
)
ALL = (BAD_REQUEST, FORBIDDEN, FORM_EXPIRED, NOT_FOUND, TOO_LARGE, BROKEN, MAINTENANCE)


def show(trouble: Trouble, *, detail: str = "") -> HttpResponse:
    """Answer with the page of one trouble; the detail, if any, stands below what happened."""
    limit = filesizeformat(settings.MAX_UPLOAD)
    words = {
        "trouble": trouble,
        "title": trouble.title,
        "happened": trouble.happened.format(limit=limit),
        "advice": trouble.advice,
        "detail": detail,
        "request_id": requests.current_id(),
    }
    try:
        page: str = render_to_string("errors/page.html", words)
    except Exception:  # whatever is wrong, the person gets a page
        page = BARE.format(**words)
    return HttpResponse(page, status=trouble.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return show(BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403, with the words of the refusal."""
    return show(FORBIDDEN, detail=str(exception or ""))


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404; the page says nothing of what might lie there."""
    return show(NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return show(BROKEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token does not fit."""
    return show(FORM_EXPIRED)


def too_large() -> HttpResponse:
    """Answer 413 and close the connection, so that the rest is not sent."""
    response = show(TOO_LARGE)
    response.headers["Connection"] = "close"
    return response


def maintenance(notice: str) -> HttpResponse:
    """Answer 503 with the notice left in the maintenance file."""
    response = show(MAINTENANCE, detail=notice)
    response.headers["Retry-After"] = "300"
    return response
