"""Printed slips with a one-time code: how somebody comes in for the first time, or again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.actions import attempts, opening, people
from chamdiem.portal.accounts.actions.passwords import random_password
from chamdiem.portal.accounts.actions.second_factor import forget_second_factor
from chamdiem.portal.accounts.choices import CallBack, SlipReason
from chamdiem.portal.accounts.models import OneTimeCode, User
from chamdiem.portal.common import moments

LASTS = timedelta(days=7)
REFUSED = (
    "Tên đăng nhập hoặc mã trên phiếu không đúng, đã dùng, hoặc đã quá 7 ngày. "
    "Hãy nhập lại; nếu vẫn không được, đề nghị người quản trị phát phiếu mới."
)


class AccountClosed(Exception):
    """Raise when a slip is asked for a closed account."""


class NotCalledBack(Exception):
    """Raise when somebody's password shall be reset and nobody made sure who asks."""


class OwnAccount(Exception):
    """Raise when somebody resets their own account past its password."""


class WrongCode(Exception):
    """Raise when name and code do not belong together, without telling why."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed, shown this once and kept nowhere."""

    code: str
    expires_at: datetime
    username: str
    display_name: str
    post: str


@transaction.atomic
def issue_slip(*, user: User, reason: SlipReason, by: User | None, at: datetime) -> Slip:
    """Issue a slip (phát phiếu); an earlier one that was not used is void."""
    person = opening.with_account(user)
    slip = _slip(person, by, at)
    people.record("accounts.slip.issued", person, by, at, reason=str(reason))
    return slip


@transaction.atomic
def reset_at_department(
    *,
    user: User,
    called_back: CallBack | None,
    without_second_factor: bool = False,
    by: User,
    at: datetime,
) -> Slip:
    """Reset a way in that was lost (đặt lại tại Sở): password, sessions, bound identity end.

    The second factor stays unless the device is lost too.
    """
    if called_back is None:
        raise NotCalledBack(
            "Chưa xác nhận người yêu cầu. Hãy gọi lại số máy của cơ quan người đó, xem giấy tờ, "
            "hoặc nhận văn bản, rồi ghi cách đã xác nhận."
        )
    if by.pk == user.pk:
        raise OwnAccount(
            "Không tự đặt lại cho mình. Hãy đổi mật khẩu, hoặc nhờ người quản trị khác."
        )
    person = opening.with_account(user)
    slip = _slip(person, by, at)
    person.identity = None
    person.set_unusable_password()
    person.save(update_fields=["identity", "password"])
    gone = forget_second_factor(person) if without_second_factor else False
    details = {"called_back": str(called_back), "second_factor_removed": gone}
    people.record("accounts.password.reset", person, by, at, **details)
    return slip


def redeem(*, username: str, code: str, password: str, network: str, at: datetime) -> User:
    """Set one's own password by the code of a slip, which is used up."""
    attempt = attempts.begin(at=at, name=username, network=network)
    try:
        user = _set_by_code(username, code, password, at)
    except ValidationError:  # the code was right, the new password is weak
        attempts.take_back(attempt)
        raise
    attempts.take_back(attempt)
    return user


@transaction.atomic
def _set_by_code(username: str, code: str, password: str, at: datetime) -> User:
    found = _open_code(username, code, at)
    if found is None:
        raise WrongCode(REFUSED)
    user = found.user
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    found.used_at = at
    found.save(update_fields=["used_at"])
    people.record("accounts.slip.used", user, user, at)
    return user


def _slip(person: User, by: User | None, at: datetime) -> Slip:
    if not person.is_active:
        raise AccountClosed(f"Tài khoản “{person.username}” đã đóng. Hãy mở lại rồi phát phiếu.")
    code, ends = random_password(), _last_instant(at)
    person.codes.filter(used_at=None, voided_at=None).update(voided_at=at)
    OneTimeCode.objects.create(
        user=person,
        digest=_digest(code),
        issued_at=at,
        issued_by=by.public_id if by else None,
        expires_at=ends,
    )
    return Slip(code, ends, person.username or "", person.display_name, person.post)


def _last_instant(at: datetime) -> datetime:
    """Return the end of the last day on which a slip issued now is good, in Vietnam."""
    return moments.end_of(moments.day_of(at) + LASTS)


def _open_code(username: str, code: str, at: datetime) -> OneTimeCode | None:
    found = OneTimeCode.objects.select_for_update().select_related("user")
    return found.filter(
        digest=_digest(code),
        user__username=username.strip().lower(),
        user__is_active=True,
        used_at=None,
        voided_at=None,
        expires_at__gt=at,
    ).first()


def _digest(code: str) -> str:
    """Digest the letters alone: how people write the gaps between them does not matter."""
    return keys.digest("slip", "".join(filter(str.isalnum, code.lower())))
