"""What is read of grants."""

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights import roles
from chamdiem.portal.rights.models import Grant


def roles_of(*, user: User) -> list[roles.Role]:
    """Return the roles a person holds, in the order they are declared."""
    held = set(Grant.objects.filter(user=user).values_list("role", flat=True))
    return [role for role in roles.Role if role in held]


def rights_of(*, user: User) -> frozenset[Right]:
    """Return the rights that a person's roles bring."""
    return roles.rights_of(set(Grant.objects.filter(user=user).values_list("role", flat=True)))
