"""Pages of other bodies' teams: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.inspections import access, actions, forms, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.INSPECTIONS_MANAGE)
@FORM
def visits(request: HttpRequest) -> HttpResponse:
    """Show and note other bodies' teams (đoàn kiểm tra khác)."""
    at, refusal = timezone.now(), ""
    is_sent = request.method == "POST"
    form = pages.visit_form(on=day_of(at), data=request.POST if is_sent else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.note_visit(
                unit=access.unit_named(key=given["unit"]),
                organisation=given["organisation"],
                from_on=given["from_on"],
                to_on=given["to_on"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi đoàn kiểm tra; kế hoạch trùng thời gian được nhắc.")
            return redirect("inspections:visits")
        except actions.Refused as failure:
            refusal = str(failure)
    asked = request.GET.dict()
    page = pages.visits_page(user=request.user, asked=asked, at=at, form=form, refusal=refusal)
    status = 422 if is_sent else 200
    return render(request, "inspections/visits.html", {"page": page}, status=status)


@needs(Right.INSPECTIONS_MANAGE)
@FORM
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say that a team does not come, or was noted wrongly (bỏ)."""
    at, refusal = timezone.now(), ""
    found = access.visit_to_drop(public_id=public_id)
    form = forms.ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.drop_visit(visit=found, reason=reason, by=person(request=request), at=at)
            return redirect("inspections:visits")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Bỏ đoàn kiểm tra khác",
        lead=f"Đoàn của {found.organisation}: không đến nữa, hoặc đã ghi nhầm.",
        button="Bỏ",
        form=form,
        refusal=refusal,
        above=(pages.OTHERS, reverse("inspections:visits")),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "inspections/form.html", {"page": page}, status=status)
