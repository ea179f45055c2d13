"""A unit reports what stands in its way: what is asked for, and what is refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.obstacles import actions, queries
from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.obstacles.models import Classing, Obstacle
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks import actions as task_actions
from tests.factories import months, obstacles, organisations, people, tasks

pytestmark = pytest.mark.django_db
AT, LATER = obstacles.AT, obstacles.AT + timedelta(hours=1)


def told(one: Obstacle, at=LATER):
    """Return an obstacle as lists show it."""
    return queries.told(obstacles=Obstacle.objects.filter(pk=one.pk), at=at)[0]


def test_an_obstacle_says_what_and_asks_who_for_what_by_when():
    unit = organisations.organisation("Xã Thử")

    one = told(obstacles.obstacle(unit))

    assert (one.unit, one.category, one.level) == (
        "Xã Thử", Category.INFRASTRUCTURE, Level.DEPARTMENT
    )  # fmt: skip
    assert queries.proposal(one) == "VNPT Thử: nâng cấp đường truyền, trước ngày 30/09/2026"
    assert one.state is State.NEW
    assert Entry.objects.filter(verb="obstacles.obstacle.reported").count() == 1


def test_who_is_asked_may_be_an_organisation_with_words_beside():
    finance = organisations.organisation("Sở Tài chính Thử")

    one = obstacles.obstacle(proposal=obstacles.proposal(of=finance, words="Phòng Ngân sách"))

    assert told(one).asked_of == "Sở Tài chính Thử, Phòng Ngân sách"


def test_a_proposal_that_asks_nobody_is_refused():
    with pytest.raises(actions.AsksNobody, match="chọn một cơ quan, hoặc ghi bằng lời"):
        obstacles.obstacle(proposal=obstacles.proposal(words=" "))


def test_a_proposal_for_a_day_that_is_over_is_refused():
    with pytest.raises(actions.TooLate, match="06/09/2026 đã qua"):
        obstacles.obstacle(proposal=obstacles.proposal(before=date(2026, 9, 6)))


@pytest.mark.parametrize("other", [{"text": " \n "}, {"proposal": obstacles.proposal(what="")}])
def test_what_says_nothing_is_refused(other):
    with pytest.raises(actions.SaysNothing, match="Hãy ghi"):
        obstacles.obstacle(**other)


def test_words_are_kept_line_by_line_and_never_cut_off():
    one = obstacles.obstacle(text="Dòng một\n\n  Dòng   hai \n")

    assert one.text == "Dòng một\n\nDòng hai"
    with pytest.raises(actions.TooLong, match="dài 6001 ký tự, nhiều hơn 6000"):
        obstacles.obstacle(text="x" * 6001)


def test_a_task_of_the_unit_may_be_named_and_of_others_not():
    unit = organisations.organisation()
    ours, theirs = tasks.task(lead=unit), tasks.task()

    assert told(obstacles.obstacle(unit, task=ours)).task == tasks.TITLE
    with pytest.raises(actions.NotTheirTask, match="không chủ trì, không phối hợp"):
        obstacles.obstacle(unit, task=theirs)


def test_a_unit_that_takes_part_in_a_task_may_name_it():
    unit, task = organisations.organisation(), tasks.task()
    task_actions.name_partner(
        task=task, organisation=unit, is_in=True, by=people.person(), at=tasks.AT
    )

    assert obstacles.obstacle(unit, task=task).task == task


def test_a_criterion_is_of_the_version_that_is_named():
    version = months.version()

    one = told(obstacles.obstacle(version=version, leaf="ON_TIME"))

    assert (one.leaf, one.leaf_name, one.scheme) == ("ON_TIME", "Đúng hạn", version.title)
    with pytest.raises(actions.NoSuchCriterion, match="không có tiêu chí “SAI”"):
        obstacles.obstacle(version=version, leaf="SAI")
    with pytest.raises(actions.NoSuchCriterion, match="trong danh sách"):
        obstacles.obstacle(leaf="ON_TIME")


def test_one_sending_is_kept_once_however_often_it_comes():
    unit, by, key = organisations.organisation(), people.person(), uuid4()

    first = obstacles.obstacle(unit, by=by, key=key)
    again = obstacles.obstacle(unit, by=by, key=key)
    strangers = obstacles.obstacle(unit, key=key)

    assert (first.pk, first.public_id) == (again.pk, key)
    assert strangers.public_id != key
    assert Obstacle.objects.count() == 2


def test_the_department_classifies_anew_with_a_reason():
    one, by = obstacles.obstacle(), obstacles.officer()
    change = {"obstacle": one, "category": Category.MONEY, "level": Level.PROVINCE, "by": by}

    with pytest.raises(actions.SaysNothing, match="lý do phân loại lại"):
        actions.classify(**change, reason="", at=LATER)
    actions.classify(**change, reason="Cần vốn đầu tư", at=LATER)

    assert (told(one).category, told(one).level) == (Category.MONEY, Level.PROVINCE)
    with pytest.raises(actions.NothingChanges, match="vẫn như cũ"):
        actions.classify(**change, reason="Cần vốn", at=LATER)
    entry = Entry.objects.get(verb="obstacles.obstacle.classified")
    assert (entry.before["category"], entry.after["category"]) == ("infrastructure", "money")


def test_the_database_keeps_what_was_said():
    one = obstacles.obstacle()

    with pytest.raises(ProgrammingError), transaction.atomic():
        Obstacle.objects.filter(pk=one.pk).update(text="khác")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Classing.objects.all().delete()


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ({"text": ""}, "an_obstacle_says_what"),
        ({"asked_for": ""}, "an_obstacle_asks_somebody_for_something"),
        ({"asked_words": ""}, "an_obstacle_asks_somebody_for_something"),
        ({"leaf": "ON_TIME"}, "a_blocked_criterion_is_of_a_version"),
    ],
)
def test_the_database_refuses_an_obstacle_that_says_too_little(other, name):
    unit: Organisation = organisations.organisation()
    plain = {
        "organisation": unit, "text": "Vướng", "asked_words": "Ai", "asked_for": "Làm gì",
        "asked_before": obstacles.BEFORE, "at": AT, "by": uuid4(),
    }  # fmt: skip

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Obstacle.objects.create(**(plain | other))
