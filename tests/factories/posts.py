"""Posts of the tests: heads, deputies, delegations, focal points of an organisation."""

from datetime import UTC, date, datetime
from typing import Any

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import actions
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.facts import Newcomer
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure
from tests.factories import people

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
FIRST, TODAY = date(2026, 1, 1), date(2026, 9, 7)
BASIS = Basis("34/QĐ-THU", "UBND tỉnh Thử", date(2025, 12, 20), "Quyết định về cán bộ để thử")


def noted(name: str = "Giàng A Pao", post: str = "Giám đốc") -> User:
    """Return a person without an account."""
    return accounts.note_person(display_name=name, post=post, by=None, at=AT)


def tenure(
    organisation: Organisation,
    person: User | Newcomer | None = None,
    *,
    kind: Kind = Kind.HEAD,
    on: date = FIRST,
    until: date | None = None,
    at: datetime = AT,
    by: User | None = None,
    **other: Any,
) -> Tenure:
    """Return a post of the organisation; without a person somebody new holds it."""
    return actions.appoint(
        organisation=organisation,
        person=person or people.person(),
        kind=kind,
        title=other.pop("title", "Giám đốc" if kind != Kind.DEPUTY else "Phó Giám đốc"),
        basis=BASIS,
        on=on,
        until=until,
        by=by,
        at=at,
        **other,
    )


def replaced(
    of: Tenure, person: User | None = None, *, on: date, kind: Kind = Kind.HEAD, **other: Any
) -> Tenure:
    """Let another person head the organisation from a day on."""
    return actions.replace(
        tenure=of,
        person=person or people.person(),
        kind=kind,
        title="Giám đốc",
        basis=BASIS,
        on=on,
        by=None,
        at=AT,
        **other,
    )


def delegation(head: Tenure, taker: User | None = None, **other: Any) -> Delegation:
    """Return a delegation by a head for a week of August 2026."""
    given = {"on": date(2026, 8, 10), "until": date(2026, 8, 17), "matters": "Ký văn bản", **other}
    return actions.delegate(
        organisation=head.organisation,
        giver=head.person,
        taker=taker or people.person(),
        basis=BASIS,
        by=None,
        at=AT,
        **given,
    )


def focal_point(
    organisation: Organisation,
    person: User | None = None,
    *,
    on: date = FIRST,
    until: date | None = None,
    **other: Any,
) -> FocalPoint:
    """Return a focal point of the organisation."""
    return actions.name_focal_point(
        organisation=organisation,
        person=person or people.person(),
        basis=BASIS,
        on=on,
        until=until,
        by=None,
        at=AT,
        **other,
    )
