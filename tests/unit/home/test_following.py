"""The first page names what waits of tasks, duties and documents that were read."""

from datetime import UTC, date, datetime

import pytest

from chamdiem.portal.duties import actions as duties
from chamdiem.portal.home.waiting import waiting
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks import actions as tasks_done
from chamdiem.portal.tasks.facts import Deadline
from tests.factories import duties as falling
from tests.factories import organisations, people, posts, tasks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 25, 3, tzinfo=UTC)  # tasks.DUE was 20/08
MONDAY_AFTER = datetime(2026, 9, 1, 3, tzinfo=UTC)


@pytest.fixture
def unit():
    return organisations.organisation("Sở Thử")


@pytest.fixture
def head(unit):
    made = people.person()
    posts.tenure(unit, made)
    return made


def words(user, at=NOW):
    found = waiting(user=user, at=at)
    return {item.words: item for item in found.items}


def test_a_unit_is_told_of_its_late_tasks_with_the_first_of_them(unit, head):
    tasks.task(lead=unit)

    item = words(head)["Nhiệm vụ quá hạn: 1"]

    assert item.detail == f"hết 20/08/2026: {tasks.TITLE}"
    assert item.look[1] == "bad"


def test_a_unit_is_told_of_what_is_soon_due(unit, head):
    tasks.task(lead=unit, deadline=Deadline(date(2026, 8, 26)))

    assert "Nhiệm vụ sắp đến hạn: 1" in words(head)


def test_another_units_tasks_are_not_told(head):
    tasks.task()

    assert not any("Nhiệm vụ" in each for each in words(head))


def test_a_claim_is_told_to_who_gave_the_task_and_after_three_days_as_owed(unit):
    officer = people.person(role=Role.OFFICER)
    task = tasks.task(lead=unit)
    tasks.claimed(task, at=NOW)

    soon = words(officer)["Báo hoàn thành chờ xác nhận sản phẩm: 1"]
    late = words(officer, MONDAY_AFTER)["Báo hoàn thành chờ xác nhận sản phẩm: 1"]

    assert (soon.detail, late.detail) == ("", "quá hạn trả lời 1")


def test_an_extension_is_told_to_who_decides_it(unit):
    officer = people.person(role=Role.OFFICER)
    task = tasks.task(lead=unit)
    tasks_done.ask_extension(
        task=task, due_on=date(2026, 9, 9), reason="Chờ số liệu", by=people.person(), at=NOW
    )

    assert str(task.public_id) in words(officer)["Xin gia hạn chờ quyết định: 1"].address


def test_a_head_is_told_of_the_duties_that_wait():
    head = people.person()
    posts.tenure(falling.unit(), head)
    after = datetime(2026, 9, 25, 3, tzinfo=UTC)  # the province is there since 07/09
    duties.open_due(at=after)

    (said,) = [each for each in words(head, after) if each.startswith("Nội dung")]

    assert said.startswith("Nội dung của người đứng đầu chờ xác nhận: ")
