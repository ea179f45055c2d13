"""The rooms to which files belong: each says who may see a file of its own, and who may give one.

A room above registers itself when it starts; this room asks them all and knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

MaySee = Callable[[Any, UUID], bool]
MayGive = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Owner:
    """One room's answers: may this person see that file; may this person give files at all."""

    name: str
    may_see: MaySee
    may_give: MayGive


_OWNERS: dict[str, Owner] = {}


def _nobody(_user: Any) -> bool:
    return False


def register(name: str, may_see: MaySee, may_give: MayGive = _nobody) -> None:
    """Let a room answer for its files; registering again replaces the answers.

    `may_see(user, public_id)` answers for `Stored.public_id`; `may_give(user)` opens the upload
    page and the addresses of `tep/gui/<name>/`.
    """
    _OWNERS[name] = Owner(name, may_see, may_give)


def any_shows(user: Any, key: UUID) -> bool:
    """Tell whether any room shows the file to the person."""
    return any(owner.may_see(user, key) for owner in _OWNERS.values())


def takes_from(user: Any, name: str) -> bool:
    """Tell whether a room of that name takes files from the person."""
    owner = _OWNERS.get(name)
    return owner is not None and owner.may_give(user)
