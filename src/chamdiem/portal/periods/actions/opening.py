"""Opening a month: its population and deadlines are set once, then its first step is taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.files import actions as files
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import followups, queries
from chamdiem.portal.periods.actions import population
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.facts import Act, Window
from chamdiem.portal.periods.models import Deadline, Expected, Period, Step
from chamdiem.portal.schemes import queries as schemes
from chamdiem.portal.schemes.models import SchemeVersion

AHEAD = timedelta(days=31)
NO_ACT = Act()


class MonthTaken(Refused):
    """Raise when the month has a period already."""


class TooEarly(Refused):
    """Raise when the window of figures begins more than a month from now."""


class NotReady(Refused):
    """Raise when an official month lacks its act or a line of the province is open (I34)."""


class NotItsScheme(Refused):
    """Raise when the scheme is not for that month, or not in force for an official one."""


class NoDepartment(Refused):
    """Raise when nobody outside the Department appraises its return (I16)."""


class CalendarOutOfOrder(Refused):
    """Raise when the days of the defaults do not follow the month's order."""


@transaction.atomic
def open_period(
    *,
    month: Month,
    kind: PeriodKind,
    version: SchemeVersion,
    act: Act = NO_ACT,
    window: Window | None = None,
    department: Organisation | None = None,
    reviewer: Organisation | None = None,
    by: User,
    at: datetime,
) -> Period:
    """Open a month (Mở kỳ): freeze who is expected, set every deadline, take the first step.

    Department and its reviewer are those last confirmed, unless others are given for a trial.
    """
    chosen = window or Window.of_month(month)
    _require_openable(month, kind, version, act, chosen, at)
    units = population.units(version, chosen, _department(kind, department, reviewer))
    row = _period(month, kind, version, act, chosen)
    row.opened_at, row.opened_by = at, by.public_id
    _add(row, month)
    _set_deadlines(row, chosen, by, at)
    _freeze(row, units)
    Step.objects.create(period=row, from_stage="", to_stage=Stage.OPEN, at=at, by=by.public_id)
    audit.record(
        verb="periods.period.opened",
        actor=by.opaque_id,
        subject=row,
        at=at,
        month=row.month,
        kind=row.kind,
        scheme=str(version),
        units=len(units),
    )
    followups.run(Stage.OPEN, period=row, by=by, at=at)
    return row


@transaction.atomic
def open_with_file(
    *, content: tuple[str, bytes] | None, act: Act, by: User, at: datetime, **given: Any
) -> Period:
    """Open a month with the file of its act; neither is kept where the other is refused."""
    if content is not None:
        name, body = content
        act = replace(act, file=files.store(content=body, name=name, by=by, at=at))
    return open_period(act=act, by=by, at=at, **given)


def _period(
    month: Month, kind: PeriodKind, version: SchemeVersion, act: Act, window: Window
) -> Period:
    return Period(
        month=str(month),
        kind=kind,
        scheme_version=version,
        window_from=window.first,
        window_to=window.last,
        act_number=text.nfc(act.number),
        act_issued_on=act.issued_on,
        act_issuer=text.nfc(act.issuer),
        act_file=act.file,
    )


def _add(row: Period, month: Month) -> None:
    """Add the row; of two who open a month at once the second is told that it is open."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        _require_free(month)
        raise


def _require_openable(
    month: Month, kind: PeriodKind, version: SchemeVersion, act: Act, window: Window, at: datetime
) -> None:
    _require_free(month)
    _require_near(month, window, at)
    _require_scheme(version, month, kind)
    if kind is PeriodKind.OFFICIAL:
        _require_ready(act, at)


def _require_free(month: Month) -> None:
    there = queries.period(month)
    if there is None:
        return
    told = f"{month.spoken.capitalize()} đã mở ({there.get_kind_display().lower()})."
    if there.kind == PeriodKind.TRIAL:
        told += " Kỳ chấm thử không chuyển thành chính thức; hãy mở chính thức từ tháng khác."
    raise MonthTaken(f"{told} Mỗi tháng chỉ có một kỳ.")


def _require_near(month: Month, window: Window, at: datetime) -> None:
    earliest = window.first - AHEAD
    if moments.day_of(at) < earliest:
        raise TooEarly(
            f"Kỳ {month.spoken} mở được từ ngày {earliest:%d/%m/%Y}: danh sách đơn vị chốt khi mở "
            f"kỳ, mở quá sớm sẽ sai danh sách."
        )


def _require_scheme(version: SchemeVersion, month: Month, kind: PeriodKind) -> None:
    months = schemes.validity_of(version)
    if not months.covers(month):
        raise NotItsScheme(
            f"Bộ tiêu chí {version} dùng {months}, không có {month.spoken}. Hãy chọn phiên bản có "
            "hiệu lực trong tháng."
        )
    if kind is PeriodKind.OFFICIAL and not _is_in_force(version, month):
        raise NotItsScheme(
            f"Bộ tiêu chí {version} chưa được kích hoạt cho {month.spoken} nên không chấm chính "
            "thức được. Lãnh đạo Sở KH&CN kích hoạt theo văn bản đã ban hành, rồi mở kỳ."
        )


def _is_in_force(version: SchemeVersion, month: Month) -> bool:
    """Tell whether the scheme is in force; in an invented province an illustrative one is (I6)."""
    if version.illustrative and orgs.is_invented():
        return True
    return schemes.applies(version=version, month=month)


def _require_ready(act: Act, at: datetime) -> None:
    if not act.is_whole:
        raise NotReady(
            "Kỳ chấm chính thức phải ghi số, ngày, cơ quan ban hành của văn bản cho chấm chính "
            "thức. Chưa có văn bản thì mở kỳ chấm thử."
        )
    if act.file is None:
        raise NotReady(
            "Kỳ chấm chính thức phải kèm tệp văn bản cho chấm chính thức. Người mở kỳ chọn tệp "
            "của văn bản đã ký rồi mở lại."
        )
    if act.issued_on and act.issued_on > moments.day_of(at):
        raise NotReady(f"Văn bản đề ngày {act.issued_on:%d/%m/%Y}, chưa đến.")
    if left := queries.open_lines():
        raise NotReady(
            f"Còn {len(left)} việc tỉnh phải xác nhận trước khi chấm chính thức: "
            f"{'; '.join(line.label for line in left)}. Lãnh đạo Sở KH&CN ghi xác nhận ở trang "
            "“Việc tỉnh phải xác nhận”."
        )


def _department(
    kind: PeriodKind, department: Organisation | None, reviewer: Organisation | None
) -> tuple[Organisation, Organisation]:
    confirmed = queries.department()
    if kind is PeriodKind.TRIAL and department and reviewer:
        confirmed = (department, reviewer)
    if confirmed is None:
        raise NoDepartment(
            "Chưa ghi cơ quan nào là Sở KH&CN và ai thẩm định phiếu của Sở, nên chưa mở kỳ được. "
            "Lãnh đạo Sở KH&CN ghi ở trang “Việc tỉnh phải xác nhận”, dòng “Ai thẩm định phiếu của "
            "Sở KH&CN”."
        )
    if confirmed[0] == confirmed[1]:
        raise NoDepartment("Sở KH&CN không tự thẩm định phiếu của mình. Hãy chọn cơ quan khác.")
    return confirmed


def _set_deadlines(row: Period, window: Window, by: User, at: datetime) -> None:
    due = queries.planned(window=window, on=moments.day_of(at))
    for (one, sooner), (following, later) in pairwise(due.items()):
        if sooner > later:
            raise CalendarOutOfOrder(
                f"Theo số ngày ở trang “Mặc định hệ thống”, “{one.label}” sau “{following.label}”. "
                "Lãnh đạo Sở KH&CN sửa số ngày ở trang ấy rồi mở kỳ."
            )
    Deadline.objects.bulk_create(
        Deadline(period=row, what=what, due_at=instant, at=at, by=by.public_id)
        for what, instant in due.items()
    )


def _freeze(row: Period, units: Sequence[Expected]) -> None:
    for unit in units:
        unit.period = row
    Expected.objects.bulk_create(units)
