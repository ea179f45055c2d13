"""The acts on one task: each a small form, found by the door of who may do it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.tasks import access, actions, forms, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])
Door = Callable[..., Any]
Do = Callable[[Any, Any, Any, datetime], object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its door, its form, what it does, and its words."""

    door: Door
    form: type[Any]
    do: Do
    title: str
    lead: str
    button: str
    done: str
    takes_file: bool = False


def _claim(task: Any, form: forms.ClaimForm, by: Any, at: datetime) -> object:
    sent = form.cleaned_data["file"]
    content = (sent.name, sent.read()) if sent else None
    return actions.claim_with_file(task=task, product=form.made(), content=content, by=by, at=at)


def _answer(task: Any, form: forms.AnswerForm, by: Any, at: datetime) -> object:
    return actions.answer_claim(
        claim=access.claim_to_answer(task=task),
        is_confirmed=form.is_yes,
        reason=form.cleaned_data["reason"],
        by=by,
        at=at,
    )


def _decide(task: Any, form: forms.DecideForm, by: Any, at: datetime) -> object:
    return actions.answer_extension(
        extension=access.extension_to_answer(task=task),
        is_granted=form.is_yes,
        reason=form.cleaned_data["reason"],
        due_on=form.day(),
        by=by,
        at=at,
    )


def _reword(task: Any, form: forms.RewordForm, by: Any, at: datetime) -> object:
    why = form.cleaned_data["reason"]
    return actions.reword(task=task, words=form.words(), reason=why, by=by, at=at)


ACTS = {
    "report": Act(
        access.task_to_report,
        forms.ReportForm,
        lambda task, form, by, at: actions.report(task=task, report=form.report(), by=by, at=at),
        "Báo tiến độ",
        "Ghi việc đã làm trong tháng; có khó khăn thì ghi rõ ai cần làm gì, trước ngày nào.",
        "Báo tiến độ",
        "Đã ghi tiến độ.",
    ),
    "claim": Act(
        access.task_to_report,
        forms.ClaimForm,
        _claim,
        "Báo hoàn thành",
        "Kèm sản phẩm: tệp, số ký hiệu văn bản, hoặc đường dẫn. Tính đúng hạn theo lúc báo này, "
        "nếu sau đó được xác nhận.",
        "Báo hoàn thành",
        "Đã báo hoàn thành; chờ cơ quan giao nhiệm vụ xác nhận sản phẩm.",
        takes_file=True,
    ),
    "answer": Act(
        access.task_to_assign,
        forms.AnswerForm,
        _answer,
        "Xác nhận sản phẩm",
        "Xem sản phẩm đơn vị đã gửi. Trả lại thì lần báo này coi như chưa có.",
        "Ghi trả lời",
        "Đã ghi trả lời.",
    ),
    "extend": Act(
        access.task_to_report,
        forms.ExtendForm,
        lambda task, form, by, at: actions.ask_extension(
            task=task, by=by, at=at, **form.cleaned_data
        ),
        "Xin gia hạn",
        "Xin trước khi hết hạn thì, khi được đồng ý, nhiệm vụ tính theo hạn mới; xin sau khi hết "
        "hạn thì vẫn tính trễ hạn.",
        "Gửi đề nghị",
        "Đã gửi đề nghị gia hạn; chờ cơ quan giao nhiệm vụ quyết định.",
    ),
    "decide": Act(
        access.task_to_assign,
        forms.DecideForm,
        _decide,
        "Quyết định gia hạn",
        "Thời hạn đầu tiên luôn được giữ lại.",
        "Ghi quyết định",
        "Đã ghi quyết định.",
    ),
    "milestone": Act(
        access.task_to_report,
        forms.MilestoneForm,
        lambda task, form, by, at: actions.set_milestone(
            task=task, by=by, at=at, **form.cleaned_data
        ),
        "Đặt mốc",
        "Một bước trên đường đến sản phẩm, có ngày riêng.",
        "Đặt mốc",
        "Đã đặt mốc.",
    ),
    "resource": Act(
        access.task_to_report,
        forms.ResourceForm,
        lambda task, form, by, at: actions.note_resource(
            task=task, by=by, at=at, **form.cleaned_data
        ),
        "Ghi nguồn lực",
        "Số ghi sau thay cho số trước cùng loại và nguồn; số trước vẫn được giữ.",
        "Ghi",
        "Đã ghi nguồn lực.",
    ),
    "reword": Act(
        access.task_to_assign,
        forms.RewordForm,
        _reword,
        "Sửa lời",
        "Lời trước vẫn đọc được ở diễn biến của nhiệm vụ.",
        "Ghi",
        "Đã ghi lời mới.",
    ),
    "withdraw": Act(
        access.task_to_assign,
        forms.ReasonForm,
        lambda task, form, by, at: actions.withdraw(
            task=task, reason=form.cleaned_data["reason"], by=by, at=at
        ),
        "Thu hồi nhiệm vụ",
        "Nhiệm vụ thu hồi không tính vào tháng nào kể từ nay. Việc này không hoàn tác được.",
        "Thu hồi",
        "Đã thu hồi nhiệm vụ.",
    ),
}


@signed_in
@FORM
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Do one act on a task, or refuse it beside what was typed."""
    one, at = ACTS[name], timezone.now()
    task = one.door(user=request.user, public_id=public_id, on=timezone.localdate(at))
    form = _form(request, one, task)
    refusal = ""
    if form.is_valid():
        try:
            one.do(task, form, person(request=request), at)
            messages.info(request, one.done)
            return redirect("tasks:one", public_id)
        except (actions.Refused, NotTaken) as failure:
            refusal = str(failure)
    page = pages.form_page(
        title=one.title,
        lead=one.lead,
        button=one.button,
        form=form,
        refusal=refusal,
        task=task,
        takes_file=one.takes_file,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tasks/form.html", {"page": page}, status=status)


@signed_in
@FORM
def doer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Name the person of the unit who works on a task (người thực hiện)."""
    at = timezone.now()
    on = timezone.localdate(at)
    task = access.task_to_report(user=request.user, public_id=public_id, on=on)
    people = access.people_of(organisation=task.lead, on=on)
    options = [(str(one.public_id), one.display_name) for one in people]
    form = forms.DoerForm(request.POST if request.method == "POST" else None, people=options)
    if form.is_valid():
        chosen = access.person_of(organisation=task.lead, key=form.cleaned_data["person"], on=on)
        actions.name_doer(
            task=task,
            organisation=task.lead,
            person=chosen,
            by=person(request=request),
            at=at,
        )
        return redirect("tasks:one", public_id)
    page = pages.form_page(
        title="Giao người thực hiện",
        lead="Người của đơn vị làm việc này; người đứng đầu vẫn chịu trách nhiệm.",
        button="Giao",
        form=form,
        task=task,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "tasks/form.html", {"page": page}, status=status)


@signed_in
@require_POST
def reach(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note that a milestone was reached today (đã đạt mốc)."""
    at = timezone.now()
    on = timezone.localdate(at)
    task = access.task_to_report(user=request.user, public_id=public_id, on=on)
    row = access.milestone_to_reach(task=task, key=request.POST.get("moc", ""))
    try:
        actions.reach_milestone(milestone=row, on=on, by=person(request=request), at=at)
    except actions.Refused as failure:
        messages.warning(request, str(failure))
    return redirect("tasks:one", public_id)


def _form(request: HttpRequest, one: Act, task: Any) -> Any:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    if one.form is forms.RewordForm and not sent:
        return one.form(initial=pages.stands(task=task))
    return one.form(*sent)
