"""One request: what is asked, every version that was answered, what was held of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.explanations import access, queries
from chamdiem.portal.explanations.choices import OWED, CauseKind, State
from chamdiem.portal.explanations.facts import Stated, Told, Turn
from chamdiem.portal.explanations.models import Request
from chamdiem.portal.explanations.pages import words
from chamdiem.portal.explanations.pages.words import Light
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks


@dataclass(frozen=True, slots=True)
class TurnShown:
    """One version as shown, with who wrote it and who judged it."""

    turn: Turn
    objective: tuple[Stated, ...]
    subjective: tuple[Stated, ...]
    by: str
    judged_by: str


@dataclass(frozen=True, slots=True)
class About:
    """What every page of one request says of it."""

    told: Told
    about: str
    subject_at: str
    asked_by: str
    marks: Marks | None
    light: Light
    remedy: Light
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request with its versions, the latest first."""

    crumbs: tuple[Crumb, ...]
    title: str
    about: About
    turns: tuple[TurnShown, ...]
    answer_at: str
    judge_at: str
    is_again: bool


def request_page(*, request: Request, user: Any, at: datetime) -> RequestPage:
    """Show one request, and what the person may do with it."""
    shown = about(request=request, at=at)
    told, state = shown.told, shown.told.standing.state
    may_answer = state in OWED and access.answers(user=user, request=request)
    may_judge = state is State.GIVEN and access.asks(user)
    return RequestPage(
        crumbs=words.crumbs(Crumb(told.name[:60])),
        title=words.title(told),
        about=shown,
        turns=turns_of(request=request),
        answer_at=_to(request, "answer") if may_answer else "",
        judge_at=_to(request, "judge") if may_judge else "",
        is_again=state is State.REJECTED,
    )


def about(*, request: Request, at: datetime) -> About:
    """Return what every page of a request says of it."""
    told = queries.told(requests=Request.objects.filter(pk=request.pk), at=at)[0]
    names = accounts.display_names([request.by])
    return About(
        told=told,
        about=words.about(told),
        subject_at=_subject(request),
        asked_by=names.get(request.by, words.ERASED),
        marks=periods.marks(period=request.period) if request.period else None,
        light=words.light(told.standing),
        remedy=words.remedy_light(told.standing),
        deadline=words.deadline(told.standing, calendars.reckoning(at=at)),
    )


def turns_of(*, request: Request) -> tuple[TurnShown, ...]:
    """Return the versions of an explanation as shown, the latest first."""
    found = queries.turns(request=request)
    names = accounts.display_names(_people(found))
    return tuple(_shown(one, names) for one in found)


def _people(turns: Sequence[Turn]) -> set[UUID]:
    return {one.by for one in turns} | {one.judged.by for one in turns if one.judged}


def _shown(turn: Turn, names: Mapping[UUID, str]) -> TurnShown:
    return TurnShown(
        turn=turn,
        objective=_of(turn, CauseKind.OBJECTIVE),
        subjective=_of(turn, CauseKind.SUBJECTIVE),
        by=names.get(turn.by, words.ERASED),
        judged_by=names.get(turn.judged.by, words.ERASED) if turn.judged else "",
    )


def _of(turn: Turn, kind: CauseKind) -> tuple[Stated, ...]:
    return tuple(one for one in turn.causes if one.kind is kind)


def _subject(request: Request) -> str:
    if request.task is not None:
        return reverse("tasks:one", args=[request.task.public_id])
    if request.period is None:
        return ""
    version = request.period.scheme_version
    return reverse("guidance:leaf", args=[version.scheme_id, version.version, request.leaf])


def _to(request: Request, name: str) -> str:
    return reverse(f"explanations:{name}", args=[request.public_id])
