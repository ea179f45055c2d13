"""May this person do it: answers `user.has_perm(right, object)` for the gates in common.

Asked without an object, or with one that is no organisation, only what is unbound counts: a
grant bound to an organisation never opens a page for everybody's data. Asked with an
organisation, what is bound to that one counts too. Whoever needs the list of organisations
asks `rights.queries.organisations_where`.
"""

from datetime import date
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.utils import timezone

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries


class GrantBackend(BaseBackend):
    """Rights come from roles, within their scope, on their days, and from posts of the day."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether the person has the right today; one question however many objects."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        organisation_id = obj.pk if isinstance(obj, Organisation) else None
        return queries.brings(_held(user_obj), perm, organisation_id, _today())

    def acting_for(self, user_obj: Any, perm: str) -> str:
        """Return who lent the right (opaque id), empty where the person has it of their own."""
        if not isinstance(user_obj, User):
            return ""
        return queries.lender(_held(user_obj), perm, None, _today())


def _held(user: User) -> Any:
    """Return what the person holds, asked of the database once a request."""
    if not hasattr(user, "_held"):
        user._held = queries.held_by(user=user)  # type: ignore[attr-defined]
    return user._held  # type: ignore[attr-defined]


def _today() -> date:
    """Return the day: a gate is an edge, before the view that would hand it down."""
    return timezone.localdate()  # noqa: TID251
