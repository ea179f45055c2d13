"""Pages of defaults: find by a door, one call, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.defaults import access, actions, pages
from chamdiem.portal.defaults.forms import DecisionForm


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all defaults (mặc định hệ thống)."""
    page = pages.list_page(user=request.user, on=timezone.localdate())
    return render(request, "defaults/list.html", {"page": page})


@signed_in
@require_safe
def default(request: HttpRequest, code: str) -> HttpResponse:
    """Show one default, its history, and the form to those who decide."""
    found, today = access.default_to_see(code=code), timezone.localdate()
    form = DecisionForm(initial=pages.blank(default=found, on=today), default=found)
    page = pages.default_page(default=found, user=request.user, on=today, form=form)
    return render(request, "defaults/default.html", {"page": page})


@needs(Right.DEFAULTS_CONFIRM)
@require_POST
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm or change a default (Xác nhận, đổi)."""
    found, refusal = access.default_to_see(code=code), ""
    form, by, at = (
        DecisionForm(request.POST, default=found),
        person(request=request),
        timezone.now(),
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            row = actions.decide(
                code=code,
                value=given["value"],
                holds_from=given["holds_from"],
                basis=form.basis(),
                seen=given["seen"],
                by=by,
                at=at,
            )
            messages.info(request, pages.told(default=found, row=row))
            return redirect("defaults:default", code=code)
        except actions.CannotDecide as failure:
            refusal = str(failure)
    page = pages.default_page(
        default=found, user=by, on=timezone.localdate(at), form=form, refusal=refusal
    )
    return render(request, "defaults/default.html", {"page": page}, status=422)
