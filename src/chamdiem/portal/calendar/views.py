"""Pages of the calendar: find by a door, one call, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.calendar import access, actions, pages
from chamdiem.portal.calendar.forms import DayForm, YearForm
from chamdiem.portal.common.gates import needs, only, signed_in
from chamdiem.portal.common.rights import Right


@signed_in
@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show a year (lịch làm việc)."""
    today = timezone.localdate()
    found = access.year_to_see(asked=request.GET.get("nam", ""), this_year=today.year)
    page = pages.year_page(year=found, user=request.user, on=today)
    return render(request, "calendar/year.html", {"page": page})


@needs(Right.CALENDAR_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Look what a change of one day moves (Xem thử), then record it (Ghi)."""
    at, refusal = timezone.now(), ""
    form = (
        DayForm(request.POST) if request.method == "POST" else DayForm(initial=request.GET.dict())
    )
    if form.is_valid():
        try:
            if request.POST.get("step") != "keep":
                actions.require_new(wanted=form.wanted(), at=at)
                page = pages.look_page(form=form, on=timezone.localdate(at))
                return render(request, "calendar/change.html", {"page": page})
            row = actions.record_day(
                wanted=form.wanted(),
                seen=form.cleaned_data["seen"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, pages.told(row))
            return redirect(f"{reverse('calendar:year')}?nam={row.day.year}")
        except actions.CannotRecord as failure:
            refusal = str(failure)
    page = pages.change_page(form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "calendar/change.html", {"page": page}, status=status)


@needs(Right.CALENDAR_MANAGE)
@require_POST
def confirm(request: HttpRequest, year: int) -> HttpResponse:
    """Record that a year's days off were announced as reckoned (Xác nhận cả năm)."""
    at, form, refusal = timezone.now(), YearForm(request.POST), ""
    found = access.year_to_see(asked=str(year), this_year=year)
    by = person(request=request)
    if form.is_valid():
        try:
            count = actions.confirm_year(
                year=found, source=form.cleaned_data["source"], by=by, at=at
            )
            messages.info(request, f"Đã ghi {count} ngày của năm {found} là chính thức.")
            return redirect(f"{reverse('calendar:year')}?nam={found}")
        except actions.CannotRecord as failure:
            refusal = str(failure)
    page = pages.year_page(
        year=found, user=by, on=timezone.localdate(at), form=form, refusal=refusal
    )
    return render(request, "calendar/year.html", {"page": page}, status=422)


@only(Right.CALENDAR_MANAGE)
@require_safe
def clock(request: HttpRequest) -> HttpResponse:
    """Show the state of the machine's clock (đồng hồ)."""
    return render(request, "calendar/clock.html", {"page": pages.clock_page(at=timezone.now())})
