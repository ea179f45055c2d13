"""The one list of units with grounds, from which a letter is drawn up in batch."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form
from django.urls import reverse

from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar import working_days
from chamdiem.portal.common import moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.urging import access, queries
from chamdiem.portal.urging.choices import Ground
from chamdiem.portal.urging.facts import Candidate
from chamdiem.portal.urging.forms import DraftForm
from chamdiem.portal.urging.pages.words import HOME, LOW, TITLE


@dataclass(frozen=True, slots=True)
class LowPage:
    """Units with grounds, the form that urges those that are ticked."""

    crumbs: tuple[Crumb, ...]
    month: str
    months: tuple[tuple[str, str], ...]
    rows: tuple[Candidate, ...]
    total: int
    asked: str
    words: str
    grounds: tuple[tuple[str, str], ...]
    chosen: frozenset[str]
    form: Form | None
    refusal: str
    rules: tuple[defaults.Standing, ...]


def low_page(
    *,
    user: Any,
    asked: Mapping[str, str],
    at: datetime,
    form: Form | None = None,
    chosen: Collection[str] = (),
    refusal: str = "",
) -> LowPage:
    """Show the units of a month that have grounds, the latest official month unless asked."""
    on = moments.day_of(at)
    months = queries.months()
    month = asked.get("thang", "") if asked.get("thang", "") in months else next(iter(months), "")
    rows = queries.candidates(month=month, at=at)
    shown = [one for one in rows if _is_asked(one, asked.get("can-cu", ""), asked.get("q", ""))]
    initial = {"due_on": _due(at)}
    return LowPage(
        crumbs=(HOME, Crumb(TITLE, reverse("urging:list")), Crumb(LOW)),
        month=month,
        months=tuple((one, f"{one[5:]}/{one[:4]}") for one in months),
        rows=tuple(shown),
        total=len(rows),
        asked=asked.get("can-cu", ""),
        words=asked.get("q", ""),
        grounds=tuple((str(one.value), str(one.label)) for one in Ground),
        chosen=frozenset(chosen),
        form=(form or DraftForm(initial=initial)) if access.drafts(user) else None,
        refusal=refusal,
        rules=tuple(defaults.standing(code, on=on) for code in queries.RULES),
    )


def _is_asked(one: Candidate, ground: str, words: str) -> bool:
    has = not ground or any(found.ground.value == ground for found in one.grounds)
    return has and text.folded(words) in text.folded(one.name)


def _due(at: datetime) -> Any:
    on = moments.day_of(at)
    days = defaults.number("urging.answer-days", on=on)
    return working_days.add(calendars.calendar(), on, days)
