"""Sessions end: after a working day, and when a machine was left alone (hết phiên làm việc).

The check runs after the form's token was verified and before the view, so that what somebody
typed into an honest form can wait until they have signed in again.
"""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.accounts import sessions
from chamdiem.portal.common.gates import PUBLIC, View

Handler = Callable[[HttpRequest], HttpResponse]
ENDED = "Phiên làm việc đã kết thúc vì hơn {minutes} phút không thao tác, hoặc đã quá {hours} giờ."
BACK = "Đăng nhập lại để trở về trang đang xem."
WAITS = "Nội dung vừa nhập vẫn còn: đăng nhập lại rồi bấm Gửi tiếp."
FILES = "Riêng tệp đính kèm phải chọn lại."
LOST = "Nội dung vừa nhập quá dài nên không giữ được; hãy bấm Quay lại để sao chép trước."


def end_sessions(answer: Handler) -> Handler:
    """End what is over before its view is called; note that what goes on is in use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def process_view(
        request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        at = timezone.now()
        if not sessions.is_over(request.session, at):
            sessions.touch(request.session, at)
            return None
        return _ended(request, view)

    cast(Any, middleware).process_view = process_view
    return middleware


def _ended(request: HttpRequest, view: View) -> HttpResponse | None:
    """Sign out; what was typed is held, what was asked for is shown after signing in."""
    who = str(getattr(request.user, "opaque_id", ""))
    sent = request.method == "POST" and getattr(view, "audience", PUBLIC) != PUBLIC
    typed = sessions.typed(request) if sent and not _is_own(request) else None
    auth.logout(request)
    messages.warning(request, _words(request, who, typed))
    if not sent:
        return None
    place = reverse("accounts:resend") if sessions.HELD in request.session else _place(request)
    address = f"{reverse('accounts:sign_in')}?{urlencode({'next': place})}"
    if getattr(request, "htmx", None):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _words(request: HttpRequest, who: str, typed: sessions.Held | None) -> str:
    hours = settings.SESSION_HOURS
    ended = ENDED.format(minutes=settings.IDLE_MINUTES, hours=hours)
    if typed is None:
        return f"{ended} {BACK}"
    if not sessions.hold(request, who, typed):
        return f"{ended} {LOST}"
    return f"{ended} {WAITS} {FILES}" if typed.had_files else f"{ended} {WAITS}"


def _is_own(request: HttpRequest) -> bool:
    """Tell whether the form is one of the account's: a password never waits anywhere."""
    match = request.resolver_match
    return match is not None and match.namespace == "accounts"


def _place(request: HttpRequest) -> str:
    return request.path if _is_own(request) else "/"
