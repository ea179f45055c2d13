"""The acts on one obstacle or one group: each a small form, found by the door of who may do it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.obstacles import access, actions, forms, pages
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.pages.words import DONE

FORM = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for an act on which case, when."""

    user: Any
    case: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its door, its form, what it does, and its words."""

    door: Callable[..., Any]
    form: Callable[[Asked, Any], Any]
    do: Callable[[Asked, Any], Any]
    title: str
    lead: str
    button: str
    done: str
    leads_to: str = "obstacles:one"


def _classify_form(asked: Asked, data: Any) -> forms.ClassifyForm:
    return pages.classify_form(obstacle=asked.case, data=data)


def _classify(asked: Asked, form: forms.ClassifyForm) -> object:
    said = form.cleaned_data
    return actions.classify(
        obstacle=asked.case,
        category=Category(said["category"]),
        level=Level(said["level"]),
        reason=said["reason"],
        by=asked.user,
        at=asked.at,
    )


def _route_form(asked: Asked, data: Any) -> forms.RouteForm:
    return pages.route_form(case=asked.case, on=timezone.localdate(asked.at), data=data)


def _route(asked: Asked, form: forms.RouteForm) -> object:
    said = form.cleaned_data
    return actions.route(
        case=asked.case,
        owner=access.owner_named(key=said["owner"]),
        level=Level(said["level"]),
        note=said["note"],
        by=asked.user,
        at=asked.at,
    )


def _comment_form(asked: Asked, data: Any) -> forms.CommentForm:
    return pages.comment_form(case=asked.case, user=asked.user, data=data)


def _comment(asked: Asked, form: forms.CommentForm) -> object:
    routing = access.routing_asked(case=asked.case)
    return actions.comment(routing=routing, opinion=form.opinion(), by=asked.user, at=asked.at)


def _answer(asked: Asked, form: forms.AnswerForm) -> object:
    return actions.answer(case=asked.case, reply=form.reply(), by=asked.user, at=asked.at)


def _close(asked: Asked, form: forms.CloseForm) -> object:
    words = form.cleaned_data["text"]
    return actions.close(obstacle=asked.case, text=words, by=asked.user, at=asked.at)


def _close_group(asked: Asked, form: forms.CloseForm) -> object:
    words = form.cleaned_data["text"]
    return actions.close_group(group=asked.case, text=words, by=asked.user, at=asked.at)


def _join_form(asked: Asked, data: Any) -> forms.JoinForm:
    return pages.join_form(obstacle=asked.case, at=asked.at, data=data)


def _join(asked: Asked, form: forms.JoinForm) -> object:
    said = form.cleaned_data
    others = access.obstacles_named(keys=said.get("others", []))
    return actions.join(
        obstacles=[asked.case, *others],
        group=access.group_named(
            user=asked.user, key=said["group"], on=timezone.localdate(asked.at)
        ),
        title=said["title"],
        by=asked.user,
        at=asked.at,
    )


def _rename(asked: Asked, form: forms.TitleForm) -> object:
    title = form.cleaned_data["title"]
    return actions.rename(group=asked.case, title=title, by=asked.user, at=asked.at)


GROUP = "obstacles:group"
ROUTE_LEAD = (
    "Cơ quan được chuyển cho ý kiến trong số ngày làm việc đã khai ở Mặc định hệ thống. Có thể "
    "chuyển tiếp, chuyển lên cấp trên; các lần chuyển trước vẫn được giữ."
)
COMMENT_LEAD = (
    "Ý kiến của cơ quan được hỏi. Ghi thay theo văn bản thì phải kèm số, ký hiệu văn bản ấy."
)
ACTS = {
    "classify": Act(
        access.obstacle_to_manage,
        _classify_form,
        _classify,
        "Phân loại lại",
        "Phân loại trước vẫn đọc được ở diễn biến.",
        "Ghi phân loại",
        "Đã ghi phân loại mới.",
    ),
    "route": Act(
        access.obstacle_to_manage,
        _route_form,
        _route,
        "Chuyển xin ý kiến",
        ROUTE_LEAD,
        "Chuyển",
        "Đã chuyển; cơ quan được hỏi thấy ở trang của mình.",
    ),
    "comment": Act(
        access.obstacle_to_comment,
        _comment_form,
        _comment,
        "Cho ý kiến",
        COMMENT_LEAD,
        "Ghi ý kiến",
        "Đã ghi ý kiến; Sở KH&CN tổng hợp, trả lời đơn vị.",
    ),
    "answer": Act(
        access.obstacle_to_manage,
        lambda asked, data: forms.AnswerForm(data),
        _answer,
        "Trả lời đơn vị",
        "Đơn vị đọc được ngay; trả lời sau thay cho trả lời trước, trả lời trước vẫn được giữ.",
        "Trả lời",
        "Đã trả lời; đơn vị thấy ở trang của mình.",
    ),
    "close": Act(
        access.obstacle_to_close,
        lambda asked, data: forms.CloseForm(data),
        _close,
        "Đóng vướng mắc",
        "Đóng rồi thì không ghi thêm được; còn vướng thì báo một vướng mắc mới.",
        "Đóng",
        "Đã đóng vướng mắc.",
    ),
    "join": Act(
        access.obstacle_to_manage,
        _join_form,
        _join,
        "Ghép nhóm nguyên nhân",
        "Ghép các vướng mắc cùng một nguyên nhân: chuyển một lần, một câu trả lời đến mọi đơn vị.",
        "Ghép",
        "Đã ghép.",
    ),
    "group_route": Act(
        access.group_to_manage,
        _route_form,
        _route,
        "Chuyển cả nhóm xin ý kiến",
        ROUTE_LEAD,
        "Chuyển cả nhóm",
        "Đã chuyển cả nhóm; cơ quan được hỏi thấy ở trang của mình.",
        GROUP,
    ),
    "group_comment": Act(
        access.group_to_comment,
        _comment_form,
        _comment,
        "Cho ý kiến về cả nhóm",
        COMMENT_LEAD,
        "Ghi ý kiến",
        "Đã ghi ý kiến; Sở KH&CN tổng hợp, trả lời các đơn vị.",
        GROUP,
    ),
    "group_answer": Act(
        access.group_to_manage,
        lambda asked, data: forms.AnswerForm(data),
        _answer,
        "Trả lời mọi đơn vị trong nhóm",
        "Một câu trả lời đến mọi đơn vị trong nhóm, cả đơn vị được ghép vào sau.",
        "Trả lời mọi đơn vị",
        "Đã trả lời; mọi đơn vị trong nhóm thấy ở trang của mình.",
        GROUP,
    ),
    "group_close": Act(
        access.group_to_manage,
        lambda asked, data: forms.CloseForm(data),
        _close_group,
        "Đóng cả nhóm",
        "Đóng mọi vướng mắc chưa đóng trong nhóm. Việc này không hoàn tác được.",
        "Đóng cả nhóm",
        "Đã đóng mọi vướng mắc trong nhóm.",
        GROUP,
    ),
    "group_rename": Act(
        access.group_to_manage,
        lambda asked, data: pages.title_form(group=asked.case, data=data),
        _rename,
        "Đổi tên nguyên nhân",
        "Tên trước vẫn đọc được ở diễn biến.",
        "Đổi tên",
        "Đã đổi tên nguyên nhân.",
        GROUP,
    ),
}


@signed_in
@FORM
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Do one act on an obstacle or a group, or refuse it beside what was typed."""
    one, at, is_sent = ACTS[name], timezone.now(), request.method == "POST"
    on = timezone.localdate(at)
    case = one.door(user=request.user, public_id=public_id, on=on)
    asked = Asked(person(request=request), case, at)
    form = one.form(asked, request.POST if is_sent else None)
    refusal = ""
    if form.is_valid():
        try:
            one.do(asked, form)
            messages.info(request, one.done)
            return redirect(f"{reverse(one.leads_to, args=[public_id])}{DONE}")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title=one.title,
        lead=one.lead,
        button=one.button,
        form=form,
        user=request.user,
        refusal=refusal,
        case=case,
    )
    return render(request, "obstacles/form.html", {"page": page}, status=422 if is_sent else 200)


@signed_in
@require_POST
def add(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Join one more obstacle to a group (ghép vào nhóm)."""
    at = timezone.now()
    on = timezone.localdate(at)
    group = access.group_to_manage(user=request.user, public_id=public_id, on=on)
    chosen = access.obstacles_named(keys=[request.POST.get("vuong-mac", "")])
    try:
        actions.join(obstacles=chosen, group=group, by=person(request=request), at=at)
        messages.info(request, "Đã ghép vào nhóm.")
    except actions.Refused as failure:
        messages.warning(request, str(failure))
    return redirect("obstacles:group", public_id)


@signed_in
@require_POST
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take an obstacle out of a group (đưa ra khỏi nhóm)."""
    at = timezone.now()
    on = timezone.localdate(at)
    group = access.group_to_manage(user=request.user, public_id=public_id, on=on)
    member = access.member_named(group=group, key=request.POST.get("vuong-mac", ""))
    try:
        actions.leave(obstacle=member, by=person(request=request), at=at)
        messages.info(request, "Đã đưa ra khỏi nhóm; điều đã trả lời vẫn còn ở trang của đơn vị.")
    except actions.Refused as failure:
        messages.warning(request, str(failure))
    return redirect("obstacles:group", public_id)
