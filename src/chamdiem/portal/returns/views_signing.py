"""Pages of a return that is signed outside the site: printed, handed in signed, or on paper."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only, signed_in
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.common.rights import Right
from chamdiem.portal.returns import access, actions, pages
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.forms import PaperForm, SignedForm
from chamdiem.portal.returns.pages.words import address

Act = Callable[[HttpRequest, Desk, datetime], str]


@signed_in
@require_safe
def printed(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Give out the return as a PDF (bản in), to be signed in the e-office."""
    at = timezone.now()
    desk = access.desk(user=request.user, month=month, public_id=organisation, on=day_of(at))
    response = HttpResponse(pages.printed(desk=desk, at=at), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{pages.file_name(desk)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def signed(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Hand in the signed PDF of a return (gửi bản ký số)."""
    at, refusal = timezone.now(), ""
    desk = access.desk_to_lead(
        user=request.user, month=month, public_id=organisation, on=day_of(at)
    )
    form = pages.signed_form(desk, request.POST if request.method == "POST" else None, at=at)
    if form.is_valid():
        try:
            sending = actions.send_signed_copy(
                of=desk.of,
                file=access.file_to_attach(desk=desk, public_id=UUID(form.cleaned_data["file"])),
                document=_document(form),
                by=person(request=request),
                at=at,
            )
            messages.info(request, f"Đã gửi bản ký, lần gửi {sending.number}.")
            return redirect(address(desk))
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.signed_page(desk=desk, at=at, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/signed.html", {"page": page}, status=status)


@only(Right.RETURNS_ENTER)
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Take in a return on paper, say that it is entered, check it, drop it (nhập thay)."""
    at, refusal = timezone.now(), ""
    desk = _desk_of_paper(request, month, organisation, at)
    form = pages.paper_form(desk, at=at)
    if request.method == "POST":
        wanted = request.POST.get("act", "")
        form = pages.paper_form(desk, request.POST, at=at) if wanted == "receive" else form
        try:
            if wanted != "receive" or form.is_valid():
                messages.info(request, _done(request, desk, form, at))
                return redirect(address(desk, "paper"))
        except actions.Refused as failure:
            refusal = str(failure)
    page = pages.paper_page(desk=desk, form=form, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "returns/paper.html", {"page": page}, status=status)


@signed_in
@require_POST
def confirm(request: HttpRequest, month: Month, organisation: UUID) -> HttpResponse:
    """Let the unit say whether what was entered for it is what it sent (xác nhận)."""
    at = timezone.now()
    desk = access.desk_to_lead(
        user=request.user, month=month, public_id=organisation, on=day_of(at)
    )
    try:
        actions.confirm_for_unit(
            of=desk.of,
            agrees=request.POST.get("agrees") == "1",
            words=request.POST.get("words", ""),
            by=person(request=request),
            at=at,
        )
        messages.info(request, "Đã ghi ý kiến của đơn vị.")
    except actions.Refused as failure:
        page = pages.form_page(desk=desk, at=at, refusal=str(failure))
        return render(request, "returns/form.html", {"page": page}, status=422)
    return redirect(address(desk))


def _desk_of_paper(request: HttpRequest, month: Month, organisation: UUID, at: datetime) -> Desk:
    return access.desk_of_paper(
        user=request.user, month=month, public_id=organisation, on=day_of(at)
    )


def _document(form: SignedForm) -> actions.Document:
    said = form.cleaned_data
    signer = access.signer_named(written=said["signer"])
    return actions.Document(number=said["number"], on=said["on"], signer=signer)


def _done(request: HttpRequest, desk: Desk, form: PaperForm, at: datetime) -> str:
    wanted = request.POST.get("act", "")
    if wanted == "receive":
        return _receive(desk, form, at)
    if wanted not in ACTS:
        raise actions.Refused("Trang không có việc này; hãy tải lại trang.")
    return ACTS[wanted](request, desk, at)


def _receive(desk: Desk, form: PaperForm, at: datetime) -> str:
    scan = access.file_to_attach(desk=desk, public_id=UUID(form.cleaned_data["file"]))
    received = actions.Received(_document(form), form.arrived_at(), scan)
    actions.receive_paper(of=desk.of, received=received, by=desk.user, at=at)
    return "Đã nhận văn bản. Nhập số liệu vào phiếu theo văn bản, rồi bấm “Đã nhập xong”."


def _finish(_: HttpRequest, desk: Desk, at: datetime) -> str:
    actions.finish_paper(paper=access.paper_of(desk=desk), by=desk.user, at=at)
    return "Đã nhập xong. Một chuyên viên khác kiểm tra và xác nhận."


def _check(request: HttpRequest, desk: Desk, at: datetime) -> str:
    made = actions.check_paper(
        paper=access.paper_of(desk=desk),
        fingerprint=request.POST.get("fingerprint", ""),
        by=desk.user,
        at=at,
    )
    return f"Đã ghi phiếu gửi bằng văn bản giấy, lần gửi {made.number}; chờ đơn vị xác nhận."


def _return(request: HttpRequest, desk: Desk, at: datetime) -> str:
    note = request.POST.get("note", "")
    actions.return_paper(paper=access.paper_of(desk=desk), note=note, by=desk.user, at=at)
    return "Đã trả lại người nhập."


def _drop(_: HttpRequest, desk: Desk, at: datetime) -> str:
    actions.drop_paper(paper=access.paper_of(desk=desk), by=desk.user, at=at)
    return "Đã bỏ văn bản này; số đã nhập vẫn nằm trong phiếu của đơn vị."


ACTS: Mapping[str, Act] = {
    "finish": _finish,
    "check": _check,
    "return": _return,
    "drop": _drop,
}
