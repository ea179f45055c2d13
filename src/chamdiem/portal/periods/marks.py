"""What rooms above add to the marks of a period: by what act it was approved, what was corrected.

A room registers its words when it starts; this room only asks, once a page.
"""

from collections.abc import Callable, Sequence

from chamdiem.portal.periods.models import Period

Words = Callable[[Period], Sequence[str]]
_asked: list[Words] = []


def register(words: Words) -> None:
    """Let a room add its sentences to what every page of a period shows; once is enough."""
    if words not in _asked:
        _asked.append(words)


def of(period: Period) -> tuple[str, ...]:
    """Return every sentence of every room, in the order they registered."""
    return tuple(said for words in _asked for said in words(period))
