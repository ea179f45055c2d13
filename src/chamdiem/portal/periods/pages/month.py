"""The page of one period: the way of its stages, its deadlines, who is expected, what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar.deadlines import Reckoning
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods import access, queries
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.forms import MoveForm
from chamdiem.portal.periods.models import Expected, Leave, Period, Step
from chamdiem.portal.periods.pages import parts
from chamdiem.portal.periods.pages.parts import Shown


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """One stage of the way: done, here or to come, in words as well."""

    label: str
    state: str
    words: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Past:
    """One step that was taken."""

    label: str
    note: str
    at: datetime
    by: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class Late:
    """One late exception (gia hạn riêng)."""

    name: str
    until: datetime
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that is expected, as frozen."""

    name: str
    public_id: UUID
    block: str
    is_scored: bool
    reviewer: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One period."""

    crumbs: tuple[Crumb, ...]
    month: Month
    period: Period
    marks: Marks
    scheme: str
    act_file: str
    way: tuple[OnTheWay, ...]
    deadlines: tuple[Shown, ...]
    clock_words: str
    units: tuple[Unit, ...]
    scored: int
    leaves: tuple[Late, ...]
    history: tuple[Past, ...]
    before: Month | None
    after: Month | None
    sees_inside: bool
    may_move: bool
    next_stage: str
    form: MoveForm
    refusal: str


def month_page(
    *,
    period: Period,
    user: Any,
    at: datetime,
    form: MoveForm | None = None,
    refusal: str = "",
) -> MonthPage:
    """Show a period (kỳ của một tháng)."""
    steps, expected = list(queries.steps(period=period)), queries.expected(period=period)
    leaves = queries.leaves(period=period) if access.sees_inside(user) else []
    authors = {step.by for step in steps} | {leave.by for leave in leaves}
    people = parts.names(authors, user=user)
    following = access.next_by_hand(period)
    reckoning = calendars.reckoning(at=at)
    return MonthPage(
        **_told(period),
        way=_way(period, steps),
        deadlines=_deadlines(period, steps, reckoning),
        clock_words=parts.doubt(reckoning),
        units=_units(period, expected),
        scored=sum(unit.is_scored for unit in expected),
        leaves=_leaves(leaves, expected, people),
        history=tuple(_past(step, people) for step in reversed(steps)),
        sees_inside=access.sees_inside(user),
        may_move=access.may_move(user),
        next_stage=following.label if following else "",
        form=form or MoveForm(initial={"to": following or ""}),
        refusal=refusal,
    )


def _told(period: Period) -> dict[str, Any]:
    """Return what a page says of the period itself and the months beside it."""
    month = Month.parse(period.month)
    return {
        "crumbs": parts.crumbs((month.spoken.capitalize(), "")),
        "month": month,
        "period": period,
        "marks": queries.marks(period=period),
        "scheme": f"{period.scheme_version.title} ({period.scheme_version})",
        "act_file": _act_file(period),
        "before": _beside(month.shift(-1)),
        "after": _beside(month.shift(1)),
    }


def _act_file(period: Period) -> str:
    file = period.act_file
    return reverse("files:content", args=[file.public_id]) if file else ""


def _beside(month: Month) -> Month | None:
    return month if queries.period(month) else None


def _way(period: Period, steps: Sequence[Step]) -> tuple[OnTheWay, ...]:
    """Return the stages in their order; a trial ends before publication."""
    order = [
        stage
        for stage in Stage
        if period.kind == PeriodKind.OFFICIAL or stage is not Stage.PUBLISHED
    ]
    here, reached = order.index(Stage(period.stage)), {step.to_stage: step.at for step in steps}
    found = []
    for place, stage in enumerate(order):
        state, words = ("done", "đã xong") if place < here else ("ahead", "chưa đến")
        if place == here:
            state, words = "here", "đang ở đây"
        moment = reached.get(stage) if place <= here else None
        found.append(OnTheWay(stage.label, state, words, moment))
    return tuple(found)


def _deadlines(period: Period, steps: list[Step], reckoning: Reckoning) -> tuple[Shown, ...]:
    terms = queries.terms(period=period).values()
    return tuple(parts.shown(term, steps=steps, reckoning=reckoning) for term in terms)


def _units(period: Period, expected: Sequence[Expected]) -> tuple[Unit, ...]:
    blocks = {block.code: block.name for block in queries.blocks(period=period)}
    reviewers = orgs.names(
        ids={unit.reviewer_id for unit in expected if unit.reviewer_id}, on=period.window_to
    )
    return tuple(
        Unit(
            name=unit.name,
            public_id=unit.organisation.public_id,
            block=blocks.get(unit.block, unit.block),
            is_scored=unit.is_scored,
            reviewer=reviewers.get(unit.reviewer_id or 0, ""),
        )
        for unit in expected
    )


def _leaves(
    leaves: Sequence[Leave], expected: Sequence[Expected], people: Mapping[UUID, str]
) -> tuple[Late, ...]:
    names = {unit.organisation_id: unit.name for unit in expected}
    return tuple(
        Late(names[row.organisation_id], row.until, row.reason, row.at, people[row.by])
        for row in leaves
    )


def _past(step: Step, people: Mapping[UUID, str]) -> Past:
    order = list(Stage)
    is_back = bool(step.from_stage) and order.index(Stage(step.to_stage)) < order.index(
        Stage(step.from_stage)
    )
    return Past(step.get_to_stage_display(), step.note, step.at, people[step.by], is_back)
