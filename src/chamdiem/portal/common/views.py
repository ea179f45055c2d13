"""The gallery of components, and the answer to whoever asks whether we are well."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from chamdiem.portal.common import gallery as shown
from chamdiem.portal.common.gates import public, signed_in


@public
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers; for probes, not for people."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database-unreachable"}, status=503)
    return JsonResponse({"status": "ok"})


@signed_in
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with invented values."""
    return render(request, "common/gallery.html", shown.page(request))
