"""Addresses of the tests of common: one view for each kind of gate and each kind of trouble."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from chamdiem.portal.common import errors
from chamdiem.portal.common.gates import needs, public, signed_in
from chamdiem.portal.common.rights import Right


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("vào được")


@public
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html")


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("Nguyễn Văn A, 63,25 điểm")


@public
def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Tháng này đã công bố.")


urlpatterns = [
    path("", include("chamdiem.portal.common.urls")),
    path("", include("chamdiem.portal.accounts.urls")),
    path("", page),
    path("cong-khai/", public(answer)),
    path("can-bo/", signed_in(answer)),
    path("cong-bo/", needs(Right.SCORES_PUBLISH)(answer), name="publish"),
    path("hong/", broken, name="broken"),
    path("tu-choi/", refused),
    path("tai/", csrf_exempt(public(answer))),
    path("nap/", needs(Right.SCORES_DRAFT)(answer)),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
