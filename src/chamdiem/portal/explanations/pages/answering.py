"""The form in which a unit explains, and the one in which the Department judges."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.choices import OWED, CauseKind, State
from chamdiem.portal.explanations.facts import Turn
from chamdiem.portal.explanations.forms import (
    FIGURE,
    MORE,
    OBJECTIVE,
    SUBJECTIVE,
    AnswerForm,
    JudgeForm,
    rows_in,
    with_one_more,
)
from chamdiem.portal.explanations.models import Request
from chamdiem.portal.explanations.pages import words
from chamdiem.portal.explanations.pages.one import About, TurnShown, about, turns_of


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The form in which a unit explains; none where it is not its turn."""

    crumbs: tuple[Crumb, ...]
    about: About
    rejected: TurnShown | None
    needs_subjective: bool
    form: AnswerForm | None
    refusal: str
    back: str


@dataclass(frozen=True, slots=True)
class JudgePage:
    """The version that waits, and the form of its judgement; none where nothing waits."""

    crumbs: tuple[Crumb, ...]
    about: About
    turn: TurnShown | None
    form: JudgeForm | None
    refusal: str
    back: str


def answer_form(*, request: Request, data: Any = None, files: Any = None) -> AnswerForm:
    """Return the form, begun from the version that was rejected; a row is added where asked."""
    if data is None:
        initial = _begun(request)
        return AnswerForm(initial=initial, rows=rows_in(initial))
    if MORE in data:
        return AnswerForm(initial=data.dict(), rows=with_one_more(data))
    return AnswerForm(data, files, rows=rows_in(data))


def answer_page(
    *, request: Request, form: AnswerForm, at: datetime, refusal: str = ""
) -> AnswerPage:
    """Show the form in which a unit explains."""
    shown, back = about(request=request, at=at), _back(request)
    is_turn = shown.told.standing.state in OWED
    turns = turns_of(request=request)
    return AnswerPage(
        crumbs=words.crumbs(Crumb(shown.told.name[:60], back), Crumb("Giải trình")),
        about=shown,
        rejected=turns[0] if turns and is_turn else None,
        needs_subjective=queries.needs_subjective(on=moments.day_of(at)),
        form=form if is_turn or refusal else None,
        refusal=refusal,
        back=back,
    )


def judge_form(*, request: Request, data: Any = None) -> JudgeForm:
    """Return the form that judges the latest version."""
    return JudgeForm(data, initial={"seen": queries.versions(request=request)})


def judge_page(*, request: Request, form: JudgeForm, at: datetime, refusal: str = "") -> JudgePage:
    """Show the version that waits, and the form of its judgement."""
    shown, back = about(request=request, at=at), _back(request)
    turns = turns_of(request=request)
    waits = shown.told.standing.state is State.GIVEN
    return JudgePage(
        crumbs=words.crumbs(Crumb(shown.told.name[:60], back), Crumb("Kết luận")),
        about=shown,
        turn=turns[0] if turns else None,
        form=form if waits or refusal else None,
        refusal=refusal,
        back=back,
    )


def _begun(request: Request) -> dict[str, Any]:
    """Return what the version before said, so that it is mended and not typed again."""
    turns = queries.turns(request=request)
    if not turns:
        return {"seen": 0}
    last = turns[0]
    begun = {"seen": last.number, "remedy": last.remedy, "by_whom": last.by_whom}
    return begun | {"remedy_due_on": last.remedy_due_on} | _causes(last)


def _causes(turn: Turn) -> dict[str, str]:
    objective = [one for one in turn.causes if one.kind is CauseKind.OBJECTIVE]
    subjective = [one for one in turn.causes if one.kind is CauseKind.SUBJECTIVE]
    return (
        {f"{OBJECTIVE}-{n}": one.text for n, one in enumerate(objective, start=1)}
        | {f"{FIGURE}-{n}": one.figure for n, one in enumerate(objective, start=1)}
        | {f"{SUBJECTIVE}-{n}": one.text for n, one in enumerate(subjective, start=1)}
    )


def _back(request: Request) -> str:
    return reverse("explanations:one", args=[request.public_id])
