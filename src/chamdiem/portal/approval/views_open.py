"""Public pages of published months: the acts, the revisions, the open data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import access, pages
from chamdiem.portal.common.gates import public


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the published months and their open data (dữ liệu mở)."""
    return render(request, "approval/open_list.html", {"page": pages.open_list_page()})


@public
@require_safe
def month(request: HttpRequest, month: Month) -> HttpResponse:
    """Show the approval of a published month and each correction of it."""
    found = access.public_to_see(month=month, revision=None)
    page = pages.open_month_page(period=found.period)
    return render(request, "approval/open_month.html", {"page": page})


@public
@require_safe
def data(request: HttpRequest, month: Month, kind: str) -> HttpResponse:
    """Send the open data of a month, as far as its publication goes; `?lan=` names a revision."""
    asked = access.revision_asked(request.GET.get("lan", ""))
    return pages.data_answer(access.public_to_see(month=month, revision=asked), kind)


@public
@require_safe
def seal(request: HttpRequest, month: Month, revision: int) -> HttpResponse:
    """Send the sealed file of a month that was published whole."""
    return pages.seal_answer(access.public_seal(month=month, revision=revision))


@public
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """Send the public key with which this site's seals are verified."""
    return pages.key_answer(access.public_key())
