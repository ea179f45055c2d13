"""May this person do it: answers `user.has_perm(right, object)` for the gates in common."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from chamdiem.portal.accounts.models import User
from chamdiem.portal.rights import queries


class GrantBackend(BaseBackend):
    """Rights come from roles; no role of today is limited to an object."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether any role of the person brings the right; asked once for each request."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        if not hasattr(user_obj, "_rights"):
            user_obj._rights = queries.rights_of(user=user_obj)  # type: ignore[attr-defined]
        return perm in user_obj._rights  # type: ignore[attr-defined]
