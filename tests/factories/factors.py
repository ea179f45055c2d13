"""Second factors of the tests: a telephone that shows the right code."""

from collections.abc import Sequence
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.models import User


def second_factor(user: User) -> tuple[str, Sequence[str]]:
    """Give a person a second factor; return its secret and the recovery codes."""
    secret = generate_totp_secret()
    data = {"secret": keys.hidden(secret), "step": 0}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return secret, RecoveryCodes.activate(user).get_unused_codes()


def code(secret: str, at: datetime) -> str:
    """Return what the telephone shows at that moment."""
    return format_hotp_value(hotp_value(secret, int(at.timestamp()) // 30))
