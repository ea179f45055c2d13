"""Questions and answers: what all units read, what the Department still owes."""

from collections.abc import Collection
from typing import Any

from chamdiem.portal.guidance.facts import Answered, Asked
from chamdiem.portal.guidance.models import Answer, AnswerRelease, Question
from chamdiem.portal.guidance.queries.sources import sources, taken_of
from chamdiem.portal.schemes.models import SchemeVersion

_COLUMNS = (
    "answer__question__public_id",
    "answer__question__version__scheme_id",
    "answer__question__version__version",
    "answer__question__leaf",
    "answer__asked",
    "answer__text",
    "at",
)
_VERSION = "answer__question__version_id"


def answers_of(*, version: SchemeVersion, leaf: str) -> tuple[Answered, ...]:
    """Return the answers that stand beside a criterion (hỏi đáp), latest first."""
    known = {one.version_id: one for one in sources(version, leaf, taken_of(leaf))}
    rows = AnswerRelease.objects.filter(
        answer__question__leaf=leaf, **{f"{_VERSION}__in": list(known)}
    )
    found: dict[Any, Answered] = {}
    for of, *rest in rows.order_by("id").values_list(_VERSION, *_COLUMNS):
        one = Answered(*rest)
        if known[of].has(one.released_at):
            found[one.question] = one
    return tuple(sorted(found.values(), key=lambda one: one.released_at, reverse=True))


def answers() -> tuple[Answered, ...]:
    """Return all answers that units read, latest first; of a question the last one released."""
    rows = AnswerRelease.objects.order_by("id").values_list(*_COLUMNS)
    found = {one.question: one for one in (Answered(*row) for row in rows)}
    return tuple(sorted(found.values(), key=lambda one: one.released_at, reverse=True))


def asked(*, organisations: Collection[int] | None = None) -> tuple[Asked, ...]:
    """Return the questions of these organisations, or of all, the oldest without answer first."""
    rows = Question.objects.all()
    if organisations is not None:
        rows = rows.filter(organisation_id__in=organisations)
    found = _asked(rows)
    return tuple(sorted(found, key=lambda one: (one.is_answered, one.at, one.pk)))


def one_asked(*, question: Question) -> Asked:
    """Return one question with its latest answer."""
    return _asked(Question.objects.filter(pk=question.pk))[0]


def unanswered() -> int:
    """Return how many questions no unit has read an answer to yet."""
    return Question.objects.exclude(answers__release__isnull=False).count()


def own_unanswered(*, version: SchemeVersion, leaf: str, organisations: Collection[int]) -> int:
    """Return how many questions of these organisations wait at a criterion."""
    rows = Question.objects.filter(version=version, leaf=leaf, organisation_id__in=organisations)
    return rows.exclude(answers__release__isnull=False).count()


def _asked(rows: Any) -> list[Asked]:
    columns = ("pk", "public_id", "version_id", "leaf", "organisation_id", "text", "at")
    found = list(rows.order_by("id").values_list(*columns))
    answers = Answer.objects.filter(question_id__in=[row[0] for row in found]).order_by("id")
    latest, known = {}, set()
    for of, *rest, released in answers.values_list(
        "question_id", "pk", "asked", "text", "by", "release__at"
    ):
        latest[of] = (*rest, released)
        if released is not None:
            known.add(of)
    nothing = (None, "", "", None, None)
    values: list[Any] = [(*row, *latest.get(row[0], nothing), row[0] in known) for row in found]
    return [Asked(*each) for each in values]
