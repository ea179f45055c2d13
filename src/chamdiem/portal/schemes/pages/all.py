"""All schemes, each with the state of its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.pages.standing import Standing, actors, crumbs, names_for, standing
from chamdiem.portal.schemes.queries import Listed


@dataclass(frozen=True, slots=True)
class ListPage:
    """All versions with their states."""

    crumbs: tuple[Crumb, ...]
    versions: Sequence[tuple[Listed, Standing]]
    may_add: bool
    sees_people: bool


def list_page(*, user: Any) -> ListPage:
    """Return the page of all schemes as this reader may see it."""
    rows = queries.versions()
    names = names_for(user, actors(rows))
    return ListPage(
        crumbs=crumbs(),
        versions=[(row, standing(row, row.activation, names)) for row in rows],
        may_add=bool(user.is_authenticated and user.has_perm(Right.SCHEMES_ADD)),
        sees_people=names is not None,
    )
