"""Tasks as a sheet: taken away, brought, looked at, given or dropped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.formats import problems
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.tasks import access, actions, forms, pages


@signed_in
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Send the tasks of a narrowed list as a workbook (tải về Excel)."""
    content = pages.exported(user=request.user, asked=request.GET.dict(), at=timezone.now())
    return _file(*content)


@needs(Right.TASKS_GIVE)
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Send the workbook in which tasks are filled in (mẫu)."""
    return _file(*pages.blank())


@needs(Right.TASKS_GIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a sheet of tasks, check it, and lead to what it would give."""
    posted = request.method == "POST"
    form = forms.SheetForm(request.POST if posted else None, request.FILES if posted else None)
    author, refused = person(request=request), None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.open_draft(
                file_name=file.name[:200], source=file.read(), by=author, at=timezone.now()
            )
            return redirect("tasks:draft", draft.pk)
        except problems.Refused as failure:
            refused = failure
    page = pages.sheet_page(form=form, author=author, refused=refused)
    return render(request, "tasks/upload.html", {"page": page}, status=422 if posted else 200)


@needs(Right.TASKS_GIVE)
@require_safe
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a checked sheet would give."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        page = pages.sheet_draft_page(draft=found, asked=request.GET.dict(), at=timezone.now())
    except problems.Refused as refusal:
        messages.error(request, f"Tệp không còn giao được như lúc kiểm tra. {refusal}")
        return redirect("tasks:upload")
    return render(request, "tasks/draft.html", {"page": page})


@needs(Right.TASKS_GIVE)
@require_POST
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give what a checked sheet says (giao)."""
    at = timezone.now()
    found = access.draft_to_decide(user=request.user, key=key)
    assigner = access.assigner(user=request.user, on=timezone.localdate(at))
    shown = request.POST.get("shown", "")
    try:
        plan = actions.keep(
            draft=found, shown=shown, assigner=assigner, by=person(request=request), at=at
        )
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("tasks:upload" if _is_gone(refusal) else "tasks:draft", *_key(refusal, key))
    except problems.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("tasks:upload")
    messages.info(
        request,
        f"Đã giao {len(plan.given)} nhiệm vụ, cập nhật tình trạng {len(plan.updated)} nhiệm vụ. "
        "Cơ quan chủ trì thấy ở trang của mình.",
    )
    return redirect("tasks:list")


@needs(Right.TASKS_GIVE)
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Drop a checked sheet (bỏ)."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        actions.discard(draft=found, by=person(request=request), at=timezone.now())
        messages.info(request, "Đã bỏ tệp. Không có gì được lưu.")
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("tasks:upload")


def _is_gone(refusal: actions.Refused) -> bool:
    return isinstance(refusal, actions.AlreadyDecided)


def _key(refusal: actions.Refused, key: UUID) -> tuple[UUID, ...]:
    return () if _is_gone(refusal) else (key,)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
