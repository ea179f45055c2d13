"""How states of obstacles look and read: word, tone and icon together, never colour alone."""

from dataclasses import dataclass

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.obstacles import queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.facts import GroupTold, Told

HOME = Crumb("Trang đầu", "/")
TITLE = "Khó khăn, vướng mắc"
LATE = "Chờ ý kiến, quá hạn"
ERASED = "người đã xoá thông tin"
LOOKS = {
    State.NEW: ("warn", "inbox"),
    State.WAITING: ("", "calendar"),
    State.COMMENTED: ("fair", "check"),
    State.ANSWERED: ("good", "circle-check"),
    State.CLOSED: ("", "minus"),
}
SHORT = 160
# Where a browser is led after an act: it forgets what it kept of the form.
DONE = "#da-ghi"


@dataclass(frozen=True, slots=True)
class Shown:
    """One obstacle as shown; words are made for those that a page prints."""

    told: Told

    @property
    def look(self) -> tuple[str, str, str]:
        """Where it stands: a word, a tone and an icon."""
        return look(self.told)

    @property
    def standing(self) -> str:
        """With whom and until when, while it waits."""
        return standing(self.told)

    @property
    def proposal(self) -> str:
        """Who should do what, before which day."""
        return queries.proposal(self.told)

    @property
    def short(self) -> str:
        """What stands in the way, in as many words as a line of a list holds."""
        return short(self.told.text)

    @property
    def address(self) -> str:
        """Where the obstacle is shown."""
        return reverse("obstacles:one", args=[self.told.public_id])


def look(one: Told | GroupTold) -> tuple[str, str, str]:
    """Return word, tone and icon of where an obstacle or a group stands."""
    if one.is_late:
        return LATE, "bad", "alert-circle"
    tone, icon = LOOKS[one.state]
    return str(one.state.label), tone, icon


def standing(one: Told | GroupTold) -> str:
    """Say with whom it is and until when, the absolute day first; nothing where nobody is asked."""
    if one.due_on is None or one.days is None:
        return one.owner if one.state is State.COMMENTED else ""
    day = f"{one.owner}, đến hết {one.due_on:%d/%m/%Y}"
    if one.days < 0:
        return f"{day}, quá {-one.days} ngày"
    return f"{day}, còn {one.days} ngày" if one.days else f"{day}, hôm nay"


def short(text: str, longest: int = SHORT) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def crumbs(*rest: Crumb) -> tuple[Crumb, ...]:
    """Return the way back over the list."""
    return (HOME, Crumb(TITLE, reverse("obstacles:list")), *rest)
