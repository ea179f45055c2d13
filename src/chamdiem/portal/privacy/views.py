"""Pages of personal data: find by a door, one call, answer."""

import json
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only, public, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.privacy import access, actions, pages
from chamdiem.portal.privacy.forms import AnswerForm, AskForm, CorrectForm, EnterForm

ASKED = "Đã nhận yêu cầu. Sở KH&CN trả lời đến hết ngày {:%d/%m/%Y}."
ANSWERED = "Đã trả lời; người yêu cầu đọc được ở “Dữ liệu của tôi”."
ERASED = "Đã xoá thông tin của người này; chức vụ, điểm và nhật ký giữ nguyên, không còn tên."
STEPS: dict[str, tuple[type[Form], Callable[..., None], str]] = {
    "answer": (AnswerForm, actions.answer, ANSWERED),
    "refuse": (AnswerForm, actions.refuse, "Đã trả lời từ chối kèm lý do."),
    "correct": (CorrectForm, actions.correct, "Đã chỉnh sửa và trả lời."),
    "erase": (AnswerForm, actions.erase, ERASED),
}


@public
@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """Say what is kept, why, how long, and whom to ask (dữ liệu cá nhân)."""
    page = pages.notice_page(user=request.user, on=timezone.localdate())
    return render(request, "privacy/notice.html", {"page": page})


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Show what is kept about me, and take a request (Gửi yêu cầu)."""
    user, at, refusal = person(request=request), timezone.now(), ""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row = actions.ask(user=user, at=at, **form.cleaned_data)
            messages.info(request, ASKED.format(timezone.localtime(row.due_at)))
            return redirect("privacy:mine")
        except actions.CannotHandle as failure:
            refusal = str(failure)
    page = pages.mine_page(user=user, at=at, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "privacy/mine.html", {"page": page}, status=status)


@signed_in
@require_POST
def copy_mine(request: HttpRequest) -> HttpResponse:
    """Send a copy of my own data (Tải bản sao)."""
    user = person(request=request)
    return _copy(actions.note_copy(user=user, by=user, at=timezone.now()))


@only(Right.PRIVACY_SEE)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests by deadline."""
    page = pages.list_page(user=request.user, at=timezone.now(), asked=request.GET.dict())
    return render(request, "privacy/requests.html", {"page": page})


@only(Right.PRIVACY_HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a request that came on paper (Nhập thay)."""
    at, refusal = timezone.now(), ""
    today = {"received_on": f"{timezone.localdate(at):%d/%m/%Y}"}
    form = EnterForm(request.POST if request.method == "POST" else None, initial=today)
    if form.is_valid():
        try:
            row = actions.enter(by=person(request=request), at=at, **form.cleaned_data)
            messages.info(request, ASKED.format(timezone.localtime(row.due_at)))
            return redirect("privacy:request", key=row.public_id)
        except actions.CannotHandle as failure:
            refusal = str(failure)
    page = pages.enter_page(form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "privacy/enter.html", {"page": page}, status=status)


@signed_in
@never_cache
@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one request to who asked and to who handles it."""
    found = access.request_to_see(user=request.user, key=key)
    page = pages.request_page(request=found, user=request.user, at=timezone.now())
    return render(request, "privacy/request.html", {"page": page})


@only(Right.PRIVACY_HANDLE)
@require_POST
def handle(request: HttpRequest, key: UUID, step: str) -> HttpResponse:
    """Answer, refuse, correct or erase, as the button says."""
    found, by, at = access.request_to_handle(key=key), person(request=request), timezone.now()
    kind, act, told = STEPS[step]
    form, refusal = kind(request.POST), ""
    if form.is_valid():
        try:
            act(request=found, by=by, at=at, **form.cleaned_data)
            messages.info(request, told)
            return redirect("privacy:requests")
        except actions.CannotHandle as failure:
            refusal = str(failure)
    page = pages.request_page(request=found, user=by, at=at, sent=form, refusal=refusal)
    return render(request, "privacy/request.html", {"page": page}, status=422)


@only(Right.PRIVACY_HANDLE)
@require_POST
def copy(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send a copy of the data of who asked, to be handed over (Tải bản sao)."""
    of, by = access.person_to_copy(key=key), person(request=request)
    return _copy(actions.note_copy(user=of, by=by, at=timezone.now()))


def _copy(kept: dict[str, object]) -> HttpResponse:
    content = json.dumps(kept, ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="du-lieu-ca-nhan.json"'
    response["Cache-Control"] = "no-store"
    return response
