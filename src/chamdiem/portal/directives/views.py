"""Pages of the register: find by a door, one call, answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, signed_in
from chamdiem.portal.common.rights import Right
from chamdiem.portal.directives import access, actions, forms, pages
from chamdiem.portal.files.actions import NotTaken

FORM = require_http_methods(["GET", "HEAD", "POST"])
REFUSED = (actions.Refused, NotTaken)


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the documents that the person sees (văn bản chỉ đạo)."""
    page = pages.list_page(user=request.user, asked=request.GET.dict(), on=timezone.localdate())
    return render(request, "directives/list.html", {"page": page})


@needs(Right.DIRECTIVES_REGISTER)
@FORM
def register(request: HttpRequest) -> HttpResponse:
    """Enter a document by hand (vào sổ)."""
    form = forms.RegisterForm(_sent(request), request.FILES or None)
    refusal = ""
    if form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            made = actions.register_with_file(
                content=(sent.name, sent.read()) if sent else None,
                said=form.said(),
                received_on=form.cleaned_data["received_on"],
                addressees=access.directed(lines=form.lines(), on=form.day()),
                citations=form.cited(),
                marks=form.marks(),
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, "Đã vào sổ. Giao nhiệm vụ từ văn bản ở dưới.")
            return redirect("directives:one", made.public_id)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Vào sổ văn bản",
        lead="Gõ tay thông tin của văn bản. Số hoặc ngày mà văn bản để trống thì để trống, hoặc gõ "
        "và đánh dấu là gõ tay.",
        button="Vào sổ",
        form=form,
        refusal=refusal,
    )
    return _form(request, page)


@signed_in
@require_safe
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one document."""
    found = access.directive_to_see(user=request.user, public_id=public_id, on=timezone.localdate())
    return _one(request, found)


@needs(Right.DIRECTIVES_REGISTER)
@FORM
def restate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say anew what is known of a document (sửa thông tin)."""
    found = access.directive_to_register(user=request.user, public_id=public_id)
    form = forms.RestateForm(_sent(request), initial=pages.stands(directive=found))
    refusal = ""
    if form.is_valid():
        try:
            actions.restate(
                directive=found,
                said=form.said(),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, "Đã ghi; thông tin trước vẫn đọc được ở cuối trang.")
            return redirect("directives:one", public_id)
        except REFUSED as failure:
            refusal = str(failure)
    page = pages.form_page(
        title="Sửa thông tin",
        lead="Thông tin trước được giữ, kèm lý do sửa.",
        button="Ghi",
        form=form,
        refusal=refusal,
        directive=found,
    )
    return _form(request, page)


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def mark(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Mark a document (phải quán triệt, không đăng tải)."""
    found = access.directive_to_register(user=request.user, public_id=public_id)
    form = forms.MarkForm(request.POST)
    if not form.is_valid():
        return _one(request, found, mark=form)
    actions.mark(directive=found, marks=form.marks(), by=person(request=request), at=timezone.now())
    messages.info(request, "Đã ghi đánh dấu.")
    return redirect("directives:one", public_id)


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def address(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Direct a document to more organisations (nơi nhận thực hiện)."""
    found = access.directive_to_register(user=request.user, public_id=public_id)
    form, refusal = forms.AddressForm(request.POST), ""
    if form.is_valid():
        try:
            count = actions.address(
                directive=found,
                addressees=access.directed_of(directive=found, lines=form.lines()),
                received_on=form.cleaned_data["received_on"],
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, f"Đã thêm {count} nơi nhận.")
            return redirect("directives:one", public_id)
        except REFUSED as failure:
            refusal = str(failure)
    return _one(request, found, address=form, refusal=refusal)


@needs(Right.DIRECTIVES_REGISTER)
@require_POST
def cite(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note a document that this one cites or replaces (văn bản được dẫn)."""
    found = access.directive_to_register(user=request.user, public_id=public_id)
    form, refusal = forms.CiteForm(request.POST), ""
    if form.is_valid():
        try:
            actions.cite(
                directive=found, cited=form.cited(), by=person(request=request), at=timezone.now()
            )
            return redirect("directives:one", public_id)
        except REFUSED as failure:
            refusal = str(failure)
    return _one(request, found, cite=form, refusal=refusal)


def _one(
    request: HttpRequest,
    found: Any,
    *,
    mark: Form | None = None,
    address: Form | None = None,
    cite: Form | None = None,
    refusal: str = "",
) -> HttpResponse:
    page = pages.directive_page(
        directive=found,
        user=request.user,
        at=timezone.now(),
        mark_form=mark or forms.MarkForm(initial=pages.marked(directive=found)),
        address_form=address or forms.AddressForm(),
        cite_form=cite or forms.CiteForm(),
        refusal=refusal,
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/one.html", {"page": page}, status=status)


def _form(request: HttpRequest, page: pages.FormPage) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/form.html", {"page": page}, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
