"""The list of requests, what waits for somebody first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common import lists, moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.explanations import access, queries
from chamdiem.portal.explanations.choices import OWED, State
from chamdiem.portal.explanations.facts import Told
from chamdiem.portal.explanations.pages import words
from chamdiem.portal.explanations.pages.words import Light

LATE = "quá hạn"
ORDER = (State.REJECTED, State.WAITING, State.GIVEN, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Shown:
    """One request as shown; words are made for those that a page prints."""

    told: Told
    reckoning: Reckoning

    @property
    def light(self) -> Light:
        """How far it is: a word, a tone and an icon."""
        return words.light(self.told.standing)

    @property
    def remedy(self) -> Light:
        """Whether the remedy's day has passed."""
        return words.remedy_light(self.told.standing)

    @property
    def deadline(self) -> Deadline:
        """Until when the unit answers."""
        return words.deadline(self.told.standing, self.reckoning)

    @property
    def about(self) -> str:
        """Of what kind the subject is."""
        return words.about(self.told)

    @property
    def address(self) -> str:
        """Where the request is shown."""
        return reverse("explanations:one", args=[self.told.public_id])


def _urgency(row: Shown) -> tuple[bool, bool, int, date, str]:
    """Put what is owed and late first, what is accepted last."""
    one = row.told.standing
    is_late = one.is_late and one.state in OWED
    place = ORDER.index(one.state)
    return not one.is_open, not is_late, place, one.due_on, str(row.told.public_id)


DECLARED: lists.Declared[Shown] = lists.Declared(
    searched=lambda row: f"{row.told.name} {row.told.organisation} {row.about} {row.told.grounds}",
    sorts={
        "urgency": _urgency,
        "due": lambda row: (row.told.standing.due_on, str(row.told.public_id)),
        "unit": lambda row: (text.collation_key(row.told.organisation), row.told.standing.due_on),
    },
    sort="urgency",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.light[0]),
        lists.Filter(
            "han", "Hạn giải trình", lambda row: LATE if row.told.standing.is_late else ""
        ),
        lists.Filter("khac-phuc", "Hạn khắc phục", lambda row: row.remedy[0]),
        lists.Filter("ve", "Về", lambda row: row.about),
        lists.Filter("don-vi", "Đơn vị", lambda row: row.told.organisation),
    ),
    per_page=40,
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Requests as a list."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Shown]
    counts: tuple[tuple[str, int, str], ...]
    asks: bool


def list_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> ListPage:
    """Show the requests that the person sees."""
    own = access.only(user=user, on=moments.day_of(at))
    reckoning = calendars.reckoning(at=at)
    rows = [Shown(one, reckoning) for one in queries.listed(only=own, at=at)]
    return ListPage(
        crumbs=(words.HOME, Crumb(words.TITLE)),
        listed=lists.arrange(rows, DECLARED, asked),
        counts=_counts(rows) if rows else (),
        asks=access.asks(user),
    )


def _counts(rows: list[Shown]) -> tuple[tuple[str, int, str], ...]:
    """Count requests by how far they are, each with the address that shows them."""
    return tuple(
        (
            str(state.label),
            sum(row.told.standing.state is state for row in rows),
            f"?{urlencode({'tinh-trang': str(state.label)})}",
        )
        for state in ORDER
    )
