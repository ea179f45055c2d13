"""One thing that waits, and how pressing it is."""

from dataclasses import dataclass

from chamdiem.portal.calendar.deadlines import Deadline

FIRST, BAD, WARN, QUIET = "first", "bad", "warn", ""
PLACES = (FIRST, BAD, WARN, QUIET)
LOOKS = {
    FIRST: ("đọc trước", "", "table"),
    BAD: ("cần xử lý", "bad", "alert-circle"),
    WARN: ("cần xem", "warn", "alert-triangle"),
    QUIET: ("đang chờ", "", "inbox"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: in words, where it is dealt with, and until when if there is a day."""

    words: str
    address: str
    urgency: str = QUIET
    detail: str = ""
    deadline: Deadline | None = None

    @property
    def place(self) -> int:
        """Where it stands: what is read first, then what needs an act."""
        return PLACES.index(self.urgency)

    @property
    def look(self) -> tuple[str, str, str]:
        """Return word, tone and icon of its mark."""
        return LOOKS[self.urgency]
