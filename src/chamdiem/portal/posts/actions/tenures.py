"""Heads, acting heads and deputies: appointed, replaced, given a division of work, ended."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.orgs.actions import Refused
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Act, Organisation
from chamdiem.portal.posts.actions import ground, handovers
from chamdiem.portal.posts.choices import HEADING, Kind
from chamdiem.portal.posts.facts import Newcomer, Truth
from chamdiem.portal.posts.models import Tenure


class NoDivision(Refused):
    """Raise when who signs for the head is no deputy, or has no division of work."""


class NotAHead(Refused):
    """Raise when who should be replaced does not head the organisation."""


@transaction.atomic
def appoint(
    *,
    organisation: Organisation,
    person: User | Newcomer,
    kind: Kind,
    title: str,
    basis: Basis,
    on: date,
    until: date | None = None,
    signs_for_head: bool = False,
    division: str = "",
    by: User | None,
    at: datetime,
) -> Tenure:
    """Record who holds a post from a day on (bổ nhiệm, giao phụ trách, phân công)."""
    holder = ground.known(person, by=by, at=at)
    act = ground.begin(basis=basis, by=by, at=at)
    row = _tenure(
        Tenure(
            organisation=organisation,
            person=holder,
            kind=kind,
            title=title,
            holds_from=on,
            holds_until=until,
            signs_for_head=signs_for_head,
            division=division,
            act=act,
            recorded_at=at,
            recorded_by=by.public_id if by else None,
        )
    )
    opened = handovers.open_for(incoming=row, at=at)
    ground.record("posts.tenure.appointed", row, act, by, at, handover=opened)
    return row


@transaction.atomic
def replace(
    *,
    tenure: Tenure,
    person: User | Newcomer,
    kind: Kind,
    title: str,
    basis: Basis,
    on: date,
    until: date | None = None,
    by: User | None,
    at: datetime,
) -> Tenure:
    """Let another person head an organisation from a day on, in one act (thay người đứng đầu)."""
    holder = ground.known(person, by=by, at=at)
    if tenure.kind not in HEADING or kind not in HEADING:
        raise NotAHead(
            "Chỉ thay người đứng đầu bằng người đứng đầu, kể cả quyền hoặc phụ trách. Cấp phó ghi "
            "thôi và ghi mới riêng."
        )
    act = ground.begin(basis=basis, by=by, at=at)
    ground.cut(tenure, on=on, act=act, by=by, at=at)
    row = _tenure(
        Tenure(
            organisation=tenure.organisation,
            person=holder,
            kind=kind,
            title=title,
            holds_from=on,
            holds_until=until,
            act=act,
            recorded_at=at,
            recorded_by=by.public_id if by else None,
        )
    )
    opened = handovers.open_for(incoming=row, at=at)
    ground.record("posts.head.replaced", row, act, by, at, before=tenure, handover=opened)
    return row


@transaction.atomic
def end(*, tenure: Tenure, on: date, basis: Basis, by: User | None, at: datetime) -> Tenure:
    """Record that a post is held no more from a day on (thôi giữ chức vụ)."""
    act = ground.begin(basis=basis, by=by, at=at)
    row = ground.cut(tenure, on=on, act=act, by=by, at=at)
    ground.record("posts.tenure.ended", row, act, by, at, before=tenure)
    return row


@transaction.atomic
def redivide(
    *,
    tenure: Tenure,
    signs_for_head: bool,
    division: str,
    basis: Basis,
    on: date,
    by: User | None,
    at: datetime,
) -> Tenure:
    """Give a deputy another division of work from a day on (phân công lại)."""
    ground.require_recordable(tenure.person, by)
    act = ground.begin(basis=basis, by=by, at=at)
    until = tenure.holds_until
    ground.cut(tenure, on=on, act=act, by=by, at=at)
    row = _tenure(
        Tenure(
            organisation=tenure.organisation,
            person=tenure.person,
            kind=tenure.kind,
            title=tenure.title,
            holds_from=on,
            holds_until=until,
            signs_for_head=signs_for_head,
            division=division,
            act=act,
            end_act=tenure.end_act,
            recorded_at=at,
            recorded_by=by.public_id if by else None,
        )
    )
    ground.record("posts.tenure.redivided", row, act, by, at, before=tenure)
    return row


@transaction.atomic
def correct(
    *, tenure: Tenure, truth: Truth, basis: Basis, reason: str, by: User | None, at: datetime
) -> Tenure:
    """Record what is true instead of what was recorded (đính chính); the person stays.

    Another person is another tenure: withdraw the wrong one and appoint the right one.
    """
    ground.require_recordable(tenure.person, by)
    because = ground.require_words(reason, "lý do đính chính")
    act = ground.begin(basis=basis, by=by, at=at, reason=because)
    ground.supersede(tenure, at=at, because=because)
    is_same_end = truth.holds_until == tenure.holds_until
    changes: dict[str, Any] = asdict(truth) | {
        "act": act,
        "end_act": tenure.end_act if is_same_end else _end_act(truth.holds_until, act),
    }
    row = _tenure(ground.renewed(tenure, by=by, at=at, **changes))
    ground.record("posts.tenure.corrected", row, act, by, at, before=tenure)
    return row


def _end_act(holds_until: date | None, act: Act) -> Act | None:
    return None if holds_until is None else act


def _tenure(row: Tenure) -> Tenure:
    """Add a tenure whose texts are in one form and whose rules hold."""
    ground.require_days(row.holds_from, row.holds_until)
    row.title = ground.require_words(row.title, "chức vụ")
    row.division = "\n".join(filter(None, map(text.nfc, row.division.splitlines())))
    if row.kind != Kind.DEPUTY and (row.signs_for_head or row.division):
        raise NoDivision("Chỉ cấp phó mới có lĩnh vực được phân công và được ký thay (KT.).")
    if row.signs_for_head and not row.division:
        raise NoDivision(
            "Cấp phó ký thay (KT.) trong lĩnh vực được phân công. Hãy ghi lĩnh vực theo văn bản "
            "phân công, hoặc bỏ chọn ký thay."
        )
    return ground.add(row)
