"""Giving roles and taking them back; each act leaves one entry in the trail."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import ROLES, Role


class AlreadyHeld(Exception):
    """Raise when the person already has the role."""


class NotHeld(Exception):
    """Raise when the person does not have the role."""


@transaction.atomic
def give(*, user: User, role: Role, by: User | None, at: datetime) -> Grant:
    """Give a person a role."""
    grant, is_new = Grant.objects.get_or_create(user=user, role=role, defaults={"given_at": at})
    if not is_new:
        raise AlreadyHeld(f"Tài khoản này đã có vai trò “{ROLES[role].name}”.")
    _record("rights.grant.given", user, role, by, at)
    return grant


@transaction.atomic
def withdraw(*, user: User, role: Role, by: User | None, at: datetime) -> None:
    """Take a role back."""
    gone, _ = Grant.objects.filter(user=user, role=role).delete()
    if not gone:
        raise NotHeld(f"Tài khoản này không có vai trò “{ROLES[role].name}”.")
    _record("rights.grant.withdrawn", user, role, by, at)


@transaction.atomic
def open_account(
    *, username: str, display_name: str, post: str, role: Role, by: User | None, at: datetime
) -> accounts.Opened:
    """Open an account that already holds a role; its password is returned this once."""
    opened = accounts.open_account(
        username=username, display_name=display_name, post=post, by=by, at=at
    )
    give(user=opened.user, role=role, by=by, at=at)
    return opened


def _record(verb: str, user: User, role: Role, by: User | None, at: datetime) -> None:
    audit.record(verb=verb, actor=accounts.actor(by), subject=user, at=at, role=str(role))
