"""One unit's fourteen duties, what fell due of them, and the form that confirms one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.duties import access, queries
from chamdiem.portal.duties.choices import Answer
from chamdiem.portal.duties.declared import (
    BY_NUMBER,
    DUTIES,
    SOURCE,
    TARGET_PERCENT,
    Duty,
    Rhythm,
)
from chamdiem.portal.duties.facts import Light, State
from chamdiem.portal.duties.forms import ChangeForm, ConfirmForm
from chamdiem.portal.duties.models import Confirmation, Occasion
from chamdiem.portal.duties.pages.words import HOME, TITLE, cause, light
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries as posts

MOST = 6


@dataclass(frozen=True, slots=True)
class Fallen:
    """One time that a duty fell due."""

    public_id: UUID
    cause: str
    due_on: date
    light: tuple[str, str, str]
    said: Confirmation | None


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One duty of the unit."""

    duty: Duty
    light: tuple[str, str, str]
    share: str
    meets: bool | None
    confirmed_at: datetime | None
    fallen: tuple[Fallen, ...]
    more: int
    change_at: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit and its head."""

    crumbs: tuple[Crumb, ...]
    title: str
    head: str
    rows: tuple[DutyShown, ...]
    late: int
    open: int
    source: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What fell due, what was said of it, and the form."""

    crumbs: tuple[Crumb, ...]
    duty: Duty
    unit: str
    cause: str
    directive: str
    due_on: date
    light: tuple[str, str, str]
    said: tuple[Confirmation, ...]
    form: ConfirmForm | None
    refusal: str
    back: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Something changed or arose of a duty."""

    crumbs: tuple[Crumb, ...]
    duty: Duty
    unit: str
    form: ChangeForm
    refusal: str
    back: str


def unit_page(*, organisation: Organisation, user: Any, at: datetime) -> UnitPage:
    """Show the fourteen duties of a unit."""
    on = moments.day_of(at)
    name = orgs.names(ids=[organisation.pk], on=on).get(organisation.pk, "")
    states = queries.states(organisations=[organisation.pk], at=at)
    rows = queries.occasions_of(organisation=organisation, at=at)
    titles = directives.titles(ids={row.directive_id for row in rows if row.directive_id})
    head = posts.head(organisation=organisation, on=on)
    changes = _changes(organisation) if access.confirms(user, organisation) else {}
    shown = tuple(
        _shown(
            duty,
            states.get((organisation.pk, duty.number)),
            rows,
            dict(titles),
            on,
            changes.get(duty.number, ""),
        )
        for duty in DUTIES
    )
    return UnitPage(
        crumbs=(HOME, Crumb(TITLE, reverse("duties:matrix")), Crumb(name)),
        title=name,
        head=head.person.name if head else "",
        rows=shown,
        late=sum(state.late_count for state in states.values()),
        open=sum(state.open_count for state in states.values()),
        source=SOURCE,
    )


def confirm_page(
    *, occasion: Occasion, user: Any, at: datetime, form: ConfirmForm | None, refusal: str = ""
) -> ConfirmPage:
    """Show what fell due with everything said of it."""
    on = moments.day_of(at)
    unit = occasion.organisation
    name = orgs.names(ids=[unit.pk], on=on).get(unit.pk, "")
    titles = directives.titles(ids={occasion.directive_id} if occasion.directive_id else set())
    said = tuple(queries.confirmations_of(occasion=occasion))
    back = reverse("duties:unit", args=[unit.public_id])
    duty = BY_NUMBER[occasion.duty]
    directive = occasion.directive
    return ConfirmPage(
        crumbs=(
            HOME,
            Crumb(TITLE, reverse("duties:matrix")),
            Crumb(name, back),
            Crumb(f"Nội dung {duty.number}"),
        ),
        duty=duty,
        unit=name,
        cause=cause(occasion, dict(titles)),
        directive=reverse("directives:one", args=[directive.public_id]) if directive else "",
        due_on=occasion.due_on,
        light=light(_light_of(occasion, said[0] if said else None, on)),
        said=said,
        form=form if access.confirms(user, unit) else None,
        refusal=refusal,
        back=back,
    )


def change_page(
    *, organisation: Organisation, number: int, at: datetime, form: ChangeForm, refusal: str = ""
) -> ChangePage:
    """Ask on which day something changed or arose."""
    name = orgs.names(ids=[organisation.pk], on=moments.day_of(at)).get(organisation.pk, "")
    back = reverse("duties:unit", args=[organisation.public_id])
    duty = BY_NUMBER[number]
    trail = (HOME, Crumb(TITLE, reverse("duties:matrix")), Crumb(name, back), Crumb(duty.change))
    return ChangePage(trail, duty, name, form, refusal, back)


def _shown(
    duty: Duty,
    state: State | None,
    rows: list[Occasion] | Any,
    titles: dict[int, str],
    on: date,
    change_at: str,
) -> DutyShown:
    fallen = [_fallen(row, titles, on) for row in rows if row.duty == duty.number]
    waiting = [one for one in fallen if one.said is None or one.said.answer == Answer.PARTLY]
    first = sorted(waiting, key=lambda one: one.due_on)
    rest = [one for one in fallen if one not in waiting]
    kept = (*first, *rest)[:MOST] if len(first) <= MOST else tuple(first)
    share = state.share if state else None
    return DutyShown(
        duty=duty,
        light=light(state.light if state else Light.UNKNOWN),
        share=_spoken(share) if share else "",
        meets=_meets(duty, share),
        confirmed_at=state.confirmed_at if state else None,
        fallen=tuple(kept),
        more=len(fallen) - len(kept),
        change_at=change_at,
    )


def _changes(organisation: Organisation) -> dict[int, str]:
    """Return where a change is reported, of each duty that changes open."""
    return {
        duty.number: reverse("duties:change", args=[organisation.public_id, duty.number])
        for duty in DUTIES
        if Rhythm.CHANGE in duty.rhythms
    }


def _fallen(row: Occasion, titles: dict[int, str], on: date) -> Fallen:
    said = list(row.confirmations.all())
    last = said[-1] if said else None
    return Fallen(
        row.public_id, cause(row, titles), row.due_on, light(_light_of(row, last, on)), last
    )


def _light_of(row: Occasion, said: Confirmation | None, on: date) -> Light:
    if said is None or said.answer == Answer.PARTLY:
        if row.due_on < on:
            return Light.LATE
        return Light.OPEN if said is None else Light.PARTLY
    return {
        Answer.DONE: Light.DONE,
        Answer.NOTHING_AROSE: Light.NONE,
        Answer.NOT_APPLICABLE: Light.NOT_APPLICABLE,
    }[Answer(said.answer)]


def _spoken(share: tuple[Any, Any]) -> str:
    num, den = share
    if not den:
        return f"{num.normalize():f}/0"
    percent = f"{num * 100 / den:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{num.normalize():f}/{den.normalize():f} = {percent} %".replace(".", ",", 1)


def _meets(duty: Duty, share: tuple[Any, Any] | None) -> bool | None:
    """Tell whether the share of duty 9 meets the dispatch's 25 %; None where it is not asked."""
    if duty.number != 9 or share is None or not share[1]:
        return None
    return bool(share[0] * 100 >= TARGET_PERCENT * share[1])
