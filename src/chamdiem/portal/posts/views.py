"""Pages of posts: find by a door, one call, answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access as orgs
from chamdiem.portal.posts import access, actions, forms, pages
from chamdiem.portal.posts.pages import acts

FORM = require_http_methods(["GET", "HEAD", "POST"])
RECORDS = needs(Right.POSTS_MANAGE)
Do = Callable[..., object]


@signed_in
@require_safe
def heads(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Show who holds which post of an organisation, over time."""
    found = orgs.organisation_to_see(public_id=organisation)
    page = pages.heads_page(organisation=found, user=request.user, on=timezone.localdate())
    return render(request, "posts/heads.html", {"page": page})


@signed_in
@require_safe
def focal_points(request: HttpRequest) -> HttpResponse:
    """List the focal points of all organisations, with warnings."""
    page = pages.focal_points_page(asked=request.GET.dict(), on=timezone.localdate())
    return render(request, "posts/focal_points.html", {"page": page})


@RECORDS
@FORM
def appoint(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Record who holds a post (Ghi người giữ chức vụ)."""
    found = access.organisation_to_record(user=request.user, public_id=organisation)
    people, search = pages.people_found(request.GET.get("tim", ""))
    initial = {"kind": request.GET.get("loai", "head")}
    form = forms.AppointForm(_sent(request), people=people, initial=initial)
    return _answer(
        request,
        form,
        lambda **given: actions.appoint(organisation=found, **given),
        {"act": acts.APPOINT, "organisation": found, "search": search},
        "Đã ghi chức vụ. Từ ngày ghi, người này có quyền theo chức vụ nếu có tài khoản.",
    )


@RECORDS
@FORM
def replace(request: HttpRequest, key: UUID) -> HttpResponse:
    """Replace a head (Thay người đứng đầu)."""
    found = access.tenure_to_change(user=request.user, public_id=key)
    people, search = pages.people_found(request.GET.get("tim", ""))
    form = forms.ReplaceForm(_sent(request), people=people)
    return _answer(
        request,
        form,
        lambda **given: actions.replace(tenure=found, **given),
        _about(acts.REPLACE, found) | {"search": search},
        "Đã ghi thay người đứng đầu. Hai bên xem và xác nhận biên bản bàn giao ở dưới.",
    )


@RECORDS
@FORM
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record that a post is held no more (Thôi giữ chức vụ)."""
    found = access.tenure_to_change(user=request.user, public_id=key)
    return _answer(
        request,
        forms.EndForm(_sent(request)),
        lambda **given: actions.end(tenure=found, **given),
        _about(acts.END, found),
        "Đã ghi thôi giữ chức vụ. Khi có người mới, hãy ghi ở trang này.",
    )


@RECORDS
@FORM
def redivide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a deputy another division of work (Phân công lại)."""
    found = access.tenure_to_change(user=request.user, public_id=key)
    initial = {"division": found.division, "signs_for_head": str(int(found.signs_for_head))}
    return _answer(
        request,
        forms.RedivideForm(_sent(request), initial=initial),
        lambda **given: actions.redivide(tenure=found, **given),
        _about(acts.REDIVIDE, found),
        "Đã ghi phân công mới của cấp phó.",
    )


@RECORDS
@FORM
def correct(request: HttpRequest, key: UUID) -> HttpResponse:
    """Correct what was recorded of a post (Đính chính)."""
    found = access.tenure_to_change(user=request.user, public_id=key)
    return _answer(
        request,
        forms.CorrectForm(_sent(request), initial=pages.acts.recorded(found)),
        lambda **given: actions.correct(tenure=found, **given),
        _about(acts.CORRECT, found),
        "Đã đính chính. Ghi nhận cũ vẫn xem lại được ở cuối trang.",
    )


@RECORDS
@FORM
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Withdraw a tenure recorded wrongly (Huỷ ghi nhận)."""
    return _withdraw(request, access.tenure_to_change(user=request.user, public_id=key))


@RECORDS
@FORM
def withdraw_delegation(request: HttpRequest, key: UUID) -> HttpResponse:
    """Withdraw a delegation recorded wrongly (Huỷ ghi nhận)."""
    return _withdraw(request, access.delegation_to_change(user=request.user, public_id=key))


@RECORDS
@FORM
def withdraw_focal_point(request: HttpRequest, key: UUID) -> HttpResponse:
    """Withdraw a focal point recorded wrongly (Huỷ ghi nhận)."""
    return _withdraw(request, access.focal_point_to_change(user=request.user, public_id=key))


@RECORDS
@FORM
def delegate(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Record what the head of today delegates to whom (Uỷ quyền)."""
    found = access.organisation_to_record(user=request.user, public_id=organisation)
    people, search = pages.people_found(request.GET.get("tim", ""))
    return _answer(
        request,
        forms.DelegateForm(_sent(request), people=people),
        lambda **given: actions.delegate_by_head(organisation=found, **given),
        {"act": acts.DELEGATE, "organisation": found, "search": search},
        "Đã ghi uỷ quyền.",
    )


@RECORDS
@FORM
def end_delegation(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record that a delegation ends early (Chấm dứt uỷ quyền)."""
    found = access.delegation_to_change(user=request.user, public_id=key)
    return _answer(
        request,
        forms.EndForm(_sent(request)),
        lambda **given: actions.end_delegation(delegation=found, **given),
        _about(acts.END_DELEGATION, found),
        "Đã ghi chấm dứt uỷ quyền.",
    )


@RECORDS
@FORM
def name_focal_point(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """Record who is the focal point of an organisation (Đầu mối)."""
    found = access.organisation_to_record(user=request.user, public_id=organisation)
    people, search = pages.people_found(request.GET.get("tim", ""))
    return _answer(
        request,
        forms.FocalPointForm(_sent(request), people=people),
        lambda **given: actions.name_focal_point(organisation=found, **given),
        {"act": acts.NAME_FOCAL_POINT, "organisation": found, "search": search},
        "Đã ghi đầu mối theo quyết định.",
    )


@RECORDS
@FORM
def end_focal_point(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record that a person is the focal point no more (Thôi làm đầu mối)."""
    found = access.focal_point_to_change(user=request.user, public_id=key)
    return _answer(
        request,
        forms.EndForm(_sent(request)),
        lambda **given: actions.end_focal_point(focal_point=found, **given),
        _about(acts.END_FOCAL_POINT, found),
        "Đã ghi thôi làm đầu mối.",
    )


@signed_in
@require_safe
def handover(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a handover sheet to its two sides (Bàn giao)."""
    found = access.handover_to_see(user=request.user, public_id=key)
    page = pages.handover_page(handover=found, user=request.user)
    return render(request, "posts/handover.html", {"page": page})


@signed_in
@require_POST
def confirm(request: HttpRequest, key: UUID, side: str) -> HttpResponse:
    """Confirm one side of a handover (Xác nhận bàn giao)."""
    found = access.handover_to_see(user=request.user, public_id=key)
    confirmed = access.side_to_confirm(user=request.user, handover=found, side=side)
    form, refusal = pages.confirming(confirmed, request.POST), ""
    if form.is_valid():
        try:
            by, at = person(request=request), timezone.now()
            actions.confirm_handover(handover=found, side=confirmed, by=by, at=at, **form.given())
            messages.info(request, f"{confirmed.label} đã xác nhận bàn giao.")
            return redirect("posts:handover", key=key)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.handover_page(
        handover=found, user=request.user, form=form, side=side, refusal=refusal
    )
    return render(request, "posts/handover.html", {"page": page}, status=422)


def _withdraw(request: HttpRequest, found: Any) -> HttpResponse:
    return _answer(
        request,
        forms.WithdrawForm(_sent(request)),
        lambda **given: actions.withdraw(fact=found, **given),
        _about(acts.WITHDRAW, found),
        "Đã huỷ ghi nhận. Điều đã ghi và lý do huỷ vẫn xem lại được.",
    )


def _about(act: acts.Act, found: Any) -> dict[str, Any]:
    return {"act": act, "organisation": found.organisation, "about": found}


def _answer(
    request: HttpRequest, form: Any, do: Do, shown: dict[str, Any], said: str
) -> HttpResponse:
    """Do what a form asks and lead back to the heads, or show the form with what is wrong."""
    refusal = ""
    if form.is_valid():
        try:
            do(**form.given(), by=person(request=request), at=timezone.now())
            messages.info(request, said)
            return redirect("posts:heads", organisation=shown["organisation"].public_id)
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.act_page(form=form, on=timezone.localdate(), refusal=refusal, **shown)
    status = 422 if request.method == "POST" else 200
    return render(request, "posts/act.html", {"page": page}, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also where it was all empty; None before it was sent."""
    return request.POST if request.method == "POST" else None
