"""Figures of data holders (số liệu của cơ quan giữ dữ liệu): given, replaced, never overwritten."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from chamdiem.engine import quantities
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.actions.ground import WRITING, Refused
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.facts import GivenFigure
from chamdiem.portal.returns.models import HolderFigure, Holding
from chamdiem.portal.returns.queries import holding
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.queries import scheme_of

LONGEST_SOURCE = 200


class NotTheirData(Refused):
    """Raise when somebody gives figures that their agency does not hold."""


class HoldersLate(Refused):
    """Raise when the deadline of data holders has passed."""


@transaction.atomic
def assign_holder(
    *,
    input_code: str,
    organisation: Organisation | None,
    holds_from: date,
    by: User,
    at: datetime,
) -> Holding:
    """Let an agency hold an input from a day on (giao cơ quan giữ số liệu), or nobody."""
    row = Holding.objects.create(
        input_code=input_code,
        organisation=organisation,
        holds_from=holds_from,
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="returns.holder.assigned",
        actor=by.opaque_id,
        subject=row,
        at=at,
        input=input_code,
        organisation=str(organisation.public_id) if organisation else "",
        holds_from=holds_from.isoformat(),
    )
    return row


@transaction.atomic
def give_figures(
    *,
    period: Period,
    holder: Organisation,
    given: Sequence[GivenFigure],
    source: str,
    by: User,
    at: datetime,
) -> int:
    """Give figures of units (cung cấp số liệu); one that says the same as before is no new one."""
    stands = Period.objects.select_for_update(of=("self",)).select_related("scheme_version")
    row = stands.get(pk=period.pk)
    require_time(row, at)
    _require_theirs(row, holder, {one.input_code for one in given}, by, at)
    _require_within(row, given)
    said = _source(source)
    now = in_force(row)
    new = [one for one in given if not is_same(now.get((one.organisation_id, one.input_code)), one)]
    HolderFigure.objects.bulk_create(_row(row, holder, one, now, said, by, at) for one in new)
    if new:
        audit.record(
            verb="returns.holder.given",
            actor=by.opaque_id,
            subject=row,
            at=at,
            holder=str(holder.public_id),
            inputs=sorted({one.input_code for one in new}),
            count=len(new),
        )
    return len(new)


@transaction.atomic
def give_sheets(
    *,
    period: Period,
    given: Sequence[tuple[Organisation, Sequence[GivenFigure]]],
    source: str,
    by: User,
    at: datetime,
) -> int:
    """Give figures of several inputs, all of them or none, each by the agency that holds it."""
    return sum(
        give_figures(period=period, holder=holder, given=several, source=source, by=by, at=at)
        for holder, several in given
    )


def give_figure(
    *,
    period: Period,
    holder: Organisation,
    given: GivenFigure,
    source: str,
    by: User,
    at: datetime,
) -> int:
    """Give one figure of a unit."""
    return give_figures(period=period, holder=holder, given=[given], source=source, by=by, at=at)


def require_time(row: Period, at: datetime) -> None:
    """Refuse figures of a month that went on, or after the deadline of data holders."""
    if row.stage not in WRITING:
        stage = Stage(row.stage).label
        raise Refused(
            f"Kỳ {row.month} đang ở giai đoạn “{stage}” nên không nhận thêm số liệu. Sai sót được "
            "kiến nghị trong thời hạn, hoặc đính chính sau phê duyệt."
        )
    due_at = periods.due_at(period=row, what=Due.HOLDERS)
    if at > due_at:
        raise HoldersLate(
            f"Hạn cung cấp số liệu đã hết ngày {moments.day_of(due_at):%d/%m/%Y}. Sở KH&CN lùi mốc "
            f"“{Due.HOLDERS.label}” trên trang của kỳ, có lý do, rồi nhập tiếp."
        )


def _require_theirs(
    row: Period, holder: Organisation, codes: set[str], by: User, at: datetime
) -> None:
    on = moments.day_of(at)
    held = rights.held_by(user=by)
    if not rights.brings(held, Right.FIGURES_HOLD, holder.pk, on):
        raise NotTheirData(
            "Chỉ người giữ vai trò “Cơ quan giữ số liệu” của cơ quan này cung cấp số liệu. Quản "
            "trị hệ thống giao vai trò."
        )
    assigned = holding.holders(on=on)
    for code in sorted(codes):
        one = assigned.get(code)
        if one is None or one.organisation_id != holder.pk:
            raise NotTheirData(
                f"Số liệu “{code}” chưa giao cho cơ quan này cung cấp. Sở KH&CN giao ở trang “Số "
                "liệu nguồn”."
            )


def _require_within(row: Period, given: Sequence[GivenFigure]) -> None:
    units = set(Expected.objects.filter(period=row).values_list("organisation_id", flat=True))
    scheme = scheme_of(row.scheme_version)
    for one in given:
        if one.organisation_id not in units:
            raise Refused("Đơn vị không có trong danh sách phải gửi phiếu của kỳ này.")
        require_figure(scheme, one)
        _require_by_hand(scheme, one)


def _require_by_hand(scheme: Scheme, one: GivenFigure) -> None:
    """Refuse by hand what a register gives: it would be replaced the next day."""
    item = next(item for item in scheme.inputs if item.code == one.input_code)
    if item.register:
        raise Refused(
            f"“{item.name}” do hệ thống lấy từ sổ ({item.register}) nên không nhập tay. Số chưa "
            "đúng thì sửa ở nhiệm vụ hoặc nội dung; bộ tiêu chí nói số nào lấy từ sổ nào."
        )


def require_figure(scheme: Scheme, one: GivenFigure) -> None:
    """Refuse a figure that the scheme does not know, or one out of its bounds."""
    known = {item.code: item for item in scheme.inputs}
    if one.input_code not in known:
        raise Refused(f"Bộ tiêu chí của kỳ không có số liệu “{one.input_code}”.")
    item = known[one.input_code]
    if (one.value is not None) != (one.answer is Answer.VALUE):
        raise Refused(f"“{item.name}”: ghi một con số, hoặc một trạng thái, không cả hai.")
    if one.value is not None and not 0 <= one.value <= item.largest:
        most = quantities.shown(item, item.largest)
        raise Refused(f"“{item.name}”: số phải từ 0 đến {most}.")


def _source(written: str) -> str:
    kept = text.nfc(written)[:LONGEST_SOURCE]
    if not kept:
        raise Refused("Hãy ghi nguồn của số liệu, ví dụ “Hệ thống một cửa, chốt ngày 01/09/2026”.")
    return kept


def in_force(row: Period) -> Mapping[tuple[int, str], HolderFigure]:
    """Return the figures of a month that are in force, by unit and input."""
    rows = HolderFigure.objects.filter(period=row).order_by("id")
    return {(one.organisation_id, one.input_code): one for one in rows}


def is_same(before: HolderFigure | None, one: GivenFigure) -> bool:
    """Tell whether a figure says what stands already."""
    if before is None:
        return False
    value = None if before.value is None else int(before.value)
    return (before.answer, value) == (one.answer, one.value)


def _row(
    row: Period,
    holder: Organisation,
    one: GivenFigure,
    now: Mapping[tuple[int, str], HolderFigure],
    source: str,
    by: User,
    at: datetime,
) -> HolderFigure:
    return HolderFigure(
        period=row,
        organisation_id=one.organisation_id,
        input_code=one.input_code,
        answer=one.answer,
        value=one.value,
        source=source,
        holder=holder,
        replaces=now.get((one.organisation_id, one.input_code)),
        at=at,
        by=by.public_id,
    )
