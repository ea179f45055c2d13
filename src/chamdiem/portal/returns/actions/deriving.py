"""Figures that the registers give (số của các sổ): reckoned again each day until the deadline."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import registers
from chamdiem.portal.returns.actions import holding
from chamdiem.portal.returns.actions.ground import WRITING, Refused
from chamdiem.portal.returns.facts import GivenFigure
from chamdiem.portal.returns.models import HolderFigure
from chamdiem.portal.returns.queries import holding as held
from chamdiem.portal.schemes.queries import scheme_of

BOOKS = {"tasks": "Sổ nhiệm vụ", "duties": "Sổ mười bốn nội dung"}


class NotOver(Refused):
    """Raise when a month has days left, so that nothing of it can be counted."""


def derive_due(*, at: datetime) -> int:
    """Reckon what the registers give for every month that waits for it (mỗi ngày)."""
    return sum(
        derive(period=row, by=None, at=at) for row in periods.running() if is_time(row, at=at)
    )


def is_time(period: Period, *, at: datetime) -> bool:
    """Tell whether a month is over and still takes figures of data holders."""
    if period.stage not in WRITING or not _is_over(period, at):
        return False
    return at <= periods.due_at(period=period, what=Due.HOLDERS)


@transaction.atomic
def derive(*, period: Period, by: User | None, at: datetime) -> int:
    """Note what the registers come to (lấy số từ sổ); one that says the same is no new one."""
    stands = Period.objects.select_for_update(of=("self",)).select_related("scheme_version")
    row = stands.get(pk=period.pk)
    if not _is_over(row, at):
        raise NotOver(f"Kỳ {row.month} chưa hết tháng nên chưa tính được số của các sổ.")
    holding.require_time(row, at)
    scheme = scheme_of(row.scheme_version)
    new = list(_new(row, scheme, at))
    _keep(row, scheme, new, by, at)
    return len(new)


def _is_over(period: Period, at: datetime) -> bool:
    last = registers.days_of(Month.parse(period.month), at=at).last
    return at > moments.end_of(last)


def _new(row: Period, scheme: Scheme, at: datetime) -> Iterable[GivenFigure]:
    units = list(
        Expected.objects.filter(period=row)
        .order_by("organisation_id")
        .values_list("organisation_id", flat=True)
    )
    now = holding.in_force(row)
    for one in registers.figures(
        scheme=scheme, month=Month.parse(row.month), organisations=units, at=at
    ):
        holding.require_figure(scheme, one)
        if not holding.is_same(now.get((one.organisation_id, one.input_code)), one):
            yield one


def _keep(
    row: Period, scheme: Scheme, new: list[GivenFigure], by: User | None, at: datetime
) -> None:
    if not new:
        return
    known = {item.code: item for item in scheme.inputs}
    holders, now = _holders(row, at), holding.in_force(row)
    HolderFigure.objects.bulk_create(
        HolderFigure(
            period=row,
            organisation_id=one.organisation_id,
            input_code=one.input_code,
            answer=one.answer,
            value=one.value,
            source=_source(known[one.input_code], at),
            holder_id=holders.get(one.input_code, holders[""]),
            replaces=now.get((one.organisation_id, one.input_code)),
            at=at,
            by=None if by is None else by.public_id,
        )
        for one in new
    )
    audit.record(
        verb="returns.holder.derived",
        actor=audit.SYSTEM if by is None else by.opaque_id,
        subject=row,
        at=at,
        inputs=sorted({one.input_code for one in new}),
        count=len(new),
    )


def _source(item: Input, at: datetime) -> str:
    book = BOOKS[item.register.partition(".")[0]]
    return f"{book} của hệ thống, tính lúc {moments.spoken(at)}"


def _holders(row: Period, at: datetime) -> Mapping[str, int]:
    """Return who answers for each input; without a holder, the Department that keeps the books."""
    found = held.holders(on=moments.day_of(at))
    there = {code: one.organisation_id for code, one in found.items()}
    department, province = periods.department(), orgs.jurisdiction()
    keeper = department[0] if department else province
    assert keeper is not None  # a month was opened, so there is a province
    return {**there, "": keeper.pk}
