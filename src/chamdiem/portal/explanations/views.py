"""Pages of explanations: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.explanations import access, actions, pages
from chamdiem.portal.explanations.facts import Sent
from chamdiem.portal.explanations.forms import MORE
from chamdiem.portal.files.actions import NotTaken

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the requests that the person sees (giải trình)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "explanations/list.html", {"page": page})


@signed_in
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one request with every version that was answered."""
    at = timezone.now()
    found = access.request_to_see(user=request.user, public_id=public_id, on=timezone.localdate(at))
    page = pages.request_page(request=found, user=request.user, at=at)
    return render(request, "explanations/one.html", {"page": page})


@needs(Right.EXPLANATIONS_ASK)
@FORM
def ask(request: HttpRequest) -> HttpResponse:
    """Ask units to explain a criterion of a month (yêu cầu giải trình)."""
    at, refusal = timezone.now(), ""
    sent = _sent(request)
    period = access.period_to_ask(written=(sent or request.GET).get("ky", ""))
    form = pages.criterion_form(period=period, asked=request.GET, data=sent, at=at)
    if period is not None and form is not None and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.ask_about_criterion(
                period=period,
                leaf=given["leaf"],
                organisations=access.organisations_named(keys=given["units"]),
                grounds=given["grounds"],
                due_on=given["due_on"],
                by=person(request=request),
                at=at,
            )
            return _asked(request, made)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.criterion_page(period=period, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "explanations/ask.html", {"page": page}, status=status)


@needs(Right.EXPLANATIONS_ASK)
@FORM
def ask_tasks(request: HttpRequest) -> HttpResponse:
    """Ask who leads tasks to explain them (yêu cầu giải trình về nhiệm vụ)."""
    at, refusal = timezone.now(), ""
    form = pages.tasks_form(asked=request.GET, data=_sent(request), at=at)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.ask_about_tasks(
                tasks=access.tasks_named(keys=given["tasks"]),
                grounds=given["grounds"],
                due_on=given["due_on"],
                by=person(request=request),
                at=at,
            )
            return _asked(request, made)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.tasks_page(asked=request.GET.dict(), form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "explanations/ask_tasks.html", {"page": page}, status=status)


@signed_in
@FORM
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Explain for the unit that is asked (giải trình)."""
    at, refusal = timezone.now(), ""
    found = access.request_to_answer(
        user=request.user, public_id=public_id, on=timezone.localdate(at)
    )
    form = pages.answer_form(request=found, data=_sent(request), files=request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.answer_with_file(
                request=found,
                said=form.said(),
                seen=form.seen_number,
                content=(file.name, file.read()) if file else None,
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã gửi giải trình; Sở KH&CN xem và kết luận.")
            return redirect("explanations:one", public_id)
        except (actions.Refused, NotTaken) as failure:
            refusal = str(failure)
    page = pages.answer_page(request=found, form=form, at=at, refusal=refusal)
    is_wrong = request.method == "POST" and MORE not in request.POST
    return render(
        request, "explanations/answer.html", {"page": page}, status=422 if is_wrong else 200
    )


@signed_in
@FORM
def judge(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Accept an explanation or not (kết luận)."""
    at, refusal = timezone.now(), ""
    found = access.request_to_judge(
        user=request.user, public_id=public_id, on=timezone.localdate(at)
    )
    form = pages.judge_form(request=found, data=_sent(request))
    if form.is_valid():
        try:
            actions.judge(
                explanation=access.version_to_judge(request=found, number=form.seen_number),
                is_accepted=form.is_yes,
                reason=form.cleaned_data["reason"],
                due_on=form.cleaned_data["due_on"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi kết luận; đơn vị thấy ở trang của mình.")
            return redirect("explanations:one", public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.judge_page(request=found, form=form, at=at, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "explanations/judge.html", {"page": page}, status=status)


def _asked(request: HttpRequest, sent: Sent) -> HttpResponse:
    said = f"Đã gửi {len(sent.made)} yêu cầu giải trình."
    if sent.already:
        said += (
            f" {len(sent.already)} yêu cầu không gửi lại, vì đơn vị đang có yêu cầu chưa được chấp "
            "nhận về việc này."
        )
    messages.info(request, said)
    if len(sent.made) == 1:
        return redirect("explanations:one", sent.made[0].public_id)
    return redirect("explanations:list")


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
