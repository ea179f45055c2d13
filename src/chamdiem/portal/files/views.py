"""Pages of files, and what the browser's script asks while it sends: find, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.formats.evidence import SHOWN
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import access, actions, pages
from chamdiem.portal.files.forms import ReasonForm

# A picture or a PDF is shown alone: no script, no form, nothing fetched, no place of ours.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, purpose: str) -> HttpResponse:
    """Show the upload page; announce a file (bắt đầu gửi) to the script."""
    by = access.giver(user=request.user, purpose=purpose)
    if request.method != "POST":
        page = pages.give_page(user=by, purpose=purpose)
        return render(request, "files/give.html", {"page": page})
    size = request.POST.get("size", "")
    try:
        row = actions.begin_upload(
            name=request.POST.get("name", ""),
            size=_whole(size, otherwise=0),
            by=by,
            at=timezone.now(),
        )
    except actions.NotTaken as refusal:
        return _refused(refusal)
    said = pages.begun(key=row.public_id, received=row.received, size=row.size)
    return JsonResponse(said, status=201)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say how much has arrived; take the piece that begins at `offset`."""
    row, received = access.upload_of(user=request.user, key=key), 0
    if request.method != "POST":
        received = row.received
    else:
        offset = request.GET.get("offset", "")
        try:
            received = actions.receive(
                key=key,
                offset=_whole(offset, otherwise=-1),
                content=request.body,
                by=person(request=request),
            )
        except actions.Gap as gap:
            return JsonResponse({"received": gap.received, "error": str(gap)}, status=409)
    return JsonResponse(pages.begun(key=key, received=received, size=row.size))


@signed_in
@require_POST
def finish(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep the file that has arrived (gửi xong), or say why not."""
    access.upload_or_file_of(user=request.user, key=key)
    try:
        made = actions.finish_upload(
            key=key,
            by=person(request=request),
            at=timezone.now(),
            sha256=request.POST.get("sha256", ""),
        )
    except actions.Gap as gap:
        return JsonResponse({"received": gap.received, "error": str(gap)}, status=409)
    except actions.NotTaken as refusal:
        return _refused(refusal)
    file = access.file_to_see(user=request.user, key=made.public_id)
    return JsonResponse(pages.stored(file=file), status=201)


@signed_in
@require_safe
def content(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Send a file to who may see it; `?xem=1` shows a PDF or a picture alone in the window."""
    try:
        found = access.content(user=request.user, key=key)
    except access.Gone as gone:
        return render(request, "files/gone.html", {"words": str(gone)}, status=410)
    is_shown = "xem" in request.GET and found.media in SHOWN
    response = FileResponse(
        found.stream, as_attachment=not is_shown, filename=found.name, content_type=found.media
    )
    is_picture = found.media.startswith("image/")
    response["Content-Security-Policy"] = f"{ALONE}; sandbox" if is_picture else ALONE
    response["X-Content-Type-Options"] = "nosniff"
    return response


@only(Right.FILES_REMOVE)
@require_safe
def removals(request: HttpRequest) -> HttpResponse:
    """List what is to be removed and what was (gỡ nội dung tệp)."""
    page = pages.removals_page(user=person(request=request))
    return render(request, "files/removals.html", {"page": page})


@only(Right.FILES_REMOVE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what is known of a file, and ask for its removal (đề nghị gỡ)."""
    file, refusal = access.file_to_remove(user=request.user, key=key), ""
    form, by = ReasonForm(request.POST or None), person(request=request)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.ask_removal(file=file, reason=reason, by=by, at=timezone.now())
            messages.info(request, "Đã đề nghị gỡ. Tệp không mở được nữa; người thứ hai xác nhận.")
            return redirect("files:removals")
        except actions.CannotRemove as failure:
            refusal = str(failure)
    page = pages.ask_page(file=file, user=by, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "files/ask.html", {"page": page}, status=status)


@only(Right.FILES_REMOVE)
@require_POST
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    """Destroy the content as the second person (xác nhận gỡ)."""
    file, by = access.file_to_remove(user=request.user, key=key), person(request=request)
    try:
        count = actions.remove(file=file, by=by, at=timezone.now())
    except actions.CannotRemove as failure:
        page = pages.removals_page(user=by, refusal=str(failure))
        return render(request, "files/removals.html", {"page": page}, status=422)
    messages.info(request, f"Đã gỡ nội dung của {count} tệp. Mã băm, người gửi, lý do còn giữ.")
    return redirect("files:removals")


def _whole(written: str, *, otherwise: int) -> int:
    """Return the number of bytes that was written, as far as it is one."""
    is_number = written.isascii() and written.isdecimal() and len(written) < 16
    return int(written) if is_number else otherwise


def _refused(refusal: actions.NotTaken) -> JsonResponse:
    said = {"error": str(refusal), "rule": refusal.rule, "again": refusal.is_passing}
    return JsonResponse(said, status=422)
