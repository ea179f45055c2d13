"""Pages of data holders: give figures of an input, by hand or from a sheet; who holds which."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.formats.problems import Refused as Unread
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.returns import actions, holders
from chamdiem.portal.returns.pages import holding as pages
from chamdiem.portal.returns.pages.holding_forms import FileForm, SourceForm

FORM = require_http_methods(["GET", "HEAD", "POST"])
CELL = "v:"


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what is to be given, and to the Department who holds which (Số liệu nguồn)."""
    at = timezone.now()
    page = pages.holders_page(user=request.user, at=at, on=timezone.localdate(at))
    return render(request, "returns/holders.html", {"page": page})


@needs(Right.PERIODS_MOVE)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Say which agency holds which input (giao cơ quan giữ số liệu)."""
    at = timezone.now()
    on = timezone.localdate(at)
    form = pages.assign_form(on, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        actions.assign_holder(
            input_code=given["input_code"],
            organisation=holders.organisation_chosen(key=given["organisation"]),
            holds_from=given["holds_from"],
            by=person(request=request),
            at=at,
        )
        messages.info(request, "Đã ghi cơ quan giữ số liệu; số của cơ quan ấy được tính trước.")
        return redirect("returns:holders")
    page = pages.holders_page(user=request.user, at=at, on=on, form=form)
    return render(request, "returns/holders.html", {"page": page}, status=422)


@needs(Right.PERIODS_MOVE)
@require_POST
def derive(request: HttpRequest, month: Month) -> HttpResponse:
    """Reckon now what the registers give (lấy số từ các sổ)."""
    found = holders.period_of(month=month)
    try:
        count = actions.derive(period=found, by=person(request=request), at=timezone.now())
        messages.info(request, f"Đã tính lại: {count} số thay đổi.")
    except actions.Refused as failure:
        messages.error(request, str(failure))
    return redirect("returns:holders")


@signed_in
@FORM
def grid(request: HttpRequest, month: Month, code: str) -> HttpResponse:
    """Show one input by unit, and take what was typed or pasted (nhập theo đơn vị)."""
    at, refusal = timezone.now(), ""
    sheet = holders.sheet(user=request.user, month=month, code=code, on=timezone.localdate(at))
    typed, form = None, None
    if request.method == "POST":
        form = SourceForm(request.POST)
        typed = {
            name.removeprefix(CELL): str(request.POST[name])
            for name in request.POST
            if name.startswith(CELL)
        }
        given, all_read = pages.typed_figures(sheet=sheet, typed=typed)
        try:
            if form.is_valid() and all_read:
                count = _give(request, [sheet], {code: given}, form, at)
                messages.info(request, _told(count))
                return redirect("returns:holder_grid", month, code)
            refusal = "" if all_read else "Có ô không đọc được; chưa có gì được ghi."
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.grid_page(sheet=sheet, at=at, typed=typed, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/holder_grid.html", {"page": page}, status=status)


@signed_in
@FORM
def file(request: HttpRequest, month: Month) -> HttpResponse:
    """Take a spreadsheet of figures, all of it or nothing (nạp bảng tính)."""
    at, refusal, form = timezone.now(), "", None
    problems: tuple[Any, ...] = ()
    sheets = holders.sheets(user=request.user, month=month, on=timezone.localdate(at))
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        try:
            if form.is_valid():
                sent = form.cleaned_data["file"]
                found = pages.file_figures(sheets=sheets, source=sent.read(), name=sent.name)
                messages.info(request, _told(_give(request, sheets, found, form, at)))
                return redirect("returns:holders")
        except Unread as failure:
            problems = tuple(failure.problems)
            refusal = "Tệp có chỗ chưa đúng; chưa có gì được ghi."
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.file_page(sheets=sheets, form=form, problems=problems, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/holder_file.html", {"page": page}, status=status)


def _give(request: HttpRequest, sheets: Any, found: Any, form: Any, at: Any) -> int:
    """Give what was read: all inputs of one month, each by the agency that holds it."""
    if not sheets:
        raise Http404
    by_code = {one.item.code: one for one in sheets}
    strange = sorted(found.keys() - by_code.keys())
    if strange:
        raise actions.Refused(
            f"Tệp có số liệu không giao cho cơ quan này: {', '.join(strange[:3])}. Hãy bỏ các cột "
            "ấy; Sở KH&CN giao số liệu ở trang “Số liệu nguồn”."
        )
    return actions.give_sheets(
        period=sheets[0].period,
        given=[(by_code[code].holder, several) for code, several in found.items()],
        source=form.cleaned_data["source"],
        by=person(request=request),
        at=at,
    )


def _told(count: int) -> str:
    if not count:
        return "Không có số nào khác số đã cung cấp; giữ nguyên."
    return f"Đã ghi {count} số liệu; số trước đó, nếu có, vẫn giữ trong lịch sử. Đơn vị thấy ngay."
