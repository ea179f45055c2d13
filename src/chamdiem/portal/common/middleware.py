"""What every request passes on its way in and out."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chamdiem.portal.common import errors, requests

Handler = Callable[[HttpRequest], HttpResponse]
ALWAYS_OPEN = ("/healthz", str(settings.STATIC_URL))
# A browser shows no answer to a body it may not finish sending: so much is read and dropped.
DRAIN = 64 * 1024 * 1024

log = logging.getLogger("chamdiem.request")


def log_requests(answer: Handler) -> Handler:
    """Give the request a number and log one line: route, status, time; nobody's name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number, began = requests.begin(_address(request)), time.monotonic()
        try:
            response = answer(request)
            response.headers["X-Request-Id"] = number
            log.info("request", extra=_line(request, response, began))
            return response
        finally:
            requests.end()

    return middleware


def _address(request: HttpRequest) -> str:
    """Return who asks: behind a proxy the last address that it added itself, else the peer."""
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def _line(request: HttpRequest, response: HttpResponse, began: float) -> dict[str, object]:
    match = request.resolver_match
    return {
        "route": match.view_name if match else "",
        "method": request.method,
        "status": response.status_code,
        "ms": round((time.monotonic() - began) * 1000),
    }


def headers(answer: Handler) -> Handler:
    """Set the headers that Django and django-csp do not."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # A page that somebody signed in has seen is not shown again by the back button.
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers.setdefault("Cache-Control", f"private, no-{'store' if known else 'cache'}")
        return response

    return middleware


def refuse_unreadable_addresses(answer: Handler) -> Handler:
    """Answer 404 to an address with a zero byte: no row of the database can be named by it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return errors.page_not_found(request) if "\0" in request.path else answer(request)

    return middleware


def maintenance(answer: Handler) -> Handler:
    """Answer 503 while the maintenance file exists; its text, if any, is shown."""

    def middleware(request: HttpRequest) -> HttpResponse:
        place: Path | None = settings.MAINTENANCE_FILE
        if place and place.exists() and not request.path.startswith(ALWAYS_OPEN):
            return errors.maintenance(place.read_text(encoding="utf-8").strip()[:300])
        return answer(request)

    return middleware


def refuse_large_bodies(answer: Handler) -> Handler:
    """Answer 413 to a request that says it is larger than we take, before storing any of it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_UPLOAD:
            _drop(request, min(int(length), DRAIN))
            return errors.too_large()
        return answer(request)

    return middleware


def _drop(request: HttpRequest, size: int) -> None:
    left = size
    try:
        while left > 0 and (piece := request.read(min(left, 65536))):
            left -= len(piece)
    except OSError:
        return
