"""Pages of inspections: find by a door, one call, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.inspections import access, actions, forms, pages
from chamdiem.portal.inspections.choices import Kind
from chamdiem.portal.inspections.facts import Given
from chamdiem.writing import docx_file

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the inspections that the person sees (kiểm tra)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "inspections/list.html", {"page": page})


@needs(Right.INSPECTIONS_MANAGE)
@FORM
def new(request: HttpRequest) -> HttpResponse:
    """Plan an inspection (lập kế hoạch kiểm tra)."""
    at = timezone.now()
    form = pages.plan_form(on=day_of(at), data=_sent(request))
    refusal: Exception | None = None
    if form.is_valid():
        try:
            made = actions.plan(
                unit=access.unit_named(key=form.cleaned_data["unit"]),
                kind=Kind(form.cleaned_data["kind"]),
                given=_given(form),
                knows_overlap=form.cleaned_data["knows_overlap"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã lập kế hoạch. Đơn vị chưa thấy cho đến khi công bố.")
            return redirect("inspections:one", made.public_id)
        except actions.Refused as failure:
            refusal = failure
    page = pages.form_page(
        title="Lập kế hoạch kiểm tra",
        lead="Đơn vị nào, nội dung gì, theo văn bản nào, ai kiểm tra, từ ngày nào đến ngày nào.",
        button="Lập kế hoạch",
        form=form,
        refusal=str(refusal or ""),
        asks_overlap=isinstance(refusal, actions.Overlaps),
    )
    return _form(request, page)


@signed_in
@FORM
def revise(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Plan anew what was planned (sửa kế hoạch)."""
    at = timezone.now()
    found = access.inspection_to_manage(user=request.user, public_id=public_id, on=day_of(at))
    form = pages.revise_form(inspection=found, data=_sent(request))
    refusal: Exception | None = None
    if form.is_valid():
        try:
            actions.revise(
                inspection=found,
                given=_given(form),
                reason=form.cleaned_data["reason"],
                knows_overlap=form.cleaned_data["knows_overlap"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã sửa kế hoạch; kế hoạch trước vẫn đọc được ở diễn biến.")
            return redirect("inspections:one", public_id)
        except actions.Refused as failure:
            refusal = failure
    page = pages.form_page(
        title="Sửa kế hoạch",
        lead="Kế hoạch ghi sau thay cho kế hoạch trước; đã có biên bản thì không sửa nữa.",
        button="Ghi kế hoạch",
        form=form,
        refusal=str(refusal or ""),
        inspection=found,
        on=day_of(at),
        asks_overlap=isinstance(refusal, actions.Overlaps),
    )
    return _form(request, page)


@signed_in
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one inspection."""
    at = timezone.now()
    found = access.inspection_to_see(user=request.user, public_id=public_id, on=day_of(at))
    page = pages.inspection_page(inspection=found, user=request.user, at=at)
    return render(request, "inspections/one.html", {"page": page})


@signed_in
@require_POST
def announce(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Announce a plan to its unit (công bố)."""
    return _step(request, public_id, actions.announce, "Đã công bố; đơn vị thấy cuộc kiểm tra.")


@signed_in
@require_POST
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close an inspection (kết thúc)."""
    return _step(request, public_id, actions.close, "Đã kết thúc cuộc kiểm tra.")


@signed_in
@require_safe
def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the minutes as a DOCX (dự thảo biên bản)."""
    at = timezone.now()
    found = access.inspection_to_write_up(user=request.user, public_id=public_id, on=day_of(at))
    file = pages.minutes_file(inspection=found, at=at)
    response = HttpResponse(file.content, content_type=docx_file.MEDIA)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _step(request: HttpRequest, public_id: UUID, do: Any, done: str) -> HttpResponse:
    """Take one step of an inspection, or say on its page why not."""
    at = timezone.now()
    found = access.inspection_to_manage(user=request.user, public_id=public_id, on=day_of(at))
    try:
        do(inspection=found, by=person(request=request), at=at)
        messages.info(request, done)
        return redirect("inspections:one", public_id)
    except actions.Refused as failure:
        refusal = str(failure)
    page = pages.inspection_page(inspection=found, user=request.user, at=at, refusal=refusal)
    return render(request, "inspections/one.html", {"page": page}, status=422)


def _given(form: forms.ReviseForm) -> Given:
    said = form.cleaned_data
    names = ("content", "basis_number", "basis_issued_on", "from_on", "to_on")
    team = access.team_named(leader=said["leader"], members=said["members"])
    return Given(team=team, **{name: said[name] for name in names})


def _form(request: HttpRequest, page: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "inspections/form.html", {"page": page}, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
