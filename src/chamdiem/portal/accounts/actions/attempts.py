"""Counting failures of signing in, known names and unknown alike; locking with back-off.

An attempt is counted before the password is looked at and taken back when it was right, so a
thousand attempts at once are no better than a thousand one after another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.actions import people
from chamdiem.portal.accounts.models import SignInFailure, User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
LIFT = "Nếu cần vào ngay, hãy liên hệ người quản trị của Sở Khoa học và Công nghệ để mở khoá."


class Locked(Exception):
    """Raise while signing in is locked; the message says until when and who can lift it."""

    def __init__(self, whose: str, until: datetime) -> None:
        """Keep the moment: the answer names it in a header too."""
        at = f"{moments.local(until):%H:%M}"
        super().__init__(f"{whose} đã nhập sai nhiều lần nên tạm khoá đến {at}. {LIFT}")
        self.until = until


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failures are borne, how many more double the time, after what quiet all is new."""

    kind: str
    whose: str
    failures: int
    step: int
    quiet: timedelta

    def lock(self, failures: int) -> timedelta | None:
        """Return for how long this failure locks, nothing if it does not."""
        over = failures - self.failures
        if over < 0 or over % self.step:
            return None
        return min(SHORTEST * (1 << min(over // self.step, 12)), LONGEST)


NAME = Limit("name", "Tên đăng nhập này", 5, 1, timedelta(days=1))
# A whole office may stand behind one address of a network.
NETWORK = Limit("network", "Mạng này", 50, 10, timedelta(hours=1))
CODE = Limit("code", "Mã xác thực của tài khoản này", 5, 1, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt that is counted: under which limits and keys."""

    keys: tuple[tuple[Limit, str], ...]


def begin(*, at: datetime, name: str = "", network: str = "", person: str = "") -> Attempt:
    """Count an attempt as failed until it is taken back; raise `Locked` if there may be none."""
    asked = ((NETWORK, network), (NAME, name.strip().lower()), (CODE, person))
    attempt = Attempt(tuple((limit, key(limit, text)) for limit, text in asked if text))
    locked: Locked | None = None
    with transaction.atomic():
        rows = [_row(each, at) for _, each in attempt.keys]
        for (limit, _), row in zip(attempt.keys, rows, strict=True):
            if row.locked_until and row.locked_until > at:
                locked = locked or Locked(limit.whose, row.locked_until)
        if locked is None:
            for (limit, _), row in zip(attempt.keys, rows, strict=True):
                _count(limit, row, at)
    if locked:
        raise locked
    return attempt


def take_back(attempt: Attempt) -> None:
    """Take an attempt back that was right: the name begins anew, the network has one less."""
    for limit, each in attempt.keys:
        rows = SignInFailure.objects.filter(key=each)
        if limit is NETWORK:
            rows.filter(failures__gt=0).update(failures=F("failures") - 1)
        else:
            rows.delete()


@transaction.atomic
def lift_lock(*, user: User, by: User, at: datetime) -> None:
    """Lift the lock of a person's sign-in name and codes (mở khoá đăng nhập)."""
    found = [key(NAME, user.username or ""), key(CODE, user.opaque_id)]
    SignInFailure.objects.filter(key__in=found).delete()
    people.record("accounts.sign-in.unlocked", user, by, at)


def key(limit: Limit, text: str) -> str:
    """Return what a name or a network is counted under."""
    return keys.digest(f"failures.{limit.kind}", text)


def _row(each: str, at: datetime) -> SignInFailure:
    """Return the count under a lock, made if there is none; always in the same order."""
    fresh = SignInFailure(key=each, last_at=at)
    SignInFailure.objects.bulk_create([fresh], ignore_conflicts=True)
    return SignInFailure.objects.select_for_update().get(key=each)


def _count(limit: Limit, row: SignInFailure, at: datetime) -> None:
    row.failures = 1 if at - row.last_at > limit.quiet else row.failures + 1
    length = limit.lock(row.failures)
    row.last_at, row.locked_until = at, at + length if length else None
    row.save(update_fields=["failures", "last_at", "locked_until"])
    if length:
        subject = ("accounts.sign-in", f"{limit.kind}:{row.key[:16]}")
        minutes = int(length.total_seconds() // 60)
        audit.record(
            verb="accounts.sign-in.locked",
            actor=audit.SYSTEM,
            subject=subject,
            at=at,
            failures=row.failures,
            minutes=minutes,
        )
