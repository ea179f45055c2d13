"""The list of people, and one person as who manages people sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.lists import Arranged, Declared, Filter, arrange
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.rights import access, queries
from chamdiem.portal.rights.facts import GrantListed, PersonListed
from chamdiem.portal.rights.pages.shared import days, people_crumbs, within


@dataclass(frozen=True, slots=True)
class Row:
    """One role of one person in the list; who has none has one row."""

    name: str
    post: str
    username: str
    state: str
    role: str
    unit: str
    address: str


DECLARED: Declared[Row] = Declared(
    searched=lambda row: f"{row.name} {row.post} {row.username} {row.role} {row.unit}",
    sorts={
        "name": lambda row: (text.collation_key(row.name), row.address),
        "role": lambda row: (text.collation_key(row.role), text.collation_key(row.name)),
        "unit": lambda row: (text.collation_key(row.unit), text.collation_key(row.name)),
    },
    sort="name",
    filters=(
        Filter("vai-tro", "Vai trò", lambda row: row.role),
        Filter("don-vi", "Đơn vị", lambda row: row.unit),
        Filter("trang-thai", "Trạng thái", lambda row: row.state),
    ),
)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list as printed."""

    crumbs: tuple[Crumb, ...]
    listed: Arranged[Row]
    count: int
    may_manage: bool


@dataclass(frozen=True, slots=True)
class GrantShown:
    """One role given, as printed."""

    name: str
    within: str
    days: str
    given: str
    given_at: datetime
    withdrawn: str
    withdrawn_at: datetime | None
    is_in_force: bool
    is_over: bool
    withdraw_address: str


@dataclass(frozen=True, slots=True)
class PostShown:
    """One post of the day, as printed."""

    words: str
    place: str
    days: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person as printed."""

    crumbs: tuple[Crumb, ...]
    person: User
    state: str
    is_oneself: bool
    may_manage: bool
    locked_until: datetime | None
    posts: tuple[PostShown, ...]
    held: tuple[GrantShown, ...]
    past: tuple[GrantShown, ...]


def people_page(*, asked: Mapping[str, str], user: User, at: datetime) -> PeoplePage:
    """Return the list that an address asks for."""
    on = moments.day_of(at)
    people = queries.people(on=on)
    ids = {place for one in people for _, place in one.places if place is not None}
    names = orgs.names(ids=ids, on=on)
    rows = [row for one in people for row in _rows(one, names)]
    return PeoplePage(
        crumbs=people_crumbs()[:-1] + (Crumb("Người dùng và quyền"),),
        listed=arrange(rows, DECLARED, asked),
        count=len(people),
        may_manage=access.manages(user),
    )


def person_page(*, person: User, user: User, at: datetime) -> PersonPage:
    """Return everything about one person."""
    on = moments.day_of(at)
    grants, held = queries.grants_of(user=person), posts.posts_of(user=person, on=on)
    ids = {one.organisation_id for one in grants if one.organisation_id is not None}
    names = orgs.names(ids=ids | {one.organisation_id for one in held}, on=on)
    who = {one for grant in grants for one in (grant.given_by, grant.withdrawn_by) if one}
    people = accounts.display_names(who)
    shown = [_grant(one, person, names, people, at) for one in grants]
    return PersonPage(
        crumbs=people_crumbs(Crumb(person.display_name)),
        person=person,
        state=queries.state_of(person),
        is_oneself=person.pk == user.pk,
        may_manage=access.manages(user),
        locked_until=accounts.locked_until(user=person, at=at),
        posts=tuple(
            PostShown(one.words, names[one.organisation_id], days(one.holds_from, one.holds_until))
            for one in held
        ),
        held=tuple(one for one in shown if not one.is_over),
        past=tuple(one for one in shown if one.is_over),
    )


def _rows(one: PersonListed, names: Mapping[int, str]) -> list[Row]:
    address = reverse("rights:person", args=[one.public_id])
    return [
        Row(
            name=one.name,
            post=one.post,
            username=one.username,
            state=one.state,
            role=role,
            unit=names.get(place, "") if place is not None else "",
            address=address,
        )
        for role, place in one.places or (("", None),)
    ]


def _grant(
    one: GrantListed,
    person: User,
    names: Mapping[int, str],
    people: Mapping[UUID, str],
    at: datetime,
) -> GrantShown:
    on = moments.day_of(at)
    return GrantShown(
        name=one.name,
        within=within(names, one.organisation_id, one.criterion, one.part),
        days=days(one.holds_from, one.holds_until),
        given=_by(one.given_by, people),
        given_at=one.given_at,
        withdrawn=_by(one.withdrawn_by, people) if one.withdrawn_at else "",
        withdrawn_at=one.withdrawn_at,
        is_in_force=one.is_held_on(on),
        is_over=one.withdrawn_at is not None
        or (one.holds_until is not None and one.holds_until <= on),
        withdraw_address=reverse("rights:withdraw", args=[person.public_id, one.id]),
    )


def _by(who: UUID | None, people: Mapping[UUID, str]) -> str:
    """Name who did it: nobody is a command on the machine, the nameless were erased."""
    return "lệnh trên máy chủ" if who is None else people.get(who, "người đã xoá thông tin")
