"""Accounts of people: opening by a printed slip, reset at the Department, closing, handing over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.access import person as oneself
from chamdiem.portal.accounts.choices import CallBack, SlipReason
from chamdiem.portal.common.gates import only
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights import access, actions, forms, pages
from chamdiem.portal.rights.views import sent, status

NOT_NOW = (
    accounts.AccountClosed,
    accounts.AlreadyHasAccount,
    accounts.Erased,
    accounts.NoAccount,
    accounts.NotCalledBack,
    accounts.OwnAccount,
    accounts.Unnamed,
    accounts.UsernameTaken,
    actions.Refused,
)


@only(Right.PEOPLE_MANAGE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account and print the slip by which its person comes in (Mở tài khoản)."""
    form, refusal = forms.OpenAccount(sent(request)), ""
    if form.is_valid():
        try:
            by = oneself(request=request)
            opened = actions.open_by_slip(**form.cleaned_data, by=by, at=timezone.now())
            return _slip(request, opened.user, opened.slip)
        except NOT_NOW as failure:
            refusal = str(failure)
    page = pages.opening_page(form=form, refusal=refusal)
    return render(request, "rights/open.html", {"page": page}, status=status(request))


@only(Right.PEOPLE_MANAGE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_account(request: HttpRequest, person: UUID) -> HttpResponse:
    """Give a noted person an account (Mở tài khoản)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    form, refusal = forms.GiveAccount(sent(request)), ""
    if form.is_valid():
        try:
            opened = actions.give_account_by_slip(
                user=found,
                username=form.cleaned_data["username"],
                by=oneself(request=request),
                at=timezone.now(),
            )
            return _slip(request, opened.user, opened.slip)
        except NOT_NOW as failure:
            refusal = str(failure)
    page = pages.opening_page(form=form, person=found, refusal=refusal)
    return render(request, "rights/open.html", {"page": page}, status=status(request))


@only(Right.PEOPLE_MANAGE)
@never_cache
@require_POST
def slip(request: HttpRequest, person: UUID) -> HttpResponse:
    """Print another slip; the earlier one is void (Phát phiếu)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    by, at = oneself(request=request), timezone.now()
    try:
        issued = accounts.issue_slip(user=found, reason=SlipReason.LOST, by=by, at=at)
    except NOT_NOW as refusal:
        messages.error(request, str(refusal))
        return redirect("rights:person", person=person)
    return _slip(request, found, issued)


@only(Right.PEOPLE_MANAGE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, person: UUID) -> HttpResponse:
    """Reset a way in that was lost, after a call-back (Đặt lại tại Sở)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    form, refusal = forms.Reset(sent(request)), ""
    if form.is_valid():
        try:
            issued = accounts.reset_at_department(
                user=found,
                called_back=CallBack(form.cleaned_data["called_back"]),
                without_second_factor=form.cleaned_data["without_second_factor"],
                by=oneself(request=request),
                at=timezone.now(),
            )
            return _slip(request, found, issued)
        except NOT_NOW as failure:
            refusal = str(failure)
    page = pages.reset_page(person=found, form=form, refusal=refusal)
    return render(request, "rights/reset.html", {"page": page}, status=status(request))


@only(Right.PEOPLE_MANAGE)
@require_POST
def unlock(request: HttpRequest, person: UUID) -> HttpResponse:
    """Lift the lock after too many failures (Mở khoá đăng nhập)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    accounts.lift_lock(user=found, by=oneself(request=request), at=timezone.now())
    messages.info(request, f"Đã mở khoá. {found} đăng nhập lại được ngay.")
    return redirect("rights:person", person=person)


@only(Right.PEOPLE_MANAGE)
@require_POST
def close(request: HttpRequest, person: UUID) -> HttpResponse:
    """Close an account (Đóng tài khoản)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    try:
        actions.close_account(user=found, by=oneself(request=request), at=timezone.now())
        messages.info(request, f"Đã đóng tài khoản của {found}. Người đó không đăng nhập được nữa.")
    except NOT_NOW as refusal:
        messages.error(request, str(refusal))
    return redirect("rights:person", person=person)


@only(Right.PEOPLE_MANAGE)
@never_cache
@require_POST
def reopen(request: HttpRequest, person: UUID) -> HttpResponse:
    """Reopen a closed account by a new slip (Mở lại)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    try:
        opened = actions.reopen_by_slip(user=found, by=oneself(request=request), at=timezone.now())
    except NOT_NOW as refusal:
        messages.error(request, str(refusal))
        return redirect("rights:person", person=person)
    return _slip(request, opened.user, opened.slip)


@only(Right.PEOPLE_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, person: UUID) -> HttpResponse:
    """Close the leaver's account and move the roles to who takes over, in one act (Bàn giao)."""
    found = access.person_to_manage(user=request.user, public_id=person)
    at, refusal = timezone.now(), ""
    form = pages.handing_form(sent=sent(request), person=found)
    if form.is_valid():
        try:
            successor = access.person_to_name(public_id=UUID(form.cleaned_data["successor"]))
            moved = actions.hand_over(
                leaver=found, successor=successor, by=oneself(request=request), at=at
            )
            messages.info(
                request,
                f"Đã đóng tài khoản của {found} và chuyển {len(moved)} vai trò cho {successor}.",
            )
            return redirect("rights:person", person=successor.public_id)
        except NOT_NOW as failure:
            refusal = str(failure)
    page = pages.handing_page(person=found, form=form, at=at, refusal=refusal)
    return render(request, "rights/hand_over.html", {"page": page}, status=status(request))


def _slip(request: HttpRequest, person: Any, issued: accounts.Slip) -> HttpResponse:
    """Show the slip once; it is kept nowhere."""
    page = pages.slip_page(person=person, slip=issued)
    return render(request, "rights/slip.html", {"page": page})
