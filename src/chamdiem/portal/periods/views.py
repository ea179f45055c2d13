"""Pages of periods: find by a door, one call, answer."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import actions as files
from chamdiem.portal.periods import access, actions, forms, pages
from chamdiem.portal.periods.choices import Due, PeriodKind, Stage

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all periods (kỳ chấm điểm)."""
    page = pages.list_page(user=request.user, at=timezone.now())
    return render(request, "periods/list.html", {"page": page})


@signed_in
@require_safe
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """Show one period: where it stands, its deadlines, who is expected."""
    found = access.period_to_see(month=month)
    page = pages.month_page(period=found, user=request.user, at=timezone.now())
    return render(request, "periods/month.html", {"page": page})


@signed_in
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Show the deadlines of the next twelve months (lịch 12 tháng tới)."""
    middle = request.GET.get("ky-so-lieu") == forms.MIDDLE
    page = pages.preview_page(at=timezone.now(), to_the_middle=middle)
    return render(request, "periods/preview.html", {"page": page})


@signed_in
@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """Show what the province must confirm (Việc tỉnh phải xác nhận)."""
    page = pages.readiness_page(user=request.user, at=timezone.now())
    return render(request, "periods/lines.html", {"page": page})


@needs(Right.PERIODS_CONFIRM)
@FORM
def line(request: HttpRequest, line: str) -> HttpResponse:
    """Confirm one line, or let it wait (Xác nhận, cho tạm dùng)."""
    found, at, refusal = access.line_to_confirm(code=line), timezone.now(), ""
    units = pages.units_today(timezone.localdate(at))
    form = forms.LineForm(_sent(request), line=found, units=units)
    if form.is_valid():
        given = form.cleaned_data
        record = actions.waive_line if given["answer"] == forms.WAIVED else actions.confirm_line
        try:
            record(
                line=found,
                basis=given["basis"],
                note=given["note"],
                department=access.organisation_chosen(key=given.get("department", "")),
                reviewer=access.organisation_chosen(key=given.get("reviewer", "")),
                by=person(request=request),
                at=at,
            )
            messages.info(request, f"Đã ghi “{found.label}”. Ghi nhận trước vẫn giữ.")
            return redirect("periods:lines")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.line_page(line=found, form=form, refusal=refusal)
    return _form(request, "periods/act.html", page)


@needs(Right.PERIODS_OPEN)
@FORM
def open_month(request: HttpRequest) -> HttpResponse:
    """Look at the deadlines a month would have (Xem thử), then open it (Mở kỳ)."""
    at, refusal = timezone.now(), ""
    form = forms.OpenForm(
        _sent(request),
        request.FILES or None,
        versions=pages.versions_offered(),
        initial={"version": pages.version_first()},
    )
    if form.is_valid() and request.POST.get("step") == "open" and form.require_file():
        try:
            return _opened(request, form, at)
        except (actions.Refused, files.NotTaken) as failure:
            refusal = str(failure)
    page = pages.open_page(form=form, on=timezone.localdate(at), refusal=refusal)
    is_wrong = request.method == "POST" and (refusal or form.errors)
    return render(request, "periods/open.html", {"page": page}, status=422 if is_wrong else 200)


def _opened(request: HttpRequest, form: forms.OpenForm, at: datetime) -> HttpResponse:
    given, by = form.cleaned_data, person(request=request)
    act, sent = form.act(), given.get("act_file")
    made = actions.open_with_file(
        content=(sent.name, sent.read()) if sent else None,
        month=given["month"],
        kind=PeriodKind(given["kind"]),
        version=access.version_chosen(key=given["version"]),
        act=act,
        window=form.window_chosen(),
        by=by,
        at=at,
    )
    messages.info(
        request,
        f"Đã mở kỳ {given['month'].spoken}: {made.get_kind_display().lower()}. Danh sách đơn vị "
        "và thời hạn đã chốt.",
    )
    return redirect("periods:month", given["month"])


@needs(Right.PERIODS_MOVE)
@require_POST
def move(request: HttpRequest, month: Month) -> HttpResponse:
    """Move a period to its next stage (Chuyển giai đoạn)."""
    found, at = access.period_to_see(month=month), timezone.now()
    form, refusal, by = forms.MoveForm(request.POST), "", person(request=request)
    if form.is_valid():
        to = access.stage_by_hand(code=form.cleaned_data["to"])
        try:
            actions.move(period=found, to=to, note=form.cleaned_data["note"], by=by, at=at)
            messages.info(request, f"{month.spoken.capitalize()} đã sang “{Stage(to).label}”.")
            return redirect("periods:month", month)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.month_page(period=found, user=by, at=at, form=form, refusal=refusal)
    return render(request, "periods/month.html", {"page": page}, status=422)


@needs(Right.PERIODS_MOVE)
@FORM
def shift(request: HttpRequest, month: Month) -> HttpResponse:
    """Move a deadline for all (Lùi thời hạn)."""
    found, at, refusal = access.period_to_see(month=month), timezone.now(), ""
    form = forms.ShiftForm(_sent(request), initial={"what": request.GET.get("moc", Due.SENDING)})
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.shift_stage(
                period=found,
                what=Due(given["what"]),
                to=given["to"],
                reason=given["reason"],
                carries_later=given["carries_later"],
                by=person(request=request),
                at=at,
            )
            messages.info(
                request,
                f"Đã lùi “{Due(given['what']).label}” sang ngày {given['to']:%d/%m/%Y}; mọi trang "
                "của kỳ báo thời hạn mới và lý do.",
            )
            return redirect("periods:month", month)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.shift_page(period=found, form=form, refusal=refusal)
    return _form(request, "periods/act.html", page)


@needs(Right.PERIODS_MOVE)
@FORM
def leave(request: HttpRequest, month: Month) -> HttpResponse:
    """Let one unit send later (Gia hạn riêng)."""
    found, at, refusal = access.period_to_see(month=month), timezone.now(), ""
    units = pages.units_of(found)
    form = forms.LeaveForm(_sent(request), units=units)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.leave(
                period=found,
                organisation=access.expected_chosen(key=given["organisation"]),
                until=given["until"],
                reason=given["reason"],
                by=person(request=request),
                at=at,
            )
            name = dict(units)[given["organisation"]]
            messages.info(request, f"{name} được gửi phiếu đến hết ngày {given['until']:%d/%m/%Y}.")
            return redirect("periods:month", month)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.leave_page(period=found, form=form, refusal=refusal)
    return _form(request, "periods/act.html", page)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _form(request: HttpRequest, template: str, page: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"page": page}, status=status)
