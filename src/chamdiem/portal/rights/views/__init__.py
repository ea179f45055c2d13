"""Pages of rights: find by a door, one call, answer."""

from django.http import HttpRequest, QueryDict


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, also where it was all empty; None before it was sent."""
    return request.POST if request.method == "POST" else None


def status(request: HttpRequest) -> int:
    """Return the status of a page with a form: what was sent and is shown again was refused."""
    return 422 if request.method == "POST" else 200
