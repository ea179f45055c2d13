"""What allauth asks of us: nobody signs up, nothing is mailed, secrets are stored enciphered.

allauth calls these classes by their names in the settings, without a moment; so here, at the
edge, the clock is read.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from chamdiem.portal.accounts import actions, keys, pages, sessions
from chamdiem.portal.accounts.models import User


class Accounts(DefaultAccountAdapter):
    """The steps of signing in end here, with one entry in the trail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Let nobody open an account by themselves."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say it in Vietnamese."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: there is no mail."""

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Begin the session and record the sign-in."""
        at = timezone.now()
        way, second = sessions.way(request)
        sessions.begin(request, at)
        actions.note_sign_in(user=user, at=at, way=way, second_factor=second)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are enciphered with a key drawn from the installation's secret."""

    def encrypt(self, text: str) -> str:
        """Encipher a secret."""
        return keys.hidden(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a secret."""
        return keys.revealed(encrypted_text)


class Identities(DefaultSocialAccountAdapter):
    """People who come from the provincial identity provider: only those we already know.

    Nothing of what the provider tells is stored but a digest of its name for the person.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let nobody open an account by coming from there."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the person and go on with the steps of signing in, or refuse."""
        at, provider = timezone.now(), settings.IDENTITY
        if provider is None:
            raise Http404
        try:
            claims = pages.claims(sociallogin.account.extra_data)
            user = actions.accept_identity(
                issuer=provider.issuer,
                subject=claims["sub"],
                username=claims.get(provider.claim, ""),
                at=at,
            )
        except (actions.UnknownIdentity, pages.Contradiction, KeyError) as refusal:
            raise ImmediateHttpResponse(_refused(request, "unknown", 403)) from refusal
        if request.user.is_authenticated:
            self._leave(request)
        sessions.come_by(request, "oidc", at)
        address = sociallogin.get_redirect_url(request)
        raise ImmediateHttpResponse(perform_login(request, user, redirect_url=address))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """Say in our words that the provider did not vouch for anybody."""
        kind = "cancelled" if request.GET.get("error") == "access_denied" else "failed"
        raise ImmediateHttpResponse(_refused(request, kind, 403))

    def _leave(self, request: HttpRequest) -> None:
        Accounts(request).logout(request)


def _refused(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    return render(request, "accounts/identity_refused.html", {"kind": kind}, status=status)
