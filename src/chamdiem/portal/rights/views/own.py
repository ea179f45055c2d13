"""The policy, lending one's own role, and withdrawing from an item of the council."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access as orgs
from chamdiem.portal.rights import access, actions, pages
from chamdiem.portal.rights.views import sent, status


@signed_in
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Show who may do what (phân quyền)."""
    return render(request, "rights/policy.html", {"page": pages.policy_page()})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def lending(request: HttpRequest) -> HttpResponse:
    """Lend one of one's own roles for some days (Giao quyền tạm thời)."""
    user, at, refusal = person(request=request), timezone.now(), ""
    form = pages.lending_form(sent=sent(request), user=user, at=at)
    if form.is_valid():
        given = form.cleaned_data
        try:
            lent = actions.lend(
                grant=access.grant_to_lend(user=user, key=int(given["grant"])),
                taker=access.person_to_name(public_id=UUID(given["taker"])),
                holds_from=given["holds_from"],
                holds_until=given["holds_until"],
                document=given["document"],
                by=user,
                at=at,
            )
            messages.info(
                request,
                f"Đã giao tạm cho {lent.taker}. Việc người đó làm theo vai trò này được ghi là "
                "thay ông/bà.",
            )
            return redirect("rights:lending")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.lending_page(user=user, form=form, at=at, refusal=refusal)
    return render(request, "rights/lending.html", {"page": page}, status=status(request))


@signed_in
@require_POST
def end_lending(request: HttpRequest, lent: UUID) -> HttpResponse:
    """End a lent role before its last day."""
    user = person(request=request)
    found = access.delegation_to_end(user=user, public_id=lent)
    try:
        actions.end_lending(lent=found, by=user, at=timezone.now())
        messages.info(request, "Đã kết thúc. Từ giờ người nhận không còn quyền ấy.")
    except actions.AlreadyEnded as refusal:
        messages.error(request, str(refusal))
    return redirect("rights:lending")


@only(Right.COUNCIL_RULE)
@require_http_methods(["GET", "HEAD", "POST"])
def council(request: HttpRequest) -> HttpResponse:
    """Withdraw from judging an item (Rút khỏi mục)."""
    user, at, refusal = person(request=request), timezone.now(), ""
    form = pages.council_form(sent=sent(request), at=at)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw_from(
                organisation=orgs.organisation_to_see(public_id=_uuid(given["organisation"])),
                criterion=given["criterion"],
                month=given["month"],
                reason=given["reason"],
                by=user,
                at=at,
            )
            messages.info(request, "Đã ghi. Ông/bà không tham gia mục này nữa, không rút lại được.")
            return redirect("rights:council")
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.council_page(user=user, form=form, at=at, refusal=refusal)
    return render(request, "rights/council.html", {"page": page}, status=status(request))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
