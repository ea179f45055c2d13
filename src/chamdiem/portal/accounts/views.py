"""Signing in and out, and one's own page."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from chamdiem.portal.accounts import access, actions, forms, pages
from chamdiem.portal.common.gates import public, signed_in


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; afterwards lead back to where the person wanted to go."""
    back = pages.way_back(request)
    form = forms.SignIn(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.user)
        actions.note_sign_in(user=form.user, at=timezone.now())
        return redirect(back)
    words = {"form": form, "back": back, "hours": pages.session_hours()}
    return render(request, "accounts/sign_in.html", words, status=422 if form.is_bound else 200)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        actions.note_sign_out(user=request.user, at=timezone.now())
    auth.logout(request)
    messages.info(request, "Đã đăng xuất khỏi máy này.")
    return redirect("/")


@signed_in
@never_cache
@sensitive_post_parameters("old", "new")
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Show one's own account and change the password."""
    person = access.person(request=request)
    form = forms.ChangePassword(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["new"]
        actions.change_password(user=person, password=new, by=person, at=timezone.now())
        auth.update_session_auth_hash(request, person)
        messages.success(request, "Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.")
        return redirect("accounts:mine")
    words = {"form": form, "mine": pages.mine(user=person)}
    return render(request, "accounts/mine.html", words, status=422 if form.is_bound else 200)
