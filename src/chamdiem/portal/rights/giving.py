"""Who may give files: whoever holds a role that brings it, for whichever organisation."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights import queries


def may_give(user: Any) -> bool:
    """Tell whether the person may give files today (gửi tệp minh chứng)."""
    if not isinstance(user, User) or not user.is_active:
        return False
    today = timezone.localdate()  # noqa: TID251 - asked by a gate, which is an edge
    return queries.holds_anywhere(user=user, right=Right.FILES_GIVE, on=today)


def shows_none(_user: Any, _key: UUID) -> bool:
    """Show nothing: a role alone opens no file, the room that uses the file does."""
    return False
