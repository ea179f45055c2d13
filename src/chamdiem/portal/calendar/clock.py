"""The state of the machine's clock (đồng hồ máy chủ); deadlines are only as good as it is.

Three signs: what the kernel says of its synchronisation, how far the database's clock is away,
and whether the clock was set since the process began. Looked at once a minute at most.
"""

import ctypes
import time
from dataclasses import dataclass

from django.db import connection

SURE, UNSURE, UNKNOWN = "sure", "unsure", "unknown"
TOLERATED = 2.0  # seconds
LASTS = 60.0  # seconds for which a look serves
_UNSYNCHRONISED, _CLOCK_ERROR = 0x0040, 5
_ELAPSED = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class _Timex(ctypes.Structure):
    """The kernel's record of the clock; only `modes` and `status` are named, the rest is room."""

    _fields_ = [
        ("modes", ctypes.c_uint),
        ("before", ctypes.c_long * 4),
        ("status", ctypes.c_int),
        ("after", ctypes.c_long * 32),
    ]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a look at the clock found; seconds are of this machine minus the other."""

    state: str
    words: str
    offset: float | None = None
    jump: float = 0.0
    is_synchronised: bool | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    clock: Clock
    at: float


def _ahead() -> float:
    """Return by how much the clock on the wall is ahead of the time that has gone by."""
    return time.clock_gettime(time.CLOCK_REALTIME) - time.clock_gettime(_ELAPSED)


_at_start = _ahead()
_latest: list[_Look] = []


def current() -> Clock:
    """Return the state of the clock, looked at within the last minute."""
    now = time.monotonic()
    if not _latest or now - _latest[0].at > LASTS:
        _latest[:] = [_Look(look(), now)]
    return _latest[0].clock


def look() -> Clock:
    """Look at the clock now."""
    return judge(
        is_synchronised=synchronised(), offset=_offset(), jump=round(_ahead() - _at_start, 3)
    )


def judge(*, is_synchronised: bool | None, offset: float | None, jump: float) -> Clock:
    """Say how sure the clock is, from the three signs."""
    wrong = []
    if is_synchronised is False:
        wrong.append("máy chủ chưa đồng bộ giờ với nguồn chuẩn")
    if offset is not None and abs(offset) > TOLERATED:
        wrong.append(f"lệch {abs(offset):.1f} giây so với máy cơ sở dữ liệu".replace(".", ","))
    if abs(jump) > TOLERATED:
        wrong.append(f"giờ máy chủ bị chỉnh {abs(jump):.1f} giây từ khi chạy".replace(".", ","))
    if wrong:
        return Clock(UNSURE, "; ".join(wrong), offset, jump, is_synchronised)
    if is_synchronised is None:
        words = "không hỏi được máy chủ đã đồng bộ giờ hay chưa"
        return Clock(UNKNOWN, words, offset, jump, None)
    return Clock(SURE, "máy chủ đã đồng bộ giờ", offset, jump, True)


def synchronised() -> bool | None:
    """Ask the kernel whether something keeps its clock right; None where it cannot be asked."""
    try:
        ask = ctypes.CDLL(None, use_errno=True).adjtimex
    except (OSError, AttributeError):
        return None
    answer = _Timex(modes=0)
    said = ask(ctypes.byref(answer))
    if said < 0:
        return None
    return said != _CLOCK_ERROR and not answer.status & _UNSYNCHRONISED


def _offset() -> float:
    """Ask the database what time it is, and compare with the middle of the asking."""
    before = time.clock_gettime(time.CLOCK_REALTIME)
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        (theirs,) = cursor.fetchone()
    after = time.clock_gettime(time.CLOCK_REALTIME)
    return round((before + after) / 2 - float(theirs), 3)
