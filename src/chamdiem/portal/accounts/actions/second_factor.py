"""A second factor (xác thực hai lớp): codes of an app on the telephone, and recovery codes."""

from collections.abc import Sequence
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.actions import attempts, people
from chamdiem.portal.accounts.models import User

PERIOD = 30  # seconds a code lasts
DRIFT = 1  # how many periods the telephone's clock may be off
TOTP, RECOVERY = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
WRONG = (
    "Mã không đúng hoặc đã dùng. Hãy nhập mã đang hiện trong ứng dụng; nếu vẫn sai, kiểm tra giờ "
    "của điện thoại."
)


class WrongSecondFactor(Exception):
    """Raise when the code is wrong, too old, or was used before."""


class AlreadySet(Exception):
    """Raise when the person has a second factor already."""


class NotSet(Exception):
    """Raise when the person has no second factor."""


def set_second_factor(
    *, user: User, secret: str, code: str, by: User, at: datetime
) -> Sequence[str]:
    """Set a second factor whose app shows the right code; return the recovery codes, this once."""
    attempt = attempts.begin(at=at, person=user.opaque_id)
    step = _step(secret, code, at, after=0)
    if step is None:
        raise WrongSecondFactor(WRONG)
    with transaction.atomic():
        attempts.take_back(attempt)
        person = people.locked(user)
        if _of(person).exists():
            raise AlreadySet("Xác thực hai lớp đã bật. Hãy tắt trước khi đặt lại.")
        data = {"secret": keys.hidden(secret), "step": step}
        Authenticator.objects.create(user=person, type=TOTP, data=data)
        people.record("accounts.second-factor.set", person, by, at, **_turned(True))
        return _new_recovery_codes(person)


def prove_second_factor(*, user: User, code: str, at: datetime) -> None:
    """Accept the code of the app, each once, or an unused recovery code; else refuse."""
    attempt = attempts.begin(at=at, person=user.opaque_id)
    with transaction.atomic():
        if not (_uses_app(user, code, at) or _uses_recovery(user, code, at)):
            raise WrongSecondFactor(WRONG)
        attempts.take_back(attempt)


@transaction.atomic
def remove_second_factor(*, user: User, by: User, at: datetime) -> None:
    """Turn the second factor off; the caller has made sure of the person by the password."""
    if not forget_second_factor(people.locked(user)):
        raise NotSet("Xác thực hai lớp chưa bật.")
    people.record("accounts.second-factor.removed", user, by, at, **_turned(False))


def _turned(is_on: bool) -> dict[str, dict[str, bool]]:
    """Return what the trail keeps of a second factor that was set or removed."""
    return {"before": {"second_factor": not is_on}, "after": {"second_factor": is_on}}


@transaction.atomic
def renew_recovery_codes(*, user: User, by: User, at: datetime) -> Sequence[str]:
    """Replace all recovery codes; the old ones end. They are returned this once."""
    person = people.locked(user)
    if not _of(person).filter(type=TOTP).exists():
        raise NotSet("Xác thực hai lớp chưa bật.")
    _of(person).filter(type=RECOVERY).delete()
    people.record("accounts.recovery-codes.renewed", person, by, at)
    return _new_recovery_codes(person)


def forget_second_factor(person: User) -> bool:
    """Drop what is stored of a second factor; tell whether there was any."""
    gone, _ = _of(person).delete()
    return bool(gone)


def _of(person: User) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person)
    return found


def _new_recovery_codes(person: User) -> Sequence[str]:
    return tuple(RecoveryCodes.activate(person).get_unused_codes())


def _uses_app(user: User, code: str, at: datetime) -> bool:
    """Accept a code of the app later than the last one accepted, and note it."""
    row = _of(user).select_for_update().filter(type=TOTP).first()
    if row is None:
        return False
    step = _step(keys.revealed(row.data["secret"]), code, at, after=row.data.get("step", 0))
    if step is None:
        return False
    row.data["step"] = step
    row.save(update_fields=["data"])
    return True


def _uses_recovery(user: User, code: str, at: datetime) -> bool:
    row = _of(user).filter(type=RECOVERY).first()
    if row is None or not row.wrap().validate_code(code):
        return False
    row.refresh_from_db()
    left = len(row.wrap().get_unused_codes())
    people.record("accounts.recovery-code.used", user, user, at, left=left)
    return True


def _step(secret: str, code: str, at: datetime, *, after: int) -> int | None:
    """Return the period whose code this is, if it is later than the last one used."""
    given = "".join(filter(str.isdigit, code))
    now = int(at.timestamp()) // PERIOD
    for step in range(now - DRIFT, now + DRIFT + 1):
        right = format_hotp_value(hotp_value(secret, step))
        if constant_time_compare(given, right) and step > after:
            return step
    return None
