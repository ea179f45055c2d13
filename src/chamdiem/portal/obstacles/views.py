"""Pages of obstacles: find by a door, one call, answer."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.obstacles import access, actions, forms, pages
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.facts import Proposal, Said
from chamdiem.portal.obstacles.pages.words import DONE
from chamdiem.writing import docx_file

FORM = require_http_methods(["GET", "HEAD", "POST"])

NO_UNIT = "Người của đơn vị báo vướng mắc của đơn vị mình; bạn chưa được giao việc ở đơn vị nào."


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the obstacles that the person sees (khó khăn, vướng mắc)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "obstacles/list.html", {"page": page})


@signed_in
@FORM
def report(request: HttpRequest) -> HttpResponse:
    """Report an obstacle for a unit (báo vướng mắc)."""
    at, refusal, is_sent = timezone.now(), "", request.method == "POST"
    units = access.units_to_report_for(user=request.user, on=timezone.localdate(at))
    if not units:
        messages.info(request, NO_UNIT)
        return redirect("obstacles:list")
    form = pages.report_form(
        units=units, at=at, data=request.POST if is_sent else None, asked=request.GET.dict()
    )
    if form.is_valid():
        try:
            said = _said(request, form, units, at)
            made = actions.report(said=said, by=person(request=request), at=at)
            messages.info(request, "Đã báo; Sở KH&CN xem, chuyển cơ quan cho ý kiến rồi trả lời.")
            return redirect(f"{reverse('obstacles:one', args=[made.public_id])}{DONE}")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Báo khó khăn, vướng mắc",
        lead="Nêu rõ vướng gì, và đề nghị ai phải làm gì, trước ngày nào.",
        button="Báo vướng mắc",
        form=form,
        user=request.user,
        refusal=refusal,
    )
    return render(request, "obstacles/form.html", {"page": page}, status=422 if is_sent else 200)


@signed_in
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one obstacle."""
    at = timezone.now()
    on = timezone.localdate(at)
    found = access.obstacle_to_see(user=request.user, public_id=public_id, on=on)
    page = pages.obstacle_page(obstacle=found, user=request.user, at=at)
    return render(request, "obstacles/one.html", {"page": page})


@signed_in
@require_safe
def group(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a group of the same cause, and what it blocks (nhóm nguyên nhân)."""
    at = timezone.now()
    found = access.group_to_see(user=request.user, public_id=public_id, on=timezone.localdate(at))
    page = pages.group_page(group=found, user=request.user, at=at)
    return render(request, "obstacles/group.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def synthesis(request: HttpRequest) -> HttpResponse:
    """Show the obstacles by level and category, for Tỉnh uỷ and UBND tỉnh (tổng hợp)."""
    page = pages.synthesis_page(asked=request.GET.dict(), at=timezone.now())
    return render(request, "obstacles/synthesis.html", {"page": page})


@needs(Right.MONTHS_SEE_UNPUBLISHED)
@require_safe
def synthesis_file(request: HttpRequest) -> HttpResponse:
    """Give the synthesis as a DOCX; days that are none lead to the page that says so."""
    file = pages.synthesis_file(asked=request.GET.dict(), at=timezone.now())
    if file is None:
        return redirect(f"{reverse('obstacles:synthesis')}?{urlencode(request.GET.dict())}")
    response = HttpResponse(file.content, content_type=docx_file.MEDIA)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _said(request: HttpRequest, form: forms.ReportForm, units: Any, at: Any) -> Said:
    given = form.cleaned_data
    version, leaf = access.criterion_named(written=given["criterion"])
    on = timezone.localdate(at)
    return Said(
        organisation=access.unit_named(units=units, key=given.get("unit", "")),
        category=Category(given["category"]),
        level=Level(given["level"]),
        text=given["text"],
        proposal=Proposal(
            what=given["asked_for"],
            before=given["asked_before"],
            of=access.organisation_named(key=given["asked_of"]),
            words=given["asked_words"],
        ),
        task=access.task_named(user=request.user, key=given["task"], on=on),
        version=version,
        leaf=leaf,
        key=given["key"],
    )
