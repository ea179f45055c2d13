"""From a report to its end: routed, commented on in time or late, answered, closed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.obstacles import actions, queries
from chamdiem.portal.obstacles.choices import Level, State
from chamdiem.portal.obstacles.facts import Opinion
from chamdiem.portal.obstacles.models import Answer, Comment, Obstacle, Routing
from tests.factories import obstacles, organisations, people

pytestmark = pytest.mark.django_db
AT = obstacles.AT
HOUR = timedelta(hours=1)
LATE = datetime(2026, 9, 11, 2, 0, tzinfo=UTC)


def told(one: Obstacle, at=AT + HOUR):
    """Return an obstacle as lists show it."""
    return queries.told(obstacles=Obstacle.objects.filter(pk=one.pk), at=at)[0]


def test_an_obstacle_waits_for_an_opinion_until_the_third_working_day():
    one, owner = obstacles.obstacle(), organisations.organisation("Sở Thử")

    obstacles.routed(one, owner)

    now = told(one)
    assert (now.state, now.owner, now.due_on) == (State.WAITING, "Sở Thử", obstacles.DUE)
    assert (now.days, now.is_late) == (3, False)
    assert Entry.objects.filter(verb="obstacles.obstacle.routed").count() == 1


def test_days_off_are_not_counted():
    friday = datetime(2026, 9, 11, 2, 0, tzinfo=UTC)

    assert obstacles.routed(obstacles.obstacle(), at=friday).due_on == date(2026, 9, 16)


def test_the_province_may_give_another_number_of_days(leader):
    basis = defaults.Basis("12/QĐ-UBND", date(2026, 9, 1), "UBND tỉnh", "Quy định")
    day = date(2026, 9, 7)
    defaults.decide(
        code="obstacles.comment-days", value="5", holds_from=day, basis=basis, seen=0, by=leader,
        at=AT,
    )  # fmt: skip

    assert obstacles.routed(obstacles.obstacle()).due_on == date(2026, 9, 14)


def test_an_opinion_that_is_not_there_after_its_day_is_late():
    one = obstacles.obstacle()
    obstacles.routed(one)

    assert not told(one, datetime(2026, 9, 10, 16, 59, tzinfo=UTC)).is_late
    late = told(one, LATE)
    assert (late.state, late.is_late, late.days) == (State.WAITING, True, -1)


def test_an_opinion_an_answer_and_the_end_follow_each_other():
    one = obstacles.obstacle()
    routing = obstacles.routed(one)

    obstacles.commented(routing, at=AT + HOUR)
    assert told(one, AT + 2 * HOUR).state is State.COMMENTED
    obstacles.answered(one, at=AT + 3 * HOUR)
    assert told(one, AT + 4 * HOUR).state is State.ANSWERED
    actions.close(obstacle=one, text="Đã thông", by=people.person(), at=AT + 5 * HOUR)

    assert told(one, AT + 6 * HOUR).state is State.CLOSED
    assert told(one, AT + 2 * HOUR).state is State.COMMENTED
    kinds = [it.kind for it in queries.history(case=one, at=AT + 6 * HOUR)]
    assert kinds == ["closing", "answer", "comment", "routing", "report"]


def test_an_obstacle_is_routed_up_and_the_former_opinion_is_kept():
    one, province = obstacles.obstacle(), organisations.province()
    obstacles.commented(obstacles.routed(one), at=AT + HOUR)

    obstacles.routed(
        one, province, level=Level.PROVINCE, note="Vượt thẩm quyền của sở", at=AT + 2 * HOUR
    )

    now = told(one, AT + 3 * HOUR)
    assert (now.state, now.level, now.owner_id) == (State.WAITING, Level.PROVINCE, province.pk)
    assert Routing.objects.filter(obstacle=one).count() == 2
    assert Comment.objects.count() == 1


def test_a_second_routing_says_why_and_changes_something():
    one, owner = obstacles.obstacle(), organisations.organisation()
    obstacles.routed(one, owner)

    with pytest.raises(actions.SaysNothing, match="vì sao chuyển tiếp"):
        obstacles.routed(one, level=Level.PROVINCE, at=AT + HOUR)
    with pytest.raises(actions.NothingChanges, match="cho ý kiến đến hết 10/09/2026"):
        obstacles.routed(one, owner, note="Nhắc lại", at=AT + HOUR)


def test_the_same_owner_is_asked_again_after_an_answer():
    one, owner = obstacles.obstacle(), organisations.organisation()
    obstacles.routed(one, owner)
    obstacles.answered(one, at=AT + HOUR)

    obstacles.routed(one, owner, note="Đơn vị vẫn vướng", at=AT + 2 * HOUR)

    assert told(one, AT + 3 * HOUR).state is State.WAITING


def test_only_the_routing_that_stands_takes_an_opinion():
    one = obstacles.obstacle()
    former = obstacles.routed(one)
    obstacles.routed(one, note="Đúng thẩm quyền hơn", at=AT + HOUR)

    with pytest.raises(actions.NotAsked, match="chuyển tiếp đến cơ quan khác"):
        obstacles.commented(former, at=AT + 2 * HOUR)
    with pytest.raises(IntegrityError, match="routing that stands"), transaction.atomic():
        Comment.objects.create(routing=former, text="Muộn", at=AT, by=people.person().public_id)


def test_an_opinion_written_down_for_another_names_its_document():
    routing = obstacles.routed(obstacles.obstacle())
    by = obstacles.officer()

    with pytest.raises(actions.SaysNothing, match="số, ký hiệu văn bản"):
        actions.comment(routing=routing, opinion=Opinion("Đồng ý", is_relayed=True), by=by, at=AT)
    made = actions.comment(
        routing=routing, opinion=Opinion("Đồng ý", "15/STC-NS", is_relayed=True), by=by, at=AT
    )

    assert (made.is_relayed, made.number) == (True, "15/STC-NS")


@pytest.mark.parametrize("act", ["comment", "answer", "close"])
def test_an_act_that_says_nothing_is_refused(act):
    one = obstacles.obstacle()
    routing = obstacles.routed(one)
    acts = {
        "comment": lambda: obstacles.commented(routing, text=" "),
        "answer": lambda: obstacles.answered(one, text=""),
        "close": lambda: actions.close(obstacle=one, text="", by=people.person(), at=AT),
    }

    with pytest.raises(actions.SaysNothing, match="Hãy ghi"):
        acts[act]()


def test_a_closed_obstacle_takes_no_more():
    one = obstacles.obstacle()
    routing = obstacles.routed(one)
    actions.close(obstacle=one, text="Tự khắc phục", by=people.person(), at=AT)
    acts = (
        lambda: obstacles.routed(one, note="Thêm"),
        lambda: obstacles.commented(routing),
        lambda: obstacles.answered(one),
        lambda: obstacles.grouped(one),
        lambda: actions.close(obstacle=one, text="Lần nữa", by=people.person(), at=AT),
    )

    for act in acts:
        with pytest.raises(actions.IsClosed, match="đơn vị báo một vướng mắc mới"):
            act()
    with pytest.raises(IntegrityError, match="closed takes no more"), transaction.atomic():
        Answer.objects.create(obstacle=one, text="Sau", at=AT, by=people.person().public_id)


def test_the_latest_answer_stands_and_the_former_is_kept():
    one = obstacles.obstacle()
    obstacles.answered(one, text="Chờ kinh phí")
    obstacles.answered(one, text="Đã bố trí kinh phí", at=AT + HOUR)

    found = queries.answers_of(case=one, at=AT + 2 * HOUR)

    assert [it.row.text for it in found] == ["Đã bố trí kinh phí", "Chờ kinh phí"]


def test_lists_show_late_ones_first_and_the_questions_do_not_grow(assert_queries_stay_flat):
    late = obstacles.obstacle()
    obstacles.routed(late)
    new = obstacles.obstacle()

    found = queries.listed(filters=queries.Filters(), at=LATE)

    assert [one.id for one in found] == [late.pk, new.pk]
    assert_queries_stay_flat(
        show=lambda: queries.listed(filters=queries.Filters(), at=LATE),
        grow=lambda: [obstacles.commented(obstacles.routed(obstacles.obstacle())) for _ in "123"],
    )
