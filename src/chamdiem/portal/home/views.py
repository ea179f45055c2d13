"""The first page and help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chamdiem.formats import published
from chamdiem.portal.common.gates import public
from chamdiem.portal.home import pages


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what waits for this reader, what the system is, and open three doors."""
    page = pages.home_page(user=request.user, at=timezone.now())
    return render(request, "home/home.html", {"page": page})


@public
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Say how files are written and how a number is read."""
    return render(request, "home/guide.html", {"page": pages.guide_page()})


@public
@require_safe
def scheme_schema(request: HttpRequest) -> HttpResponse:
    """Send the JSON Schema of scheme files."""
    return HttpResponse(published.scheme_schema(), content_type="application/schema+json")


@public
@require_safe
def result_schema(request: HttpRequest) -> HttpResponse:
    """Send the JSON Schema of result files."""
    return HttpResponse(published.result_schema(), content_type="application/schema+json")
