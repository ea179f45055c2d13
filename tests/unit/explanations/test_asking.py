"""Asking to explain: units of the month, leads of tasks, each once while the subject is open."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.defaults import declared
from chamdiem.portal.explanations import actions, queries
from chamdiem.portal.explanations.actions import asking, ground
from chamdiem.portal.explanations.choices import State
from chamdiem.portal.explanations.facts import Subject
from chamdiem.portal.explanations.models import Request
from chamdiem.portal.tasks import actions as tasks_actions
from tests.factories import explanations, organisations, periods, tasks

AT, DUE, LEAF = explanations.AT, explanations.DUE, explanations.LEAF

pytestmark = pytest.mark.django_db


def told(request):
    return queries.told(requests=Request.objects.filter(pk=request.pk), at=AT)[0]


def ask(*units, **other):
    given = {"leaf": LEAF, "grounds": explanations.GROUNDS, "at": AT} | other
    return actions.ask_about_criterion(
        period=explanations.period(), organisations=units, by=explanations.asker(), **given
    )


def test_a_unit_of_the_month_is_asked_to_explain_a_criterion():
    made = explanations.asked()

    one = told(made)
    assert (one.organisation, one.name, one.month) == ("Xã Thử", "Đúng hạn", "2026-10")
    assert (one.standing.state, one.standing.due_on) == (State.WAITING, DUE)
    entry = Entry.objects.get(verb="explanations.request.asked")
    assert entry.details["leaf"] == LEAF


def test_who_leads_a_task_is_asked_to_explain_it():
    task = tasks.task()

    made = explanations.asked_of(task)

    assert made.organisation_id == task.lead_id
    assert told(made).name == tasks.TITLE


def test_the_days_to_answer_are_a_default_of_the_system():
    known = declared.default("explanations.answer-days")

    assert (known.value, known.shown(known.value)) == (5, "5 ngày làm việc")
    assert queries.answer_due(at=AT) == DUE


def test_another_day_may_be_named_but_none_gone_by():
    day = date(2026, 11, 12)
    assert explanations.asked(due_on=day).due_on == day

    with pytest.raises(ground.DayIsPast, match="ngày ấy đã qua"):
        explanations.asked(periods.reviewer(), due_on=date(2026, 11, 8))


def test_grounds_are_said():
    with pytest.raises(ground.SaysNothing, match="căn cứ"):
        explanations.asked(grounds="  ")


def test_nobody_chosen_is_refused():
    with pytest.raises(asking.NobodyAsked, match="ít nhất một đơn vị"):
        ask()


def test_a_unit_outside_the_months_population_is_not_asked():
    explanations.period()
    other = organisations.organisation("Sở Ngoài Danh Sách")

    with pytest.raises(asking.NotExpected, match="Sở Ngoài Danh Sách không có trong danh sách"):
        ask(periods.commune(), other)
    assert not Request.objects.exists()


def test_a_criterion_that_the_months_scheme_lacks_is_refused():
    with pytest.raises(asking.NoSuchCriterion, match="KHONG_CO"):
        explanations.asked(leaf="KHONG_CO")


def test_a_withdrawn_task_is_not_asked_about():
    task = tasks.task()
    tasks_actions.withdraw(task=task, reason="Trùng", by=explanations.asker(), at=AT)

    with pytest.raises(asking.IsWithdrawn, match="đã thu hồi"):
        explanations.asked_of(task)


def test_several_units_are_asked_at_once_each_by_its_own_request():
    explanations.period()

    sent = ask(periods.commune(), periods.reviewer(), periods.department())

    assert len(sent.made) == len({one.organisation_id for one in sent.made}) == 3
    assert Entry.objects.filter(verb="explanations.request.asked").count() == 3


def test_who_has_an_open_request_is_not_asked_again():
    explanations.asked()

    sent = ask(periods.commune(), periods.reviewer())

    assert [one.organisation for one in sent.made] == [periods.reviewer()]
    assert sent.already == (periods.commune(),)


def test_asking_again_what_is_open_everywhere_says_so_and_writes_nothing():
    explanations.asked()

    with pytest.raises(asking.AlreadyAsked, match="Xã Thử đang có yêu cầu giải trình"):
        explanations.asked()
    assert Request.objects.count() == 1


def test_a_unit_named_twice_is_asked_once():
    explanations.period()

    assert len(ask(periods.commune(), periods.commune()).made) == 1


def test_a_rejected_explanation_leaves_the_subject_open():
    explanations.rejected(explanations.asked())

    with pytest.raises(asking.AlreadyAsked):
        explanations.asked()


def test_an_accepted_subject_may_be_asked_about_anew():
    explanations.accepted(explanations.asked())

    assert explanations.asked().number == 2


def test_other_rooms_are_told_which_subjects_are_open():
    criterion, task = explanations.asked(), explanations.asked_of()
    explanations.accepted(explanations.asked(periods.reviewer()))
    units = [criterion.organisation_id, task.organisation_id, periods.reviewer().pk]

    found = queries.open_of(organisations=units, at=AT)

    assert found == {
        (criterion.organisation_id, Subject("2026-10", LEAF)),
        (task.organisation_id, Subject(task_id=task.task_id)),
    }


def test_what_is_open_is_told_as_of_an_instant():
    made = explanations.asked()
    explanations.accepted(made, at=AT + timedelta(days=1))
    units = [made.organisation_id]

    counts = [
        len(queries.open_of(organisations=units, at=AT + timedelta(days=days)))
        for days in (-1, 0, 2)
    ]

    assert counts == [0, 1, 0]


def test_open_subjects_cost_no_more_queries_for_more_requests(django_assert_num_queries):
    made = [explanations.asked(), explanations.asked_of(), explanations.asked(periods.reviewer())]

    with django_assert_num_queries(2):
        found = queries.open_of(organisations=[one.organisation_id for one in made], at=AT)

    assert len(found) == 3


def test_the_database_asks_nobody_twice_and_no_stranger():
    made = explanations.asked()
    other = organisations.organisation()

    for unit, number in ((made.organisation, 2), (other, 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Request.objects.create(
                organisation=unit, period=made.period, leaf=LEAF, number=number, grounds="a",
                due_on=DUE, at=AT, by=made.by,
            )  # fmt: skip


def test_requests_are_only_added_to():
    made = explanations.asked()

    with pytest.raises(ProgrammingError), transaction.atomic():
        Request.objects.filter(pk=made.pk).update(due_on=DUE)
