"""Focal points (đầu mối): who is named by which decision, valid how long."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts.actions import ground
from chamdiem.portal.posts.facts import Newcomer
from chamdiem.portal.posts.models import FocalPoint


@transaction.atomic
def name_focal_point(
    *,
    organisation: Organisation,
    person: User | Newcomer,
    basis: Basis,
    on: date,
    until: date | None = None,
    task: str = "",
    by: User | None,
    at: datetime,
) -> FocalPoint:
    """Record who is the focal point of an organisation by a decision (phân công đầu mối)."""
    ground.require_days(on, until)
    holder = ground.known(person, by=by, at=at)
    act = ground.begin(basis=basis, by=by, at=at)
    row = ground.add(
        FocalPoint(
            organisation=organisation,
            person=holder,
            task=text.nfc(task),
            holds_from=on,
            holds_until=until,
            act=act,
            recorded_at=at,
            recorded_by=by.public_id if by else None,
        )
    )
    ground.record("posts.focal-point.named", row, act, by, at)
    return row


@transaction.atomic
def end_focal_point(
    *, focal_point: FocalPoint, on: date, basis: Basis, by: User | None, at: datetime
) -> FocalPoint:
    """Record that a person is the focal point no more from a day on (thôi làm đầu mối)."""
    act = ground.begin(basis=basis, by=by, at=at)
    row = ground.cut(focal_point, on=on, act=act, by=by, at=at)
    ground.record("posts.focal-point.ended", row, act, by, at, before=focal_point)
    return row
