"""Reading a file for the register: upload, look at what was read, enter it or drop it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.formats.problems import Refused as Unreadable
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access, actions, forms, pages
from chamdiem.portal.files.actions import NotTaken

FORM = require_http_methods(["GET", "HEAD", "POST"])
REFUSED = (actions.Refused, NotTaken, Unreadable)


@needs(Right.DIRECTIVES_REGISTER)
@FORM
def upload(request: HttpRequest) -> HttpResponse:
    """Read a file (đọc văn bản): nothing enters the register yet."""
    form = forms.ReadForm(request.POST or None, request.FILES or None)
    refusal = ""
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            made = actions.open_draft(
                content=sent.read(), name=sent.name, by=person(request=request), at=timezone.now()
            )
            return redirect("directives:draft", made.pk)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.upload_page(form=form, author=person(request=request), refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/upload.html", {"page": page}, status=status)


@needs(Right.DIRECTIVES_REGISTER)
@FORM
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what was read beside the text, and enter it as the person confirms it."""
    found = access.draft_to_see(user=request.user, key=key)
    sent = request.POST if request.method == "POST" else None
    form = forms.DraftForm(sent, initial=pages.read_initial(draft=found))
    refusal = ""
    if form.is_valid():
        try:
            made = actions.register_draft(
                draft=found,
                typed=form.cleaned_data,
                said=form.said(),
                received_on=form.cleaned_data["received_on"],
                addressees=access.directed(lines=form.lines(), on=form.day()),
                citations=form.cited(),
                marks=form.marks(),
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, "Đã vào sổ. Tiếp theo: xem từng nhiệm vụ mà bộ đọc đề xuất.")
            return redirect("directives:one", made.public_id)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.draft_page(draft=found, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/draft.html", {"page": page}, status=status)


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def read_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Read the pages of a file as pictures (đọc lại bản quét)."""
    found = access.draft_to_see(user=request.user, key=key)
    try:
        actions.read_again(draft=found, by=person(request=request), at=timezone.now())
        messages.info(request, "Đã đọc lại từng trang bằng bộ nhận dạng tiếng Việt.")
    except REFUSED as failure:
        messages.error(request, str(failure))
    return redirect("directives:draft", key)


@needs(Right.DIRECTIVES_REGISTER)
@require_safe
def page(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Show one page of a file that was read, as it looks (ảnh trang)."""
    return _picture(access.draft_sheet(user=request.user, key=key, number=number))


@signed_in
@require_safe
def sheet(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Show one page of a document's file, as it looks (ảnh trang)."""
    on = timezone.localdate()
    return _picture(access.sheet(user=request.user, public_id=public_id, number=number, on=on))


def _picture(content: bytes) -> HttpResponse:
    """Answer with a page's picture; it never changes, so a browser keeps it a day."""
    answer = HttpResponse(content, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Drop a file that was read (bỏ)."""
    found = access.draft_to_see(user=request.user, key=key)
    actions.drop_draft(draft=found, by=person(request=request), at=timezone.now())
    messages.info(request, "Đã bỏ; không gì được giữ lại.")
    return redirect("directives:list")
