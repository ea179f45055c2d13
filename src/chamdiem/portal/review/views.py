"""Pages of data review: find by a door, one call, answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.common.gates import needs
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import access
from chamdiem.portal.review import pages


@needs(Right.DATA_REVIEW)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the latest month, or say that there is none yet."""
    latest = pages.latest()
    if latest is None:
        return render(request, "review/empty.html", {"crumbs": pages.EMPTY_CRUMBS})
    return redirect("review:month", month=latest)


@needs(Right.DATA_REVIEW)
@require_safe
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """Show what deserves a look in a month (rà soát số liệu)."""
    found = access.period_to_see(month=month)
    page = pages.review_page(period=found, asked=request.GET.dict(), at=timezone.now())
    return render(request, "review/month.html", {"page": page})


@needs(Right.DATA_REVIEW)
@require_safe
def month_file(request: HttpRequest, month: Month) -> HttpResponse:
    """Give the same as CSV."""
    found = access.period_to_see(month=month)
    file = pages.review_file(period=found, asked=request.GET.dict(), at=timezone.now())
    response = HttpResponse(file.content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
