"""Signing in: by password, by a slip, with a second factor, from the identity provider; out."""

from allauth.account.adapter import get_adapter
from allauth.account.stages import LoginStageController
from allauth.account.utils import perform_login
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import get_adapter as get_identities
from allauth.socialaccount.providers.openid_connect.views import callback
from django import forms as django_forms
from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from requests import RequestException

from chamdiem.portal.accounts import access, actions, forms, pages, sessions
from chamdiem.portal.common import requests
from chamdiem.portal.common.gates import public, signed_in

LOCKED = 429


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; afterwards lead back to where the person wanted to go."""
    form, back = forms.SignIn(request.POST or None), pages.way_back(request)
    if request.method == "POST" and form.is_valid():
        at, network = timezone.now(), requests.current_origin()
        try:
            user = actions.prove_password(**form.cleaned_data, network=network, at=at)
        except (actions.NotProved, actions.Locked) as refusal:
            return _asked_again(request, "sign_in", form, refusal)
        return _go_on(request, user, "password", back)
    return _asked(request, "sign_in", form)


@public
@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def redeem(request: HttpRequest) -> HttpResponse:
    """Take the code of a printed slip, and set one's own password at once."""
    form, back = forms.Redeem(request.POST or None), pages.way_back(request)
    if request.method == "POST" and form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        try:
            user = actions.redeem(
                username=given["username"],
                code=given["code"],
                password=given["new"],
                network=requests.current_origin(),
                at=at,
            )
        except ValidationError as weak:
            form.add_error("new", weak)
        except (actions.WrongCode, actions.Locked) as refusal:
            return _asked_again(request, "redeem", form, refusal)
        else:
            return _go_on(request, user, "slip", back)
    return _asked(request, "redeem", form)


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the second step of a sign-in whose first was right."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None or request.user.is_authenticated:
        return redirect("accounts:sign_in")
    form = forms.SecondFactor(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            actions.prove_second_factor(
                user=stage.login.user, code=form.cleaned_data["code"], at=at
            )
        except (actions.WrongSecondFactor, actions.Locked) as refusal:
            return _asked_again(request, "second_factor", form, refusal, field="code")
        sessions.prove(request, at, second=True)
        response: HttpResponse = stage.exit()
        return response
    return _asked(request, "second_factor", form)


@public
@require_POST
def identity(request: HttpRequest) -> HttpResponse:
    """Lead to the provincial identity provider, if there is one."""
    if settings.IDENTITY is None:
        raise Http404
    provider = get_identities(request).get_provider(request, settings.IDENTITY.code)
    try:
        answer: HttpResponse = provider.redirect(
            request, process="login", next_url=pages.way_back(request)
        )
    except RequestException:
        return render(request, "accounts/identity_refused.html", {"kind": "away"}, status=503)
    return answer


@public
@never_cache
@require_GET
def identity_answer(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the identity provider's answer; allauth checks it, our adapter decides."""
    answer: HttpResponse = callback(request, provider_id)
    return answer


@signed_in
@never_cache
@sensitive_post_parameters("code", "old")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Make sure once more that it is the person who signed in, before a weighty act."""
    person, at = access.person(request=request), timezone.now()
    second = pages.mine(user=person).has_second_factor
    form = (forms.SecondFactor if second else forms.OwnPassword)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if second:
                actions.prove_second_factor(user=person, code=form.cleaned_data["code"], at=at)
            else:
                actions.prove_own_password(user=person, password=form.cleaned_data["old"], at=at)
        except (actions.WrongSecondFactor, actions.NotProved, actions.Locked) as refusal:
            return _asked_again(request, "confirm", form, refusal)
        sessions.prove(request, at, second=second)
        return redirect(pages.way_back(request))
    return _asked(request, "confirm", form)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        actions.note_sign_out(user=access.person(request=request), at=timezone.now())
    auth.logout(request)
    messages.info(request, "Đã đăng xuất khỏi máy này.")
    return redirect("/")


def _go_on(request: HttpRequest, user: AbstractBaseUser, way: str, back: str) -> HttpResponse:
    """Go on to the second step, or to where the person wanted to go."""
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    sessions.come_by(request, way, timezone.now())
    response: HttpResponse = perform_login(request, user, redirect_url=back)
    return response


def _asked(request: HttpRequest, page: str, form: django_forms.Form) -> HttpResponse:
    words = {
        "form": form,
        "back": pages.way_back(request),
        "hours": pages.session_hours(),
        "minutes": settings.IDLE_MINUTES,
        "provider": pages.provider_name(),
    }
    status = 422 if form.is_bound else 200
    return render(request, f"accounts/{page}.html", words, status=status)


def _asked_again(
    request: HttpRequest,
    page: str,
    form: django_forms.Form,
    refusal: Exception,
    field: str | None = None,
) -> HttpResponse:
    """Show the form again with the refusal; while locked, also in the words of HTTP."""
    form.add_error(field, str(refusal))
    response = _asked(request, page, form)
    if isinstance(refusal, actions.Locked):
        left = (refusal.until - timezone.now()).total_seconds()
        response.status_code = LOCKED
        response.headers["Retry-After"] = str(max(1, round(left)))
    return response
