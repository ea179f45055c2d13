"""Who is meant: people by their names, and whether somebody reads for oversight."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs.models import Version
from chamdiem.portal.rights import queries as rights

OVERSIGHT = frozenset({"oversight", "oversight-leader"})
MOST_PEOPLE = 10


def names_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Return the names that opaque ids of people and organisations have today."""
    opaque = {found for code in codes if (found := _opaque(code))}
    offices = Version.objects.filter(organisation__public_id__in=opaque, superseded_at=None)
    named = offices.order_by("holds_from", "pk").values_list("organisation__public_id", "name")
    known = {**dict(named), **accounts.display_names(opaque)}
    return {str(code): said for code, said in known.items() if said}


def people_meant(written: str) -> tuple[str, ...]:
    """Return the opaque ids of who is meant: an id, a sign-in name, or words of a name."""
    if _opaque(written):
        return (str(_opaque(written)),)
    wanted = text.folded(written).split()
    rows = User.objects.order_by("pk").values_list("public_id", "username", "display_name")
    return tuple(
        str(person)
        for person, username, display_name in rows
        if wanted and _is_meant(wanted, username or "", display_name)
    )


def reads_for_oversight(*, user: User, on: date) -> bool:
    """Tell whether the person holds a role of oversight; others pay one look at their rights."""
    if not user.has_perm(Right.TRAIL_SEE):
        return False
    return bool(OVERSIGHT & {str(role) for role in rights.roles_of(user=user, on=on)})


def _is_meant(wanted: list[str], username: str, display_name: str) -> bool:
    searched = text.folded(display_name)
    return wanted == [username] or all(word in searched for word in wanted)


def _opaque(code: str) -> UUID | None:
    try:
        return UUID(code.strip())
    except (ValueError, AttributeError):
        return None
