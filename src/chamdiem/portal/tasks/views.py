"""Pages of tasks: find by a door, one call, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.tasks import access, actions, forms, pages
from chamdiem.portal.tasks.facts import Given, Source

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the tasks that the person sees (nhiệm vụ)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "tasks/list.html", {"page": page})


@signed_in
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show the tasks by how far they are (bảng)."""
    page = pages.board_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "tasks/board.html", {"page": page})


@signed_in
@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Show open tasks along the days (theo thời gian)."""
    page = pages.timeline_page(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return render(request, "tasks/timeline.html", {"page": page})


@signed_in
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one task."""
    at = timezone.now()
    found = access.task_to_see(user=request.user, public_id=public_id, on=timezone.localdate(at))
    page = pages.task_page(task=found, user=request.user, at=at)
    return render(request, "tasks/one.html", {"page": page})


@needs(Right.TASKS_GIVE)
@FORM
def give(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give a task from a clause of a document (giao nhiệm vụ)."""
    at = timezone.now()
    on = timezone.localdate(at)
    source = access.source_to_give_from(user=request.user, public_id=public_id, on=on)
    form = forms.GiveForm(_sent(request), units=pages.unit_options(on=on))
    refusal = ""
    if form.is_valid():
        try:
            made = actions.give(
                given=_given(
                    form,
                    assigner=access.assigner(user=request.user, on=on),
                    source=Source(directive=source),
                ),
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã giao; cơ quan chủ trì thấy nhiệm vụ ở trang của mình.")
            return redirect("tasks:one", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Giao nhiệm vụ",
        lead="Sáu rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền. Một cơ quan chủ "
        "trì; người đứng đầu cơ quan ấy chịu trách nhiệm.",
        button="Giao nhiệm vụ",
        form=form,
        refusal=refusal,
    )
    return _form(request, page)


@signed_in
@FORM
def plans(request: HttpRequest) -> HttpResponse:
    """Show and enter the plans of the person's units (kế hoạch của đơn vị)."""
    at = timezone.now()
    on = timezone.localdate(at)
    page = pages.plans_page(user=request.user, on=on, data=_sent(request))
    if request.method == "POST" and page.units and page.form.is_valid():
        try:
            actions.note_plan(
                plan=access.plan_from(user=request.user, on=on, given=page.form.cleaned_data),
                by=person(request=request),
                at=at,
            )
            messages.info(request, "Đã ghi kế hoạch; đặt nhiệm vụ từ kế hoạch ở dưới.")
            return redirect("tasks:plans")
        except actions.Refused as failure:
            page = pages.plans_page(
                user=request.user, on=on, data=request.POST, refusal=str(failure)
            )
    status = 422 if request.method == "POST" else 200
    return render(request, "tasks/plans.html", {"page": page}, status=status)


@signed_in
@FORM
def set_own(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Set a unit its own task from its plan (tự đặt nhiệm vụ)."""
    at = timezone.now()
    plan = access.plan_to_set_from(user=request.user, public_id=public_id)
    form = forms.GiveForm(
        _sent(request),
        units=pages.unit_options(on=timezone.localdate(at)),
        initial={"lead": plan.organisation.public_id},
    )
    refusal = ""
    if form.is_valid():
        try:
            given = _given(form, assigner=plan.organisation, source=Source(plan=plan), is_own=True)
            made = actions.give(given=given, by=person(request=request), at=at)
            return redirect("tasks:one", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Đặt nhiệm vụ từ kế hoạch",
        lead=f"Kế hoạch số {plan.number}. Đơn vị tự đặt và chủ trì; người đứng đầu xác nhận sản "
        "phẩm.",
        button="Đặt nhiệm vụ",
        form=form,
        refusal=refusal,
    )
    return _form(request, page)


@signed_in
@FORM
def hand_down(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give part of a task to a unit below (giao tiếp cho đơn vị dưới)."""
    at = timezone.now()
    on = timezone.localdate(at)
    above = access.task_to_hand_down(user=request.user, public_id=public_id, on=on)
    form = forms.GiveForm(_sent(request), units=pages.unit_options(on=on))
    refusal = ""
    if form.is_valid():
        try:
            given = _given(
                form,
                assigner=above.lead,
                source=Source(parent=above, directive=above.directive, plan=above.plan),
            )
            made = actions.give(given=given, by=person(request=request), at=at)
            return redirect("tasks:one", made.public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Giao tiếp cho đơn vị dưới",
        lead="Nhiệm vụ con gắn với nhiệm vụ này; cơ quan chủ trì vẫn chịu trách nhiệm toàn bộ.",
        button="Giao",
        form=form,
        refusal=refusal,
        task=above,
    )
    return _form(request, page)


def _given(form: forms.GiveForm, *, assigner: Any, source: Source, is_own: bool = False) -> Given:
    said = form.cleaned_data
    filled = Source(
        source.directive, source.plan, source.parent, source.proposal, said["clause"], said["quote"]
    )
    return Given(
        words=form.words(),
        lead=access.organisation_named(key=said["lead"]),
        assigner=assigner,
        deadline=form.deadline(),
        source=filled,
        partners=tuple(access.organisation_named(key=key) for key in said["partners"]),
        is_own=is_own,
        recurring=form.recurring(),
    )


def _form(request: HttpRequest, page: object) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "tasks/form.html", {"page": page}, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
