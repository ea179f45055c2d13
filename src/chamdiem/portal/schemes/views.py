"""Pages of schemes: find by a door, one call, answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chamdiem.engine.periods import Month
from chamdiem.formats import workbooks
from chamdiem.formats.figures import template
from chamdiem.formats.problems import Refused
from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import needs, public
from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes import access, actions, pages, queries
from chamdiem.portal.schemes.forms import ActivationForm, SchemeFileForm

ACTIVATED = (
    "Đã kích hoạt {} từ {}. Các tháng từ đó chấm theo phiên bản này công bố được; phiên bản không "
    "sửa được nữa."
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all schemes."""
    return render(request, "schemes/list.html", {"page": pages.list_page(user=request.user)})


@public
@require_safe
def scheme(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Show one version."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    page = pages.scheme_page(version=found, user=request.user)
    return render(request, "schemes/scheme.html", {"page": page})


@public
@require_safe
def paper(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Show the two sheets of A4 that a leader signs (bản ký)."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    page = pages.paper_page(version=found, user=request.user)
    return render(request, "schemes/paper.html", {"page": page})


@public
@require_safe
def source(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Send the very file of a version."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    response = HttpResponse(bytes(found.source), content_type="application/yaml; charset=utf-8")
    name = f"{found.scheme_id}-{found.version}.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@public
@require_safe
def figures(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Send an empty workbook for a month's figures under the scheme."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    content = template.workbook(queries.scheme_of(found))
    return _workbook(content, f"mau-so-lieu-{found.scheme_id}.xlsx")


@public
@require_safe
def workbook(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Send a version as a workbook, to be changed and loaded as another."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    content = workbooks.to_workbook(bytes(found.source), found.file_name)
    return _workbook(content, f"{found.scheme_id}-{found.version}.xlsx")


@public
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Send the workbook in which a scheme is filled in (mẫu bộ tiêu chí)."""
    return _workbook(workbooks.template(), "mau-bo-tieu-chi.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(Right.SCHEMES_ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a scheme's file alone, check it, and lead to what it would bring."""
    form = SchemeFileForm(_sent(request), request.FILES)
    author, refused, refusal = person(request=request), None, ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = actions.open_draft(
                file_name=file.name[:200], source=file.read(), by=author, at=timezone.now()
            )
            return redirect("schemes:draft", key=draft.pk)
        except Refused as failure:
            refused = failure
        except actions.OtherContent as failure:
            refusal = str(failure)
    page = pages.upload_page(form=form, author=author.public_id, refused=refused, refusal=refusal)
    status = 422 if request.method == "POST" else 200
    return render(request, "schemes/upload.html", {"page": page}, status=status)


@needs(Right.SCHEMES_ADD)
@require_safe
def draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what a checked file would bring."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        page = pages.draft_page(draft=found)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("schemes:upload")
    return render(request, "schemes/draft.html", {"page": page})


@needs(Right.SCHEMES_ADD)
@require_POST
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add what a checked file holds (Nạp thành bản dự thảo)."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        version = actions.keep(draft=found, by=person(request=request), at=timezone.now())
    except (actions.AlreadyDecided, actions.OtherContent, Refused) as refusal:
        messages.error(request, str(refusal))
        return redirect("schemes:upload")
    messages.info(
        request,
        f"Đã nạp {version} thành bản dự thảo: chấm thử được ngay. Muốn công bố, một lãnh đạo khác "
        "người nạp phải kích hoạt.",
    )
    return redirect("schemes:scheme", scheme_id=version.scheme_id, version=version.version)


@needs(Right.SCHEMES_ADD)
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Drop a checked file (Bỏ)."""
    found = access.draft_to_decide(user=request.user, key=key)
    try:
        actions.discard(draft=found, by=person(request=request), at=timezone.now())
        messages.info(request, "Đã bỏ tệp. Không có gì được lưu.")
    except actions.AlreadyDecided as refusal:
        messages.error(request, str(refusal))
    return redirect("schemes:upload")


@needs(Right.SCHEMES_ACTIVATE)
@require_http_methods(["GET", "HEAD", "POST"])
def activate(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Put a version in force under an act (Kích hoạt)."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    form, refusal = ActivationForm(_sent(request)), ""
    if form.is_valid():
        try:
            done = actions.activate(
                version=found,
                act=form.act(),
                first_month=form.cleaned_data["first_month"],
                by=person(request=request),
                at=timezone.now(),
            )
            messages.info(request, ACTIVATED.format(found, Month.parse(done.first_month).spoken))
            return redirect("schemes:scheme", scheme_id=scheme_id, version=version)
        except actions.AlreadyActivated as failure:
            messages.error(request, str(failure))
            return redirect("schemes:scheme", scheme_id=scheme_id, version=version)
        except actions.CannotActivate as failure:
            refusal = str(failure)
    page = pages.activation_page(
        version=found, user=person(request=request), form=form, refusal=refusal
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "schemes/activate.html", {"page": page}, status=status)


def _sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also where it was all empty; None before it was sent."""
    return request.POST if request.method == "POST" else None
