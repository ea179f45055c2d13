"""Putting a version in force: drafted by one person, activated by another, under an act."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from django.db import IntegrityError, transaction

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.common.templatetags.spoken import moment
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.models import Activation, SchemeVersion

OPENED = "a_scheme_starts_in_a_month_not_yet_opened"
TWICE = ("schemes_activation_version_id_key", "one_version_of_a_scheme_starts_a_month")


class CannotActivate(Exception):
    """Raise when a version may not be put in force; says the rule and who can lift it."""


class AlreadyActivated(CannotActivate):
    """Raise when the version is in force already."""


class OnlyIllustrative(CannotActivate):
    """Raise when the version is there to illustrate (I6)."""


class DraftedByTheSame(CannotActivate):
    """Raise when the person who would activate is the one who added the version."""


class NotProved(CannotActivate):
    """Raise when a proof found something wrong with the scheme."""


class OutsideItsMonths(CannotActivate):
    """Raise when the version does not apply in the month from which it should start."""


class ActNotIssued(CannotActivate):
    """Raise when the act bears a day that has not come."""


class MonthTaken(CannotActivate):
    """Raise when another version of the scheme starts in that month (I2)."""


class MonthAlreadyOpened(CannotActivate):
    """Raise when the province's result of that month or a later one stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """The document a version is put in force by (văn bản ban hành)."""

    number: str
    issued_on: date
    issuer: str
    title: str


@transaction.atomic
def activate(
    *, version: SchemeVersion, act: Act, first_month: Month, by: User, at: datetime
) -> Activation:
    """Put a version in force from a month on (Kích hoạt)."""
    require_activable(version=version, by=by)
    _require_its_months(version, first_month)
    _require_issued(act, at)
    row = Activation(
        version=version,
        scheme_id=version.scheme_id,
        first_month=str(first_month),
        act_number=act.number,
        act_issued_on=act.issued_on,
        act_issuer=act.issuer,
        act_title=act.title,
        drafted_by=version.added_by,
        activated_at=at,
        activated_by=by.public_id,
    )
    _add(row, version)
    audit.record(
        verb="schemes.version.activated",
        actor=by.opaque_id,
        subject=version,
        at=at,
        after={"scheme": str(version), "first_month": str(first_month)},
        act=act.number,
    )
    return row


def require_activable(*, version: SchemeVersion, by: User) -> None:
    """Refuse what no month and no act can mend, before a form is filled in."""
    if (row := queries.activation_of(version)) is not None:
        raise AlreadyActivated(_already(row))
    if version.illustrative:
        raise OnlyIllustrative(
            f"Bộ tiêu chí {version} chỉ để minh hoạ ({version.illustrative}) nên không kích hoạt "
            "được. Muốn dùng chính thức, chuyên viên nạp phiên bản mới theo văn bản đã ban hành, "
            "không còn dấu minh hoạ."
        )
    if version.added_by == by.public_id:
        raise DraftedByTheSame(
            f"Bộ tiêu chí {version} do chính ông/bà nạp. Người nạp không tự kích hoạt; hãy để "
            "một lãnh đạo khác có quyền kích hoạt làm việc này."
        )
    if found := queries.proofs_of(version).findings:
        raise NotProved(
            f"Bộ tiêu chí {version} còn {len(found)} điều chưa đạt khi chứng minh nên chưa kích "
            f"hoạt được. Điều đầu tiên: {found[0].place}: {found[0].words} Chuyên viên sửa tệp rồi "
            "nạp thành phiên bản mới."
        )


def _require_its_months(version: SchemeVersion, first_month: Month) -> None:
    months = queries.validity_of(version)
    if not months.covers(first_month):
        raise OutsideItsMonths(
            f"{_opening(first_month)} nằm ngoài hiệu lực ghi trong tệp ({months}). Hãy chọn tháng "
            "trong hiệu lực; nếu văn bản ghi khác, chuyên viên nạp phiên bản mới."
        )


def _require_issued(act: Act, at: datetime) -> None:
    today = moments.day_of(at)
    if act.issued_on > today:
        raise ActNotIssued(
            f"Văn bản đề ngày {act.issued_on:%d/%m/%Y}, chưa đến. Chỉ kích hoạt theo văn bản đã "
            "ban hành; hãy sửa ngày hoặc đợi cơ quan có thẩm quyền ban hành."
        )


def _add(row: Activation, version: SchemeVersion) -> None:
    """Add the row; what the database refuses is said in words."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as failure:
        _refuse(failure, row, version)


def _refuse(failure: IntegrityError, row: Activation, version: SchemeVersion) -> NoReturn:
    told = getattr(failure.__cause__, "diag", None)
    name, month = getattr(told, "constraint_name", ""), Month.parse(row.first_month)
    if name == OPENED:
        opened = Month.parse(str(getattr(told, "message_detail", "")))
        raise MonthAlreadyOpened(_opened(month, opened)) from failure
    if name in TWICE:
        if (there := queries.activation_of(version)) is not None:
            raise AlreadyActivated(_already(there)) from failure
        raise MonthTaken(
            f"Từ {month.spoken} đã có phiên bản khác của bộ “{version.scheme_id}” áp dụng; mỗi "
            "tháng chỉ một phiên bản. Hãy chọn tháng khác."
        ) from failure
    raise failure


def _already(row: Activation) -> str:
    month = Month.parse(row.first_month)
    return (
        f"Bộ tiêu chí {row.version} đã được kích hoạt từ {month.spoken}, lúc "
        f"{moment(row.activated_at)}. Một phiên bản chỉ kích hoạt một lần; muốn đổi, nạp rồi kích "
        "hoạt phiên bản mới."
    )


def _opened(month: Month, opened: Month) -> str:
    return (
        f"{_opening(month)} đã mở: kết quả của tỉnh đã công bố đến {opened.spoken}. Hãy chọn tháng "
        f"sau {opened.spoken}; kết quả đã công bố chỉ thay được bằng đính chính có số, có lý do."
    )


def _opening(month: Month) -> str:
    """Say the month at the beginning of a sentence."""
    return month.spoken.capitalize()
