"""A spreadsheet: brought, looked at, kept or dropped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.formats import problems
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import access, actions, forms, pages
from chamdiem.portal.orgs.views.acting import METHODS, sent


@needs(Right.ORGS_MANAGE)
@require_http_methods(METHODS)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a spreadsheet, check it, and lead to what it would change (Kiểm tra)."""
    form = forms.SheetForm(sent(request), request.FILES or None)
    author, refused, refusal = person(request=request), None, None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.open_draft(
                file_name=file.name[:200],
                source=file.read(),
                basis=form.basis,
                on=form.on_day,
                by=author,
                at=timezone.now(),
            )
            return redirect("orgs:draft", key=draft.pk)
        except problems.Refused as failure:
            refused = failure
        except actions.Refused as failure:
            refusal = failure
    page = pages.upload_page(form=form, author=author.public_id, refused=refused, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "orgs/upload.html", {"page": page}, status=status)


@needs(Right.ORGS_MANAGE)
@require_safe
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a checked spreadsheet would change."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        page = pages.draft_page(draft=found, asked=request.GET.dict())
    except (problems.Refused, actions.Refused) as refusal:
        messages.error(request, f"Tệp không còn ghi được như lúc kiểm tra. {refusal}")
        return redirect("orgs:upload")
    return render(request, "orgs/draft.html", {"page": page})


@needs(Right.ORGS_MANAGE)
@require_POST
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write what a checked spreadsheet says (Ghi vào hệ thống)."""
    found = access.draft_to_decide(user=request.user, key=key)
    shown = request.POST.get("shown", "")
    try:
        plan = actions.keep(draft=found, shown=shown, by=person(request=request), at=timezone.now())
    except (actions.Overtaken, actions.NothingToKeep) as refusal:
        messages.error(request, str(refusal))
        return redirect("orgs:draft", key=key)
    except (problems.Refused, actions.Refused) as refusal:
        messages.error(request, str(refusal))
        return redirect("orgs:upload")
    messages.info(
        request,
        f"Đã ghi vào hệ thống: {len(plan.founded)} cơ quan ghi mới, {len(plan.changed)} thay đổi. "
        "Các tháng đã công bố không đổi.",
    )
    return redirect("orgs:list")


@needs(Right.ORGS_MANAGE)
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Drop a checked spreadsheet (Bỏ)."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        actions.discard(draft=found, by=person(request=request), at=timezone.now())
        messages.info(request, "Đã bỏ tệp. Không có gì được lưu.")
    except actions.AlreadyDecided as refusal:
        messages.error(request, str(refusal))
    return redirect("orgs:upload")
