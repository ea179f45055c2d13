"""Gates: each view says by a decorator who may come in; a test demands it of every route.

A person who has not signed in is led to the sign-in page and back. One who has, but lacks
the right, gets 403 where it helps to know (`needs`), and 404 where the page itself is nobody
else's business (`only`); what one may not see of an object is 404 too, by the app's `access`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from chamdiem.portal.common import requests
from chamdiem.portal.common.rights import MEANINGS, Right

View = Callable[..., HttpResponseBase]
PUBLIC = "public"
SIGNED_IN = "signed-in"
Audience = str  # PUBLIC, SIGNED_IN, or a Right


def public(view: View) -> View:
    """Let everybody in."""
    return _named(view, PUBLIC)


def signed_in(view: View) -> View:
    """Let in whoever has signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return _named(guarded, SIGNED_IN)


def needs(right: Right) -> Callable[[View], View]:
    """Let in whoever has the right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not request.user.has_perm(right):
                raise PermissionDenied(f"Trang này cần quyền “{MEANINGS[right]}”.")
            requests.act_for(request.user.acting_for(right))
            return view(request, *args, **kwargs)

        return _named(guarded, right)

    return decorate


def only(right: Right) -> Callable[[View], View]:
    """Show a page to whoever has the right; for everybody else there is no such page (404)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not request.user.has_perm(right):
                raise Http404
            requests.act_for(request.user.acting_for(right))
            return view(request, *args, **kwargs)

        return _named(guarded, right)

    return decorate


def admits(audience: Audience, user: Any) -> bool:
    """Tell whether a gate of this audience would let the person in."""
    if audience == PUBLIC:
        return True
    if not user.is_authenticated:
        return False
    return audience == SIGNED_IN or bool(user.has_perm(audience))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and afterwards back; a part of a page leads the whole page."""
    htmx = getattr(request, "htmx", None)
    back = htmx.current_url_abs_path if htmx else request.get_full_path()
    if request.method not in {"GET", "HEAD"} and not htmx:
        back = "/"
    address = f"{reverse('accounts:sign_in')}?{urlencode({'next': back or '/'})}"
    if htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _named(view: View, audience: Audience) -> View:
    cast(Any, view).audience = audience
    return view
