"""The door to a default, and who may decide on it."""

from typing import Any

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.defaults import declared
from chamdiem.portal.defaults.declared import Default


def default_to_see(*, code: str) -> Default:
    """Return the default of that code."""
    if code not in declared.BY_CODE:
        raise Http404
    return declared.BY_CODE[code]


def may_decide(user: Any) -> bool:
    """Tell whether the person may confirm or change a default, and sees who did."""
    return bool(user.is_authenticated and user.has_perm(Right.DEFAULTS_CONFIRM))
