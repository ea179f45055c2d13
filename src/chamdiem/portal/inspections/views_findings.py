"""The acts on one finding: the unit remedies, the Department answers or withdraws it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files.actions import NotTaken
from chamdiem.portal.inspections import access, actions, forms, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a finding: its door, its form, what it does, and its words."""

    door: Callable[..., Any]
    form: type[Any]
    do: Callable[[Any, Any, Any, datetime], object]
    title: str
    lead: str
    button: str
    done: str
    takes_file: bool = False


def _remedy(finding: Any, form: forms.RemedyForm, by: Any, at: datetime) -> object:
    return actions.report_remedy(finding=finding, done=form.done(), by=by, at=at)


def _answer(finding: Any, form: forms.AnswerForm, by: Any, at: datetime) -> object:
    return actions.answer_remedy(
        remedy=access.remedy_to_answer(finding=finding),
        is_confirmed=form.is_yes,
        reason=form.cleaned_data["reason"],
        by=by,
        at=at,
    )


def _withdraw(finding: Any, form: forms.ReasonForm, by: Any, at: datetime) -> object:
    reason = form.cleaned_data["reason"]
    return actions.withdraw_finding(finding=finding, reason=reason, by=by, at=at)


ACTS = {
    "remedy": Act(
        access.finding_to_remedy,
        forms.RemedyForm,
        _remedy,
        "Báo đã khắc phục",
        "Kèm minh chứng: tệp, hoặc số ký hiệu văn bản. Báo trong hạn thì không tính quá hạn trong "
        "khi chờ trả lời.",
        "Báo đã khắc phục",
        "Đã báo khắc phục; chờ Sở KH&CN xác nhận.",
        takes_file=True,
    ),
    "answer": Act(
        access.finding_to_manage,
        forms.AnswerForm,
        _answer,
        "Trả lời việc khắc phục",
        "Xem minh chứng đơn vị đã gửi ở trang của cuộc kiểm tra. Trả lại thì đơn vị phải báo lại.",
        "Ghi trả lời",
        "Đã ghi trả lời.",
    ),
    "withdraw": Act(
        access.finding_to_manage,
        forms.ReasonForm,
        _withdraw,
        "Rút phát hiện",
        "Dùng khi ghi nhầm; đơn vị không phải khắc phục phát hiện này nữa.",
        "Rút phát hiện",
        "Đã rút phát hiện.",
    ),
}


@signed_in
@FORM
def act(request: HttpRequest, public_id: UUID, number: int, name: str) -> HttpResponse:
    """Do one act on a finding, or refuse it beside what was typed."""
    one, at, refusal = ACTS[name], timezone.now(), ""
    on, is_sent = day_of(at), request.method == "POST"
    finding = one.door(user=request.user, public_id=public_id, number=number, on=on)
    form = one.form(*((request.POST, request.FILES) if is_sent else ()))
    if form.is_valid():
        try:
            one.do(finding, form, person(request=request), at)
            messages.info(request, one.done)
            return redirect("inspections:one", public_id)
        except (actions.Refused, NotTaken) as failure:
            refusal = str(failure)
    page = pages.form_page(
        title=one.title,
        lead=one.lead,
        button=one.button,
        form=form,
        refusal=refusal,
        inspection=finding.inspection,
        on=on,
        told=(
            (f"Phát hiện số {finding.number}", finding.text),
            ("Yêu cầu khắc phục", finding.remedy),
            ("Hạn khắc phục", f"hết ngày {finding.due_on:%d/%m/%Y}"),
        ),
        takes_file=one.takes_file,
    )
    return render(request, "inspections/form.html", {"page": page}, status=422 if is_sent else 200)
