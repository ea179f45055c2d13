"""Pages of the trail: find by a door, one call, answer."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from chamdiem.portal.accounts.access import person
from chamdiem.portal.common.gates import only
from chamdiem.portal.common.rights import Right
from chamdiem.portal.oversight import access, actions, pages


@only(Right.TRAIL_SEE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the trail, newest first (Nhật ký)."""
    page = pages.trail_page(user=person(request=request), address=request.GET)
    status = 422 if page.form.errors else 200
    return render(request, "oversight/trail.html", {"page": page}, status=status)


@only(Right.TRAIL_SEE)
@require_safe
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry and its place in the chain."""
    found = access.entry_to_see(user=request.user, number=number)
    return render(request, "oversight/entry.html", {"page": pages.entry_page(found)})


@only(Right.TRAIL_SEE)
@require_GET
def export(request: HttpRequest) -> HttpResponseBase:
    """Send the whole chain as a file, the entries that were asked for opened (Xuất)."""
    reader, at = person(request=request), timezone.now()
    page = pages.trail_page(user=reader, address=request.GET)
    if page.form.errors:
        return render(request, "oversight/trail.html", {"page": page}, status=422)
    lines = actions.export(asked=page.asked, by=reader, at=at)
    response = StreamingHttpResponse(lines, content_type="application/x-ndjson")
    name = f"nhat-ky-{timezone.localtime(at):%Y-%m-%d}.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
