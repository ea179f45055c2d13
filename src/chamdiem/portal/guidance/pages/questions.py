"""Questions of units and what the Department answers: the list, and one question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.guidance import access, queries
from chamdiem.portal.guidance.facts import Answered, Asked
from chamdiem.portal.guidance.forms import AnswerForm
from chamdiem.portal.guidance.models import Question
from chamdiem.portal.guidance.pages import words
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.schemes.models import SchemeVersion

SHOWN = 50
WAITING, DRAFTED, ANSWERED = "Chờ soạn trả lời", "Chờ phát hành", "Đã trả lời"
LOOKS = {
    WAITING: ("warn", "alert-triangle"),
    DRAFTED: ("fair", "check"),
    ANSWERED: ("good", "circle-check"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question; the unit is named to the Department only."""

    asked: Asked
    leaf: str
    unit: str
    state: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Known:
    """One released answer, with where its criterion stands."""

    answer: Answered
    leaf: str
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The questions one sees, and the answers that everybody reads."""

    crumbs: tuple[Crumb, ...]
    is_of_the_department: bool
    questions: tuple[Row, ...]
    waiting: int
    more: int
    list: lists.Arranged[Known]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question with its answer, and the forms of who answers."""

    crumbs: tuple[Crumb, ...]
    title: str
    row: Row
    who: str
    answered_by: str
    leaf_address: str
    form: AnswerForm | None
    may_release: bool
    is_of_the_department: bool
    refusal: str


_LIST: lists.Declared[Known] = lists.Declared(
    searched=lambda row: f"{row.leaf} {row.answer.leaf} {row.answer.asked} {row.answer.text}",
    sorts={
        "luc": lambda row: row.answer.released_at,
        "tieu-chi": lambda row: text.collation_key(row.leaf),
    },
    sort="-luc",
    filters=(lists.Filter("ten-tieu-chi", "Tiêu chí", lambda row: row.leaf),),
)


def list_page(*, user: Any, asked: Mapping[str, str], on: date) -> ListPage:
    """Return the questions one sees and the answers to all."""
    department = access.is_of_the_department(user)
    own = None if department else access.units_of(user=user, on=on)
    found = queries.asked(organisations=own)
    rows = _rows(found, on)
    known = lists.arrange(_known(), _LIST, asked)
    return ListPage(
        crumbs=(words.HOME, Crumb(words.TITLE, reverse("guidance:list")), Crumb(words.ASKED)),
        is_of_the_department=department,
        questions=rows[:SHOWN],
        waiting=sum(not one.is_answered for one in found),
        more=max(0, len(rows) - SHOWN),
        list=known,
    )


def answer_form(question: Question, data: Any = None) -> AnswerForm:
    """Return the form of an answer, begun from the latest one, else from the question."""
    one = queries.one_asked(question=question)
    initial = {"asked": one.answer_asked or one.text, "text": one.answer_text}
    return AnswerForm(data, initial=initial)


def question_page(
    *,
    question: Question,
    user: Any,
    on: date,
    form: AnswerForm | None = None,
    refusal: str = "",
) -> QuestionPage:
    """Return one question with its answer."""
    one = queries.one_asked(question=question)
    (row,) = _rows((one,), on)
    people = accounts.display_names({key for key in (question.by, one.answer_by) if key})
    department = access.is_of_the_department(user)
    other = one.answer_by != user.public_id
    return QuestionPage(
        crumbs=(words.HOME, Crumb(words.ASKED, reverse("guidance:questions")), Crumb(row.leaf)),
        title=f"Câu hỏi: {row.leaf}",
        row=row,
        who=people.get(question.by, words.ERASED),
        answered_by=people.get(one.answer_by, words.ERASED) if one.answer_by else "",
        leaf_address=words.address(question.version, question.leaf),
        form=(form or answer_form(question)) if access.writes(user) else None,
        may_release=one.is_drafted and access.releases(user) and other,
        is_of_the_department=department,
        refusal=refusal,
    )


def _rows(found: Collection[Asked], on: date) -> tuple[Row, ...]:
    keys = {one.version_id for one in found}
    names = {
        key: words.names(version) for key, version in SchemeVersion.objects.in_bulk(keys).items()
    }
    units = orgs.names(ids={one.organisation_id for one in found}, on=on)
    return tuple(
        _row(one, names[one.version_id], units.get(one.organisation_id, "Đơn vị")) for one in found
    )


def _row(one: Asked, names: Mapping[str, str], unit: str) -> Row:
    state = DRAFTED if one.is_drafted else ANSWERED if one.is_answered else WAITING
    tone, icon = LOOKS[state]
    return Row(one, names.get(one.leaf, one.leaf), unit, state, tone, icon)


def _known() -> tuple[Known, ...]:
    found = queries.answers()
    versions = {(one.scheme_id, one.version): one for one in _versions(found)}
    names = {key: words.names(version) for key, version in versions.items()}
    return tuple(
        Known(
            answer=one,
            leaf=names[one.scheme_id, one.version].get(one.leaf, one.leaf),
            address=words.address(versions[one.scheme_id, one.version], one.leaf),
        )
        for one in found
    )


def _versions(found: Collection[Answered]) -> Collection[SchemeVersion]:
    schemes = {one.scheme_id for one in found}
    return SchemeVersion.objects.filter(scheme_id__in=schemes).order_by("pk")
