"""Judging an explanation: once, by another hand, with why; where a request stands."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.actions import ground, judging
from chamdiem.portal.explanations.choices import State
from chamdiem.portal.explanations.models import Judgement, Request
from chamdiem.portal.rights.roles import Role
from tests.factories import explanations, people, posts

AT, DUE = explanations.AT, explanations.DUE

pytestmark = pytest.mark.django_db


def stands(request, days=0):
    """Return where a request stands so many days later."""
    rows = Request.objects.filter(pk=request.pk)
    return queries.told(requests=rows, at=AT + timedelta(days=days))[0].standing


def test_a_request_waits_until_its_day_and_is_late_afterwards():
    made = explanations.asked()

    assert (stands(made, 7).state, stands(made, 7).is_late) == (State.WAITING, False)
    assert (stands(made, 8).state, stands(made, 8).is_late) == (State.WAITING, True)


def test_an_explanation_waits_for_the_department_and_says_whether_it_came_in_time():
    made = explanations.asked()
    explanations.explained(made, at=AT + timedelta(days=8))

    one = stands(made, 9)

    assert (one.state, one.is_late) == (State.GIVEN, True)
    assert one.answered_at == AT + timedelta(days=8)


def test_an_accepted_explanation_closes_the_request():
    made = explanations.asked()

    explanations.accepted(made)

    assert stands(made).state is State.ACCEPTED
    assert not stands(made).is_open
    assert Entry.objects.filter(verb="explanations.explanation.accepted").count() == 1


def test_a_rejected_one_gives_the_default_days_to_answer_anew():
    made = explanations.asked()
    later = AT + timedelta(days=7)
    row = explanations.rejected(made, at=later)

    assert row.due_on == date(2026, 11, 23)
    one = stands(made, 7)
    assert (one.state, one.due_on, one.is_late) == (State.REJECTED, row.due_on, False)
    assert stands(made, 15).is_late
    assert Entry.objects.filter(verb="explanations.explanation.rejected").count() == 1


def test_an_answer_anew_is_held_against_the_later_day():
    made = explanations.asked()
    explanations.rejected(made, due_on=date(2026, 11, 20))

    explanations.explained(made, at=AT + timedelta(days=10))

    one = stands(made, 11)
    assert (one.state, one.due_on, one.is_late) == (State.GIVEN, date(2026, 11, 20), False)


def test_whether_the_day_of_the_remedy_has_passed_is_told():
    made = explanations.asked()
    assert stands(made).remedy_due_on is None

    explanations.accepted(made)

    assert [stands(made, days).is_remedy_over for days in (21, 22)] == [False, True]


def test_a_rejected_remedy_stands_no_more():
    made = explanations.asked()

    explanations.rejected(made)

    assert (stands(made, 60).remedy_due_on, stands(made, 60).is_remedy_over) == (None, False)


def test_where_a_request_stood_is_told_as_of_an_instant():
    made = explanations.asked()
    explanations.rejected(made, at=AT + timedelta(days=2))

    assert [stands(made, days).state for days in (1, 2)] == [State.GIVEN, State.REJECTED]


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_judgement_says_why(is_accepted):
    explanation = explanations.explained(explanations.asked())

    with pytest.raises(ground.SaysNothing, match="vì sao"):
        explanations.judged(explanation, is_accepted=is_accepted, reason=" \u200b ")


def test_time_to_answer_anew_is_to_come():
    explanation = explanations.explained(explanations.asked())

    with pytest.raises(ground.DayIsPast, match="Hạn giải trình lại"):
        explanations.judged(explanation, is_accepted=False, due_on=date(2026, 11, 1))


def test_a_version_is_judged_once():
    explanation = explanations.explained(explanations.asked())
    explanations.judged(explanation, is_accepted=True)

    with pytest.raises(judging.IsJudged, match="đã có kết luận"):
        explanations.judged(explanation, is_accepted=False)


def test_nobody_judges_what_they_explained():
    by = explanations.asker()
    explanation = explanations.explained(explanations.asked(), by=by)

    with pytest.raises(judging.OwnHand, match="không tự kết luận"):
        explanations.judged(explanation, is_accepted=True, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(
            explanation=explanation, is_accepted=True, reason="a", at=AT, by=by.public_id
        )


def test_nobody_judges_a_unit_to_which_they_belong_i16():
    made, by = explanations.asked(), people.person(role=Role.LEADER)
    posts.tenure(made.organisation, by)

    with pytest.raises(judging.OwnUnit, match="đang giữ chức vụ"):
        explanations.judged(explanations.explained(made), is_accepted=True, by=by)


def test_judgements_are_only_added_to():
    explanations.accepted(explanations.asked())

    with pytest.raises(ProgrammingError), transaction.atomic():
        Judgement.objects.update(reason="khác")
