"""Questions and answers: a unit asks, one drafts, another releases, all units read at once."""

import pytest
from django.db import IntegrityError, transaction

from chamdiem.portal.guidance import actions, queries
from chamdiem.portal.guidance.models import AnswerRelease
from tests.factories import guidance, months, organisations

AT, LEAF = guidance.AT, guidance.LEAF

pytestmark = pytest.mark.django_db


def test_an_answer_is_read_by_all_once_it_is_released() -> None:
    question = guidance.asked(organisations.organisation())
    made = guidance.answered(question, is_released=False)
    assert queries.answers_of(version=months.version(), leaf=LEAF) == ()
    assert queries.unanswered() == 1

    actions.release_answer(answer=made, by=guidance.leader(), at=AT)

    (known,) = queries.answers_of(version=months.version(), leaf=LEAF)
    assert (known.asked, known.text) == (made.asked, made.text)
    assert queries.unanswered() == 0


def test_nobody_releases_their_own_answer() -> None:
    by = guidance.leader()
    made = guidance.answered(guidance.asked(organisations.organisation()), is_released=False, by=by)

    with pytest.raises(actions.OwnHand):
        actions.release_answer(answer=made, by=by, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerRelease.objects.create(answer=made, at=AT, by=by.public_id)


def test_a_second_answer_stands_in_place_of_the_first_once_released() -> None:
    question = guidance.asked(organisations.organisation())
    guidance.answered(question)
    guidance.answered(question, text="Không, trừ khi có văn bản", is_released=False)
    assert queries.answers()[0].text.startswith("Có")

    actions.release_answer(answer=question.answers.latest("pk"), by=guidance.leader(), at=AT)

    assert [one.text for one in queries.answers()] == ["Không, trừ khi có văn bản"]


def test_only_the_latest_answer_is_released() -> None:
    question = guidance.asked(organisations.organisation())
    first = guidance.answered(question, is_released=False)
    guidance.answered(question, is_released=False)

    with pytest.raises(actions.Moved):
        actions.release_answer(answer=first, by=guidance.leader(), at=AT)


def test_a_released_answer_stays_while_a_new_one_is_drafted() -> None:
    question = guidance.asked(organisations.organisation())
    guidance.answered(question)
    guidance.answered(question, text="Soạn lại", is_released=False)

    one = queries.one_asked(question=question)

    assert one.is_answered
    assert one.is_drafted


def test_an_empty_question_is_refused() -> None:
    with pytest.raises(actions.SaysNothing):
        guidance.asked(organisations.organisation(), text=" ")


def test_the_list_costs_no_more_queries_for_more_questions(django_assert_num_queries) -> None:
    unit = organisations.organisation()
    for _ in range(3):
        guidance.answered(guidance.asked(unit))

    with django_assert_num_queries(2):
        assert len(queries.asked()) == 3
