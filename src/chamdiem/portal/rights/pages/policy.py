"""The whole policy in plain words (phân quyền), printed from the one list of roles."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from chamdiem.portal.common.gates import PUBLIC, SIGNED_IN
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import MEANINGS, Right
from chamdiem.portal.rights.pages.shared import crumbs
from chamdiem.portal.rights.roles import ROLES, Meaning, Role


@dataclass(frozen=True, slots=True)
class RoleShown:
    """One role in words."""

    code: Role
    meaning: Meaning
    may: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RightShown:
    """One right: which roles bring it, and how many pages ask for it."""

    words: str
    roles: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """The policy as printed."""

    crumbs: tuple[Crumb, ...]
    roles: tuple[RoleShown, ...]
    rights: tuple[RightShown, ...]
    public_pages: int
    signed_in_pages: int


def policy_page() -> PolicyPage:
    """Return the whole policy."""
    asked = _audiences()
    return PolicyPage(
        crumbs=crumbs(Crumb("Phân quyền")),
        roles=tuple(_role(code, meaning) for code, meaning in ROLES.items()),
        rights=tuple(_right(right, asked[right]) for right in Right),
        public_pages=asked[PUBLIC],
        signed_in_pages=asked[SIGNED_IN],
    )


def _role(code: Role, meaning: Meaning) -> RoleShown:
    may = tuple(MEANINGS[right] for right in Right if right in meaning.rights)
    return RoleShown(code, meaning, may)


def _right(right: Right, pages: int) -> RightShown:
    bringing = tuple(one.name for one in ROLES.values() if right in one.rights)
    return RightShown(MEANINGS[right], bringing, pages)


def _audiences() -> defaultdict[str, int]:
    """Count the routes of each audience: what a page asks for stands at its view."""
    found: defaultdict[str, int] = defaultdict(int)
    waiting: list[URLResolver | URLPattern] = [get_resolver()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
        else:
            found[getattr(one.callback, "audience", "")] += 1
    return found
