"""The number of the request at hand, so that a log line and the trail can be put together."""

from contextvars import ContextVar
from secrets import token_hex

_current: ContextVar[str] = ContextVar("request_id", default="")


def begin() -> str:
    """Give the request that begins a number and return it."""
    number = token_hex(8)
    _current.set(number)
    return number


def end() -> None:
    """Forget the number: what runs next is another request, or none."""
    _current.set("")


def current_id() -> str:
    """Return the number of the request at hand; empty in a command."""
    return _current.get()
