"""Pages of duties: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.duties import access, actions, pages
from chamdiem.portal.duties.declared import BY_NUMBER
from chamdiem.portal.duties.forms import ChangeForm, ConfirmForm
from chamdiem.portal.files.actions import NotTaken

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show units by duties (mười bốn nội dung)."""
    page = pages.matrix_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "duties/matrix.html", {"page": page})


@signed_in
@require_safe
def unit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one unit's duties."""
    at = timezone.now()
    found = access.unit_to_see(user=request.user, public_id=public_id, on=timezone.localdate(at))
    page = pages.unit_page(organisation=found, user=request.user, at=at)
    return render(request, "duties/unit.html", {"page": page})


@signed_in
@FORM
def occasion(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what fell due, and take the unit's answer (xác nhận)."""
    at = timezone.now()
    on = timezone.localdate(at)
    door = access.occasion_to_confirm if request.method == "POST" else access.occasion_to_see
    found = door(user=request.user, public_id=public_id, on=on)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ConfirmForm(*sent, duty=BY_NUMBER[found.duty])
    refusal = ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.confirm_with_file(
                occasion=found,
                said=form.said(),
                content=(file.name, file.read()) if file else None,
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi xác nhận.")
            return redirect("duties:unit", found.organisation.public_id)
        except (actions.Refused, NotTaken) as failure:
            refusal = str(failure)
    page = pages.confirm_page(occasion=found, user=request.user, at=at, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "duties/occasion.html", {"page": page}, status=status)


@signed_in
@FORM
def change(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Open a duty because something changed or arose, then ask for the answer (báo thay đổi)."""
    at = timezone.now()
    found = access.unit_to_confirm(
        user=request.user, public_id=public_id, on=timezone.localdate(at), number=number
    )
    form = ChangeForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_valid():
        try:
            made = actions.report_change(
                organisation=found,
                duty=number,
                on=form.cleaned_data["on"],
                by=person(request=request),
                at=at,
            )
            return redirect("duties:occasion", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.change_page(organisation=found, number=number, at=at, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "duties/change.html", {"page": page}, status=status)


@needs(Right.DUTIES_MANAGE)
@FORM
def sectors(request: HttpRequest) -> HttpResponse:
    """Name the agencies of key sectors (ngành trọng điểm)."""
    at = timezone.now()
    page = pages.sectors_page(at=at, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and page.form.is_valid():
        given = dict(page.form.cleaned_data)
        try:
            actions.name_sector(
                organisation=access.agency_named(key=given.pop("organisation")),
                by=person(request=request),
                at=at,
                is_in=bool(given.pop("is_in")),
                **given,
            )
            messages.info(request, "Đã ghi.")
            return redirect("duties:sectors")
        except actions.Refused as failure:
            page = pages.sectors_page(at=at, data=request.POST, refusal=str(failure))
    status = 422 if request.method == "POST" else 200
    return render(request, "duties/sectors.html", {"page": page}, status=status)
