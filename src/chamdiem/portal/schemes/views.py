"""Pages of schemes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chamdiem.formats.figures import template
from chamdiem.portal.common.gates import public
from chamdiem.portal.schemes import access, pages, queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all schemes."""
    return render(request, "schemes/list.html", {"page": pages.list_page()})


@public
@require_safe
def scheme(request: HttpRequest, scheme_id: str, version: str) -> HttpResponse:
    """Show one version."""
    found = access.version_to_see(scheme_id=scheme_id, version=version)
    return render(request, "schemes/scheme.html", {"page": pages.scheme_page(version=found)})


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
    response = HttpResponse(content, content_type=XLSX)
    name = f"mau-so-lieu-{found.scheme_id}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
