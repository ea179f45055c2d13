"""What a person holds: grants, posts of the day and roles lent to them, in one question."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, UUIDField, Value, When

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import Right
from chamdiem.portal.posts.choices import HEADING, Kind
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.rights.facts import Held
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import ROLES, Role

_NONE = Value("", output_field=CharField())
_COLUMNS = ("a", "b", "c", "d", "e", "f", "g")


def held_by(*, user: User) -> tuple[Held, ...]:
    """Return every role a person holds, has held or will hold, unless it was withdrawn."""
    rows = _granted(user).union(_lent(user), _by_post(user), all=True)
    known = set(Role)
    found = (row for row in rows if row[0] in known)
    return tuple(Held(Role(role), *rest) for role, *rest in found)


def roles_of(*, user: User, on: date) -> list[Role]:
    """Return the roles a person holds on a day, in the order they are declared."""
    held = {one.role for one in held_by(user=user) if one.is_held_on(on)}
    return [role for role in Role if role in held]


def rights_of(*, user: User, on: date) -> frozenset[Right]:
    """Return the rights a person has everywhere on a day; what is bound does not count."""
    held = held_by(user=user)
    return frozenset(right for right in Right if brings(held, right, None, on))


def brings(held: Collection[Held], right: str, organisation_id: int | None, on: date) -> bool:
    """Tell whether any of the roles brings the right that day, in that organisation."""
    return any(one.is_held_on(on) and one.brings(right, organisation_id) for one in held)


def lender(held: Collection[Held], right: str, organisation_id: int | None, on: date) -> str:
    """Return who lent the right (opaque id), empty where any role of one's own brings it."""
    bringing = (one for one in held if one.is_held_on(on) and one.brings(right, organisation_id))
    givers = [one.giver for one in bringing]
    return "" if not givers or None in givers else str(givers[0])


def holds_anywhere(*, user: User, right: Right, on: date) -> bool:
    """Tell whether a role brings the right that day, be it for one organisation or criterion."""
    held = held_by(user=user)
    return any(one.is_held_on(on) and right in ROLES[one.role].rights for one in held)


def organisations_where(*, user: User, right: Right, on: date) -> frozenset[int]:
    """Return the organisations to which a person's right is bound that day."""
    return frozenset(
        one.organisation_id
        for one in held_by(user=user)
        if one.organisation_id is not None
        and one.is_held_on(on)
        and one.brings(right, one.organisation_id)
    )


def _granted(user: User) -> QuerySet[Any, Any]:
    rows = Grant.objects.filter(user=user, withdrawn_at=None)
    return _as_held(rows, F("role"), F("organisation_id"), F("criterion"), F("part"))


def _lent(user: User) -> QuerySet[Any, Any]:
    rows = RightsDelegation.objects.filter(
        taker=user, ended_at=None, grant__withdrawn_at=None, grant__user__is_active=True
    )
    names = ("grant__role", "grant__organisation_id", "grant__criterion", "grant__part")
    return _as_held(rows, *map(F, names), giver=F("grant__user__public_id"))


def _by_post(user: User) -> QuerySet[Any, Any]:
    """Return what posts bring: so nobody keeps a head's right after leaving."""
    rows = Tenure.objects.filter(
        Q(kind__in=HEADING) | Q(signs_for_head=True), person=user, superseded_at=None
    )
    role = Case(
        When(kind=Kind.DEPUTY, then=Value(str(Role.DEPUTY))),
        default=Value(str(Role.HEAD)),
        output_field=CharField(),
    )
    return _as_held(rows, role, F("organisation_id"), _NONE, _NONE)


def _as_held(rows: QuerySet[Any, Any], *scope: Any, giver: Any = None) -> QuerySet[Any, Any]:
    """Give rows of different tables the same columns in the same order."""
    last = giver or Value(None, output_field=UUIDField())
    values = (*scope, F("holds_from"), F("holds_until"), last)
    named = dict(zip((f"held_{one}" for one in _COLUMNS), values, strict=True))
    same: QuerySet[Any, Any] = rows.order_by().annotate(**named).values_list(*named)
    return same
