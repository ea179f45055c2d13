"""What a session knows of its sign-in: when it began, when it was last used, how it was proved.

Moments are kept as seconds, since a session holds JSON. What somebody typed into a form whose
session had ended waits in the next session for the same person (`hold`, `held`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

BEGAN, SEEN, WAY, PROVED, SECOND, HELD = (
    "began", "seen", "way", "proved", "second-factor", "held",
)  # fmt: skip
# The row is written once a minute at most, however fast somebody clicks.
BREATH = 60
LARGEST_HELD = 256 * 1024


@dataclass(frozen=True, slots=True)
class Held:
    """What was typed and not yet sent: where to, and each field with its values."""

    address: str
    fields: Sequence[tuple[str, Sequence[str]]]
    had_files: bool


def come_by(request: HttpRequest, way: str, at: datetime) -> None:
    """Note by which way somebody is signing in; a second factor is not proved yet."""
    request.session[WAY] = way
    request.session[PROVED], request.session[SECOND] = at.timestamp(), False


def prove(request: HttpRequest, at: datetime, *, second: bool) -> None:
    """Note that the person has just been made sure of."""
    request.session[PROVED] = at.timestamp()
    request.session[SECOND] = second


def begin(request: HttpRequest, at: datetime) -> None:
    """Note when the session began."""
    request.session[BEGAN] = request.session[SEEN] = at.timestamp()


def way(request: HttpRequest) -> tuple[str, bool]:
    """Return by which way somebody came, and whether a second factor was proved."""
    return request.session.get(WAY, "password"), bool(request.session.get(SECOND))


def is_proved(request: HttpRequest, *, since: datetime, second: bool) -> bool:
    """Tell whether the person was made sure of since then, by a second factor if one is asked."""
    proved = request.session.get(PROVED, 0.0) >= since.timestamp()
    return proved and (bool(request.session.get(SECOND)) or not second)


def is_over(session: Any, at: datetime) -> bool:
    """Tell whether a session has ended: left alone too long, or older than a day's work."""
    if SESSION_KEY not in session:
        return False
    now = at.timestamp()
    idle = now - session.get(SEEN, now) > timedelta(minutes=settings.IDLE_MINUTES).total_seconds()
    return idle or now - session.get(BEGAN, now) > settings.SESSION_HOURS * 3600


def touch(session: Any, at: datetime) -> None:
    """Note that a signed-in session is in use."""
    if SESSION_KEY not in session:
        return
    now = at.timestamp()
    if BEGAN not in session:
        session[BEGAN] = now
    if now - session.get(SEEN, 0) >= BREATH:
        session[SEEN] = now


def typed(request: HttpRequest) -> Held:
    """Return what a form sends, without its token and its files."""
    fields = [(k, v) for k, v in request.POST.lists() if k != "csrfmiddlewaretoken"]
    return Held(request.get_full_path(), fields, bool(request.FILES))


def hold(request: HttpRequest, who: str, what: Held) -> bool:
    """Keep what was typed for the same person's next session, unless it is too large."""
    if sum(len(value) for _, values in what.fields for value in values) > LARGEST_HELD:
        return False
    fields = [[name, list(values)] for name, values in what.fields]
    request.session[HELD] = [who, what.address, fields, what.had_files]
    return True


def held(request: HttpRequest, who: str) -> Held | None:
    """Return what waits for this person; what waits for another is dropped."""
    waiting = request.session.get(HELD)
    if not waiting or waiting[0] != who:
        drop(request)
        return None
    fields = tuple((name, tuple(values)) for name, values in waiting[2])
    return Held(waiting[1], fields, waiting[3])


def drop(request: HttpRequest) -> None:
    """Forget what waits."""
    request.session.pop(HELD, None)
