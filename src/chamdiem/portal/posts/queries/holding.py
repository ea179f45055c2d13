"""Who holds which post on a day; belonging goes neither up nor down the hierarchy (I16)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.choices import HEADING, Bond
from chamdiem.portal.posts.facts import Delegated, Focal, Held, Post
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure
from chamdiem.portal.posts.queries import rows

Row = TypeVar("Row", Tenure, Delegation, FocalPoint)


def posts_of(*, user: User, on: date) -> tuple[Post, ...]:
    """Return everything that binds a person to an organisation on a day."""
    tenures = Tenure.objects.filter(rows.known(), rows.on_day(on), person=user)
    taken = in_force(on).filter(taker=user)
    focal = FocalPoint.objects.filter(rows.known(), rows.on_day(on), person=user)
    return (
        *(_of_tenure(row) for row in _with_organisation(tenures)),
        *(_post(Bond.DELEGATION, row, row.matters) for row in _with_organisation(taken)),
        *(_post(Bond.FOCAL_POINT, row, row.task) for row in _with_organisation(focal)),
    )


def posts_from(*, user: User, on: date) -> tuple[Post, ...]:
    """Return everything that binds a person on a day or is to bind them later."""
    known = rows.known() & (Q(holds_until=None) | Q(holds_until__gt=on))
    taken = Delegation.objects.filter(known, taker=user)
    focal = FocalPoint.objects.filter(known, person=user)
    return (
        *map(_of_tenure, _with_organisation(Tenure.objects.filter(known, person=user))),
        *(_post(Bond.DELEGATION, row, row.matters) for row in _with_organisation(taken)),
        *(_post(Bond.FOCAL_POINT, row, row.task) for row in _with_organisation(focal)),
    )


def holds_post_in(*, user: User, organisation_id: int, on: date) -> bool:
    """Tell whether anything binds a person to this very organisation on a day."""
    return any(post.organisation_id == organisation_id for post in posts_of(user=user, on=on))


def head(*, organisation: Organisation, on: date, known_at: datetime | None = None) -> Held | None:
    """Return who heads an organisation on a day, full or acting, as known."""
    heads = Tenure.objects.filter(rows.on_day(on), organisation=organisation, kind__in=HEADING)
    row = rows.ordered(heads.filter(rows.known(known_at)), "person").first()
    return None if row is None else rows.held(row)


def signers(*, organisation: Organisation, on: date) -> tuple[Held, ...]:
    """Return who may sign for an organisation on a day: its head, then deputies who sign KT.

    A deputy signs within the division of work recorded for that day (I15).
    """
    there = Tenure.objects.filter(rows.known(), rows.on_day(on), organisation=organisation)
    held = [rows.held(row) for row in rows.ordered(there, "person")]
    heads = [one for one in held if one.kind in HEADING]
    return (*heads, *(one for one in held if one.signs_for_head and one.division))


def tenures(*, organisation: Organisation, known_at: datetime | None = None) -> tuple[Held, ...]:
    """Return all tenures of an organisation as known, earliest first."""
    found = Tenure.objects.filter(rows.known(known_at), organisation=organisation)
    return tuple(rows.held(row) for row in rows.ordered(found, "person"))


def corrected(*, organisation: Organisation) -> tuple[Held, ...]:
    """Return what was known of an organisation's posts once and was found wrong."""
    found = Tenure.objects.filter(organisation=organisation).exclude(superseded_because="")
    return tuple(rows.held(row) for row in rows.ordered(found, "person"))


def delegations(*, organisation: Organisation) -> tuple[Delegated, ...]:
    """Return all delegations of an organisation, earliest first."""
    found = Delegation.objects.filter(rows.known(), organisation=organisation)
    return tuple(rows.delegated(row) for row in rows.ordered(found, "giver", "taker"))


def focal_points(*, organisation: Organisation) -> tuple[Focal, ...]:
    """Return all focal points of an organisation, earliest first."""
    found = FocalPoint.objects.filter(rows.known(), organisation=organisation)
    return tuple(rows.focal(row) for row in rows.ordered(found, "person"))


def heads_before(*, organisation: Organisation, on: date) -> Held | None:
    """Return the last head who left before a day or on it."""
    left = Tenure.objects.filter(
        rows.known(), organisation=organisation, kind__in=HEADING, holds_until__lte=on
    )
    row = rows.ordered(left, "person").order_by("-holds_until", "-id").first()
    return None if row is None else rows.held(row)


def in_force(on: date) -> QuerySet[Delegation]:
    """Return the delegations of a day: they end with the office of the head who gave them."""
    giver_heads = Tenure.objects.filter(
        rows.known(),
        rows.on_day(on),
        organisation=OuterRef("organisation"),
        person=OuterRef("giver"),
        kind__in=HEADING,
    )
    return Delegation.objects.filter(rows.known(), rows.on_day(on), Exists(giver_heads))


def _with_organisation(found: QuerySet[Row]) -> Iterable[Row]:
    return found.select_related("organisation").order_by("holds_from", "id")


def _of_tenure(row: Tenure) -> Post:
    return _post(Bond(row.kind), row, row.title, row.signs_for_head, row.division)


def _post(
    bond: Bond,
    row: Tenure | Delegation | FocalPoint,
    words: str,
    signs_for_head: bool = False,
    division: str = "",
) -> Post:
    return Post(
        bond=bond,
        organisation_id=row.organisation_id,
        organisation_public_id=row.organisation.public_id,
        public_id=row.public_id,
        words=words,
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        signs_for_head=signs_for_head,
        division=division,
    )
