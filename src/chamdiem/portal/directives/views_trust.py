"""What signatures are checked against: load, stop using; check the signatures of a document."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, only
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access, actions, forms, pages


@only(Right.TRUST_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def trust(request: HttpRequest) -> HttpResponse:
    """Show and load what signatures are checked against (nguồn tin cậy)."""
    form = forms.TrustForm(request.POST or None, request.FILES or None)
    refusal = ""
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            rows = actions.load_trust(
                content=sent.read(), name=sent.name, by=person(request=request), at=timezone.now()
            )
            messages.info(request, f"Đã nạp {len(rows)} mục từ “{sent.name}”.")
            return redirect("directives:trust")
        except (actions.Refused, Unreadable) as failure:
            refusal = str(failure)
    page = pages.trust_page(form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/trust.html", {"page": page}, status=status)


@only(Right.TRUST_MANAGE)
@require_POST
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Stop trusting a root or a list (thôi dùng)."""
    found = access.trusted_named(key=key)
    actions.withdraw_trust(trusted=found, by=person(request=request), at=timezone.now())
    messages.info(request, "Đã thôi dùng; kết quả kiểm tra trước đây giữ nguyên.")
    return redirect("directives:trust")


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Check the signatures of a document's file again (kiểm tra lại chữ ký số)."""
    file = access.file_to_check(user=request.user, public_id=public_id)
    row = actions.check_signatures(file=file, by=person(request=request), at=timezone.now())
    messages.info(request, f"Chữ ký số: {row.get_state_display()}.")
    return redirect("directives:one", public_id)
