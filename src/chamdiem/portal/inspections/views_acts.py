"""The acts on one inspection: each a small form, found by the door of who manages it."""

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
from chamdiem.portal.inspections.choices import Severity
from chamdiem.portal.inspections.facts import Found

FORM = require_http_methods(["GET", "HEAD", "POST"])
Make = Callable[[Any, Any, Any], Any]
Do = Callable[[Any, Any, Any, datetime], object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its form, what it does, and its words."""

    form: Make
    do: Do
    title: str
    lead: str
    button: str
    done: str
    takes_file: bool = False


def _cancel(found: Any, form: forms.ReasonForm, by: Any, at: datetime) -> object:
    return actions.cancel(inspection=found, reason=form.cleaned_data["reason"], by=by, at=at)


def _items(found: Any, form: forms.ItemsForm, by: Any, at: datetime) -> object:
    return actions.add_items(
        inspection=found,
        version=access.version_in_use(),
        leaves=form.chosen(),
        words=form.lines(),
        by=by,
        at=at,
    )


def _minutes(found: Any, form: forms.MinutesForm, by: Any, at: datetime) -> object:
    given = form.cleaned_data
    return actions.note_minutes(
        inspection=found,
        number=given["number"],
        issued_on=given["issued_on"],
        content=(given["file"].name, given["file"].read()),
        reason=given.get("reason", ""),
        by=by,
        at=at,
    )


def _finding(found: Any, form: forms.FindingForm, by: Any, at: datetime) -> object:
    given = form.cleaned_data
    wrong = Found(
        text=given["text"],
        severity=Severity(given["severity"]),
        remedy=given["remedy"],
        due_on=given["due_on"],
        item=access.item_named(inspection=found, key=given["item"]),
    )
    return actions.note_finding(inspection=found, found=wrong, by=by, at=at)


def _reappraise(found: Any, form: forms.ReappraisalForm, by: Any, at: datetime) -> object:
    given = form.cleaned_data
    return actions.order_reappraisal(
        inspection=found,
        period=access.period_named(month=given["month"]),
        reason=given["reason"],
        by=by,
        at=at,
    )


ACTS = {
    "cancel": Act(
        lambda _found, data, _files: forms.ReasonForm(data),
        _cancel,
        "Huỷ cuộc kiểm tra",
        "Việc này không hoàn tác được; đã công bố thì đơn vị đọc được lý do.",
        "Huỷ",
        "Đã huỷ cuộc kiểm tra.",
    ),
    "items": Act(
        lambda found, data, _files: pages.items_form(inspection=found, data=data),
        _items,
        "Thêm mục kiểm tra",
        "Chọn tiêu chí hoặc tự ghi nội dung. Đơn vị đọc danh mục và kết quả khi đã có biên bản.",
        "Thêm vào danh mục",
        "Đã thêm mục kiểm tra.",
    ),
    "minutes": Act(
        lambda found, data, files: pages.minutes_form(inspection=found, data=data, files=files),
        _minutes,
        "Ghi biên bản",
        "Số, ngày và tệp biên bản đã ký. Từ lúc này đơn vị đọc được danh mục, kết quả, phát hiện; "
        "kế hoạch và kết quả không sửa nữa.",
        "Ghi biên bản",
        "Đã ghi biên bản; đơn vị đọc được kết quả và phát hiện.",
        takes_file=True,
    ),
    "finding": Act(
        lambda found, data, _files: pages.finding_form(inspection=found, data=data),
        _finding,
        "Ghi phát hiện",
        "Phát hiện gì, mức độ nào, đơn vị phải làm gì, đến hết ngày nào.",
        "Ghi phát hiện",
        "Đã ghi phát hiện.",
    ),
    "reappraise": Act(
        lambda _found, data, _files: pages.reappraisal_form(data=data),
        _reappraise,
        "Yêu cầu thẩm định lại",
        "Ghi việc phải thẩm định lại một tháng của đơn vị này. Việc ghi không đổi số liệu hay điểm "
        "nào; điểm chỉ đổi theo bước thẩm định hoặc đính chính của tháng ấy.",
        "Ghi yêu cầu",
        "Đã ghi yêu cầu thẩm định lại.",
    ),
}


@signed_in
@FORM
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Do one act on an inspection, or refuse it beside what was typed."""
    one, at, refusal = ACTS[name], timezone.now(), ""
    found = access.inspection_to_manage(user=request.user, public_id=public_id, on=day_of(at))
    is_sent = request.method == "POST"
    form = one.form(found, *((request.POST, request.FILES) if is_sent else (None, None)))
    if form.is_valid():
        try:
            one.do(found, form, person(request=request), at)
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
        inspection=found,
        on=day_of(at),
        takes_file=one.takes_file,
    )
    return render(request, "inspections/form.html", {"page": page}, status=422 if is_sent else 200)


@signed_in
@FORM
def results(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note what was found at each item of the checklist (ghi kết quả)."""
    at, refusal = timezone.now(), ""
    found = access.inspection_to_manage(user=request.user, public_id=public_id, on=day_of(at))
    is_sent = request.method == "POST"
    form = pages.results_form(inspection=found, data=request.POST if is_sent else None)
    if form.is_valid():
        try:
            count = actions.note_results(
                inspection=found, results=form.noted(), by=person(request=request), at=at
            )
            messages.info(request, f"Đã ghi kết quả; {count} mục thay đổi.")
            return redirect("inspections:one", public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.results_page(inspection=found, form=form, on=day_of(at), refusal=refusal)
    return render(
        request, "inspections/results.html", {"page": page}, status=422 if is_sent else 200
    )
