"""Rows of posts that hold on a day, as known, and how they become plain values."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Act
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.facts import Delegated, Focal, Held, Person
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure

Row = TypeVar("Row", bound=Model)


def known(at: datetime | None = None) -> Q:
    """Return the condition of being what we knew at that instant, or know now."""
    if at is None:
        return Q(superseded_at=None)
    return Q(recorded_at__lte=at) & (Q(superseded_at=None) | Q(superseded_at__gt=at))


def on_day(on: date, prefix: str = "") -> Q:
    """Return the condition of holding on a day."""
    begun = Q(**{f"{prefix}holds_from__lte": on})
    return begun & (Q(**{f"{prefix}holds_until": None}) | Q(**{f"{prefix}holds_until__gt": on}))


def ordered(rows: QuerySet[Row], *people: str) -> QuerySet[Row]:
    """Return rows with who and by what in the same statement, earliest first."""
    return rows.select_related("act", "end_act", *people).order_by("holds_from", "id")


def held(row: Tenure) -> Held:
    """Return a tenure as a plain value."""
    return Held(
        pk=row.pk,
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        person=person(row.person),
        kind=Kind(row.kind),
        title=row.title,
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        signs_for_head=row.signs_for_head,
        division=row.division,
        **_documents(row),
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        superseded_because=row.superseded_because,
    )


def delegated(row: Delegation) -> Delegated:
    """Return a delegation as a plain value."""
    return Delegated(
        public_id=row.public_id,
        giver=person(row.giver),
        taker=person(row.taker),
        matters=row.matters,
        holds_from=row.holds_from,
        holds_until=row.holds_until or row.holds_from,
        **_documents(row),
    )


def focal(row: FocalPoint) -> Focal:
    """Return a focal point as a plain value."""
    return Focal(
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        person=person(row.person),
        task=row.task,
        holds_from=row.holds_from,
        holds_until=row.holds_until,
        **_documents(row),
    )


def person(user: Any) -> Person:
    """Return a person as a plain value; of an erased one nothing but the opaque id is left."""
    one: User = user
    return Person(one.public_id, str(one), one.post, bool(one.username) and one.is_active)


def basis_of(act: Act) -> Basis:
    """Return the document of an act as a plain value."""
    return Basis(act.number, act.issuer, act.issued_on, act.title)


def _documents(row: Any) -> dict[str, Any]:
    return {
        "basis": basis_of(row.act),
        "end_basis": None if row.end_act is None else basis_of(row.end_act),
    }
