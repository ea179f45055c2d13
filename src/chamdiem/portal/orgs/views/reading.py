"""What everybody reads: the tree of a day, one organisation, both as files."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chamdiem.portal.common.gates import public
from chamdiem.portal.orgs import access, pages


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the organisations of a day."""
    page = pages.list_page(span=_span(request), asked=request.GET.dict(), user=request.user)
    return render(request, "orgs/list.html", {"page": page})


@public
@require_safe
def organisation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one organisation as of a day, with its history."""
    found = access.organisation_to_see(public_id=public_id)
    page = pages.organisation_page(organisation=found, span=_span(request), user=request.user)
    return render(request, "orgs/one.html", {"page": page})


@public
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Send the organisations of a day as CSV."""
    return _exported(request, "csv")


@public
@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """Send the organisations of a day as a workbook."""
    return _exported(request, "xlsx")


@public
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Send the workbook in which organisations are filled in (mẫu)."""
    return sent(*pages.blank())


def sent(content: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _exported(request: HttpRequest, kind: str) -> HttpResponse:
    """Send the file, or lead to the list, which says what is no day: a file would not."""
    span = _span(request)
    if span.form.errors:
        return redirect(f"{reverse('orgs:list')}{span.tail}")
    return sent(*pages.exported(span=span, kind=kind))


def _span(request: HttpRequest) -> pages.Span:
    return pages.Span.asked_for(request.GET.dict(), timezone.localdate())
