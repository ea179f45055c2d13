"""One's own account: password, second factor, what was typed when a session ended."""

from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts import access, actions, forms, pages, sessions
from chamdiem.portal.common.gates import signed_in


@signed_in
@never_cache
@sensitive_post_parameters("old", "new")
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own account and change the password."""
    person = access.person(request=request)
    form = forms.ChangePassword(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        try:
            actions.prove_own_password(user=person, password=given["old"], at=at)
        except (actions.NotProved, actions.Locked) as refusal:
            form.add_error("old", str(refusal))
        else:
            actions.change_password(user=person, password=given["new"], by=person, at=at)
            auth.update_session_auth_hash(request, person)
            messages.success(request, "Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.")
            return redirect("accounts:mine")
    words = {"form": form, "mine": pages.mine(user=person)}
    return render(request, "accounts/mine.html", words, status=422 if form.is_bound else 200)


@signed_in
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def set_second_factor(request: HttpRequest) -> HttpResponse:
    """Teach a telephone the secret, and turn the second factor on by its first code."""
    person = access.person(request=request)
    secret = pages.pending_secret(request, generate_totp_secret())
    form = forms.SetSecondFactor(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at, code = timezone.now(), form.cleaned_data["code"]
        try:
            recovery = actions.set_second_factor(
                user=person, secret=secret, code=code, by=person, at=at
            )
        except (actions.WrongSecondFactor, actions.AlreadySet, actions.Locked) as refusal:
            form.add_error("code", str(refusal))
        else:
            request.session.pop(pages.PENDING, None)
            sessions.prove(request, at, second=True)
            return _recovery(request, recovery)
    words = {"form": form, "page": pages.setting(user=person, secret=secret)}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/set_second_factor.html", words, status=status)


@signed_in
@never_cache
@sensitive_post_parameters("old")
@require_http_methods(["GET", "HEAD", "POST"])
def remove_second_factor(request: HttpRequest) -> HttpResponse:
    """Turn the second factor off, after the password."""
    person, form = access.person(request=request), forms.OwnPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            actions.prove_own_password(user=person, password=form.cleaned_data["old"], at=at)
            actions.remove_second_factor(user=person, by=person, at=at)
        except (actions.NotProved, actions.NotSet, actions.Locked) as refusal:
            form.add_error("old", str(refusal))
        else:
            messages.success(request, "Đã tắt xác thực hai lớp.")
            return redirect("accounts:mine")
    return _password_asked(request, form, "remove")


@signed_in
@never_cache
@sensitive_post_parameters("old")
@require_http_methods(["GET", "HEAD", "POST"])
def renew_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Replace the recovery codes, after the password; the new ones are shown this once."""
    person, form = access.person(request=request), forms.OwnPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            actions.prove_own_password(user=person, password=form.cleaned_data["old"], at=at)
            recovery = actions.renew_recovery_codes(user=person, by=person, at=at)
        except (actions.NotProved, actions.NotSet, actions.Locked) as refusal:
            form.add_error("old", str(refusal))
        else:
            return _recovery(request, recovery)
    return _password_asked(request, form, "renew")


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD"])
def resend(request: HttpRequest) -> HttpResponse:
    """Offer to send what was typed when the session ended."""
    held = sessions.held(request, access.person(request=request).opaque_id)
    if held is None:
        return redirect("/")
    return render(request, "accounts/resend.html", {"held": held})


@signed_in
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Forget what waits to be sent."""
    sessions.drop(request)
    messages.info(request, "Đã bỏ nội dung chưa gửi.")
    return redirect("/")


def _recovery(request: HttpRequest, codes: object) -> HttpResponse:
    words = {"codes": codes, "crumbs": pages.crumbs("Mã dự phòng")}
    return render(request, "accounts/recovery_codes.html", words)


def _password_asked(request: HttpRequest, form: forms.OwnPassword, purpose: str) -> HttpResponse:
    names = {"remove": "Tắt xác thực hai lớp", "renew": "Đổi mã dự phòng"}
    title = names[purpose]
    words = {"form": form, "purpose": purpose, "title": title, "crumbs": pages.crumbs(title)}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/own_password.html", words, status=status)
