"""Pages of questions and trainings: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.guidance import access, actions
from chamdiem.portal.guidance.pages import questions as pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """List the questions one sees, and the answers to all (hỏi đáp)."""
    on = day_of(timezone.now())
    page = pages.list_page(user=request.user, asked=request.GET.dict(), on=on)
    return render(request, "guidance/questions.html", {"page": page})


@signed_in
@FORM
def question(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a question; draft and release its answer (trả lời)."""
    at, refusal = timezone.now(), ""
    on, user = day_of(at), request.user
    found = access.question_to_see(user=user, public_id=public_id, on=on)
    is_release = request.POST.get("act") == "release"
    data = request.POST if request.method == "POST" and not is_release else None
    form = pages.answer_form(found, data)
    by = person(request=request)
    try:
        if is_release:
            access.require_releasing(user=user)
            key = request.POST.get("answer", "")
            answer = access.answer_to_release(question=found, key=key)
            actions.release_answer(answer=answer, by=by, at=at)
            messages.info(request, "Đã phát hành; mọi đơn vị đọc được câu trả lời từ lúc này.")
            return redirect(request.path)
        if form.is_valid():
            access.require_writing(user=user)
            actions.answer(question=found, **form.cleaned_data, by=by, at=at)
            messages.info(request, "Đã lưu câu trả lời. Lãnh đạo Sở KH&CN xem và phát hành.")
            return redirect(request.path)
    except actions.Refused as failure:
        refusal = str(failure)
    page = pages.question_page(question=found, user=user, on=on, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "guidance/question.html", {"page": page}, status=status)
