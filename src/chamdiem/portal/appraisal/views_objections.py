"""Pages of objections and rulings: find by a door, one call, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.access import person
from chamdiem.portal.appraisal import access_objections as access
from chamdiem.portal.appraisal import actions
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.pages import council as councils
from chamdiem.portal.appraisal.pages import objections as pages
from chamdiem.portal.common.gates import only, signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.returns import access as returns
from chamdiem.portal.returns.access import Desk

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@FORM
def objection(request: HttpRequest, month: Month, organisation: UUID, leaf: str) -> HttpResponse:
    """Look at the points of a criterion and object to them (kiến nghị về điểm)."""
    at, refusal = timezone.now(), ""
    desk = returns.desk(user=request.user, month=month, public_id=organisation, on=day_of(at))
    criterion = access.leaf_to_object(desk=desk, code=leaf)
    form = pages.objection_form(desk, request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.object(
                of=desk.of,
                leaf=leaf,
                asked=given["asked"],
                reason=given["reason"],
                evidence=given["evidence"],
                file=_file(desk, given["file"]),
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã gửi kiến nghị. Hội đồng thẩm định kết luận, có lý do.")
            return redirect(request.path)
        except (actions.Refused, PermissionDenied) as failure:
            refusal = str(failure)
    page = pages.objection_page(desk=desk, leaf=criterion, at=at, form=form, refusal=refusal)
    return _answer(request, "appraisal/objection.html", page)


@only(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def council(request: HttpRequest) -> HttpResponse:
    """List the objections of a month (kiến nghị về điểm)."""
    page = councils.council_page(asked=request.GET.dict(), at=timezone.now())
    return render(request, "appraisal/objections.html", {"page": page})


@only(Right.MONTHS_SEE_UNPUBLISHED)
@FORM
def ruling(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Look at an objection and rule on it (kết luận kiến nghị)."""
    at, refusal = timezone.now(), ""
    found = access.objection_to_see(public_id=public_id)
    form = councils.ruling_form(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.rule(
                objection=found,
                outcome=Outcome(given["outcome"]),
                points=given["points"],
                reason=given["reason"],
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi kết luận; điểm của kỳ được tính lại theo kết luận này.")
            return redirect(request.path)
        except (actions.Refused, PermissionDenied) as failure:
            refusal = str(failure)
    page = councils.ruling_page(
        objection=found, user=request.user, at=at, form=form, refusal=refusal
    )
    return _answer(request, "appraisal/ruling.html", page)


@signed_in
@require_safe
def concluded(request: HttpRequest) -> HttpResponse:
    """Show what was concluded before, by criterion (kết luận đã có)."""
    page = councils.known_page(asked=request.GET.dict())
    return render(request, "appraisal/concluded.html", {"page": page})


def _file(desk: Desk, key: str) -> Any:
    return returns.file_to_attach(desk=desk, public_id=UUID(key)) if key else None


def _answer(request: HttpRequest, template: str, page: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"page": page}, status=status)
