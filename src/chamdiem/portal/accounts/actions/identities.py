"""People whom the provincial identity provider vouches for."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.actions import people
from chamdiem.portal.accounts.models import User


class UnknownIdentity(Exception):
    """Raise when nobody here is the one who came, or the account is closed: one answer."""


@transaction.atomic
def accept_identity(*, issuer: str, subject: str, username: str, at: datetime) -> User:
    """Return whom the provider vouches for.

    A sign-in name may be given to somebody else there; the provider's own name for a person never
    is. So the first coming binds the account to it, and afterwards it alone counts.
    """
    digest = keys.digest("identity", issuer, subject)
    open_ones = User.objects.select_for_update().filter(is_active=True)
    known = open_ones.filter(identity=digest).first()
    if known:
        return known
    name = username.strip().lower()
    person = open_ones.filter(username=name, identity=None).first() if name else None
    if person is None:
        raise UnknownIdentity("Chưa có tài khoản ứng với người vừa đăng nhập.")
    person.identity = digest
    person.save(update_fields=["identity"])
    people.record("accounts.user.bound", person, person, at)
    return person
