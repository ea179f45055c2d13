"""Delegations (uỷ quyền): a head hands some matters to another for some days."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.orgs.actions import Refused
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.actions import ground
from chamdiem.portal.posts.actions.refusals import days
from chamdiem.portal.posts.facts import Newcomer
from chamdiem.portal.posts.models import Delegation


class NotTheHead(Refused):
    """Raise when who delegates does not head the organisation on all those days."""


class ToOneself(Refused):
    """Raise when giver and taker are the same."""


@transaction.atomic
def delegate(
    *,
    organisation: Organisation,
    giver: User,
    taker: User | Newcomer,
    matters: str,
    basis: Basis,
    on: date,
    until: date,
    by: User | None,
    at: datetime,
) -> Delegation:
    """Record that a head delegates some matters from a day until before another (uỷ quyền)."""
    ground.require_days(on, until)
    holder = ground.known(taker, by=by, at=at)
    if giver.pk == holder.pk:
        raise ToOneself("Không uỷ quyền cho chính mình. Hãy chọn người nhận uỷ quyền khác.")
    act = ground.begin(basis=basis, by=by, at=at)
    _require_head(organisation, giver, on, until)
    row = ground.add(
        Delegation(
            organisation=organisation,
            giver=giver,
            taker=holder,
            matters=ground.require_words(matters, "việc được uỷ quyền"),
            holds_from=on,
            holds_until=until,
            act=act,
            recorded_at=at,
            recorded_by=by.public_id if by else None,
        )
    )
    ground.record("posts.delegation.given", row, act, by, at)
    return row


def delegate_by_head(
    *,
    organisation: Organisation,
    taker: User | Newcomer,
    matters: str,
    basis: Basis,
    on: date,
    until: date,
    by: User | None,
    at: datetime,
) -> Delegation:
    """Record a delegation by whoever heads the organisation on its first day."""
    held = queries.head(organisation=organisation, on=on)
    giver = None if held is None else queries.person(public_id=held.person.id)
    if giver is None:
        raise NotTheHead(
            f"Ngày {on:%d/%m/%Y} cơ quan chưa ghi người đứng đầu. Chỉ người đứng đầu uỷ quyền; hãy "
            "ghi người đứng đầu trước hoặc sửa ngày."
        )
    return delegate(
        organisation=organisation,
        giver=giver,
        taker=taker,
        matters=matters,
        basis=basis,
        on=on,
        until=until,
        by=by,
        at=at,
    )


@transaction.atomic
def end_delegation(
    *, delegation: Delegation, on: date, basis: Basis, by: User | None, at: datetime
) -> Delegation:
    """Record that a delegation ends before its time (chấm dứt uỷ quyền)."""
    act = ground.begin(basis=basis, by=by, at=at)
    row = ground.cut(delegation, on=on, act=act, by=by, at=at)
    ground.record("posts.delegation.ended", row, act, by, at, before=delegation)
    return row


def _require_head(organisation: Organisation, giver: User, on: date, until: date) -> None:
    held = queries.head(organisation=organisation, on=on)
    if held is None or held.person.id != giver.public_id:
        raise NotTheHead(
            f"Ngày {on:%d/%m/%Y} người giao không phải là người đứng đầu cơ quan. Chỉ người đứng "
            "đầu uỷ quyền, trong thời gian giữ chức vụ; hãy kiểm tra người giao và ngày."
        )
    if held.holds_until is not None and held.holds_until < until:
        raise NotTheHead(
            f"Người giao giữ chức vụ {days(held.holds_from, held.holds_until)}; uỷ quyền không dài "
            "hơn thời gian đó. Hãy sửa ngày kết thúc."
        )
