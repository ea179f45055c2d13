"""People as who manages them sees them: who there is, what each holds and held."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.rights.facts import GrantListed, LentListed, PersonListed
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import ROLES, Role

OPEN, CLOSED, NONE = "đang dùng", "đã đóng", "không có tài khoản"
Place = tuple[str, int | None]


def person(*, public_id: UUID) -> User | None:
    """Return the person of that opaque id, unless erased."""
    return User.objects.filter(public_id=public_id, erased_at=None).first()


def people(*, on: date) -> tuple[PersonListed, ...]:
    """Return everybody with the roles of the day, in the order of the alphabet."""
    places = _places(on)
    rows = User.objects.filter(erased_at=None).order_by("pk")
    listed = [_listed(user, places.get(user.pk, ())) for user in rows]
    return tuple(sorted(listed, key=lambda one: text.collation_key(one.name)))


def grants_of(*, user: User) -> tuple[GrantListed, ...]:
    """Return every grant of a person, in force and past, newest first."""
    rows = Grant.objects.filter(user=user).order_by("-given_at", "-pk")
    return tuple(
        GrantListed(
            id=row.pk,
            role=Role(row.role) if row.role in set(Role) else None,
            code=row.role,
            organisation_id=row.organisation_id,
            criterion=row.criterion,
            part=row.part,
            holds_from=row.holds_from,
            holds_until=row.holds_until,
            given_at=row.given_at,
            given_by=row.given_by,
            withdrawn_at=row.withdrawn_at,
            withdrawn_by=row.withdrawn_by,
        )
        for row in rows
    )


def lent_by_or_to(*, user: User, on: date) -> tuple[LentListed, ...]:
    """Return the roles a person has lent or been lent, the latest first."""
    rows = RightsDelegation.objects.filter(Q(grant__user=user) | Q(taker=user))
    rows = rows.select_related("grant", "grant__user", "taker").order_by("-holds_from", "-pk")
    return tuple(_lent(row, on) for row in rows)


def takers(*, user: User) -> tuple[User, ...]:
    """Return to whom a role can be lent: everybody else with an open account."""
    rows = User.objects.filter(is_active=True, username__isnull=False).exclude(pk=user.pk)
    return tuple(sorted(rows, key=lambda one: text.collation_key(one.display_name)))


def lock_administrators() -> None:
    """Lock who manages people before any other grant, so that acts at once wait in one order."""
    held = Grant.objects.filter(role=Role.ADMINISTRATOR, withdrawn_at=None).order_by("pk")
    list(held.select_for_update().values_list("pk"))


def is_last_administrator(*, user: User, on: date) -> bool:
    """Tell whether nobody else could manage people that day; who does stays locked."""
    lock_administrators()
    rows = Grant.objects.filter(role=Role.ADMINISTRATOR, withdrawn_at=None)
    held = rows.filter(Q(holds_from=None) | Q(holds_from__lte=on))
    # An end that is already known does not count: somebody must be there afterwards, too.
    active = held.filter(holds_until=None, user__is_active=True, user__username__isnull=False)
    holders = set(active.order_by("pk").values_list("user_id", flat=True))
    return bool(holders) and holders == {user.pk}


def state_of(user: User) -> str:
    """Say whether the person signs in."""
    if user.username is None:
        return NONE
    return OPEN if user.is_active else CLOSED


def _listed(user: User, places: tuple[Place, ...]) -> PersonListed:
    return PersonListed(
        public_id=user.public_id,
        name=user.display_name,
        post=user.post,
        username=user.username or "",
        state=state_of(user),
        places=tuple(dict.fromkeys((ROLES[Role(role)].name, place) for role, place in places)),
    )


def _places(on: date) -> Mapping[int, tuple[Place, ...]]:
    """Return role and organisation of everybody who holds one that day, by person."""
    that_day = (Q(holds_from=None) | Q(holds_from__lte=on)) & (
        Q(holds_until=None) | Q(holds_until__gt=on)
    )
    found: dict[int, tuple[Place, ...]] = defaultdict(tuple)
    grants = Grant.objects.filter(that_day, withdrawn_at=None, role__in=list(Role))
    for who, role, place in grants.order_by("pk").values_list("user_id", "role", "organisation_id"):
        found[who] += ((role, place),)
    posts = Tenure.objects.filter(that_day, superseded_at=None).order_by("pk")
    for who, kind, place in posts.values_list("person_id", "kind", "organisation_id"):
        found[who] += ((Role.DEPUTY if kind == Kind.DEPUTY else Role.HEAD, place),)
    return found


def people_of(*, organisation: Organisation, on: date) -> tuple[User, ...]:
    """Return who holds a role or post in an organisation on a day, by name."""
    there = [
        who
        for who, places in _places(on).items()
        if any(place == organisation.pk for _, place in places)
    ]
    rows = User.objects.filter(pk__in=there, erased_at=None)
    return tuple(sorted(rows, key=lambda one: (text.collation_key(one.display_name), one.pk)))


def _lent(row: RightsDelegation, on: date) -> LentListed:
    return LentListed(
        public_id=row.public_id,
        role=ROLES[Role(row.grant.role)].name,
        organisation_id=row.grant.organisation_id,
        giver=row.grant.user.public_id,
        taker=row.taker.public_id,
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        document=row.document,
        ended_at=row.ended_at,
        is_over=row.ended_at is not None or row.holds_until <= on,
    )
