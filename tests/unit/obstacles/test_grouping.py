"""Obstacles of one cause: joined by a person, handled together, adding up what they block."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.obstacles import actions, alike, queries
from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.obstacles.models import Closing, Obstacle
from tests.factories import months, obstacles, organisations, people, tasks

pytestmark = pytest.mark.django_db
AT = obstacles.AT
HOUR = timedelta(hours=1)
END = AT + 9 * HOUR
SAME = "Trụ sở xã có đường truyền số liệu chập chờn, hồ sơ gửi không được"
OTHER = "Chưa bố trí kinh phí mua máy tính cho bộ phận một cửa"
POSTED = """
      - code: POSTED
        name: Đăng tải
        max: 2.25
        clause: mục 1.2
        rule: {kind: ratio, numerator: done, denominator: all, part_of: true}
"""


def told(one: Obstacle, at=END):
    """Return an obstacle as lists show it."""
    return queries.told(obstacles=Obstacle.objects.filter(pk=one.pk), at=at)[0]


def group_of(group, at=END):
    """Return a group as its page shows it."""
    return queries.told_groups(ids=[group.pk], at=at)[group.pk]


def answers(one: Obstacle) -> list[str]:
    """Return what a unit reads on the page of its obstacle."""
    return [it.row.text for it in queries.answers_of(case=one, at=END)]


def test_an_answer_to_a_group_reaches_every_unit_in_it():
    first, second, alone = (obstacles.obstacle() for _ in range(3))
    group = obstacles.grouped(first, second)

    obstacles.answered(group, text="Nâng cấp trong quý IV", at=AT + HOUR)

    assert [told(one).state for one in (first, second)] == [State.ANSWERED, State.ANSWERED]
    assert answers(first) == answers(second) == ["Nâng cấp trong quý IV"]
    assert told(alone).state is State.NEW
    entry = Entry.objects.get(verb="obstacles.group.answered")
    assert set(entry.details["reached"]) == {str(one.public_id) for one in (first, second)}


def test_an_obstacle_joined_later_has_what_was_answered():
    first, later = obstacles.obstacle(), obstacles.obstacle()
    group = obstacles.grouped(first)
    obstacles.answered(group, at=AT + HOUR)
    obstacles.routed(later, at=AT + 2 * HOUR)

    actions.join(obstacles=[later], group=group, by=obstacles.officer(), at=AT + 3 * HOUR)

    assert told(later, AT + 2 * HOUR).state is State.WAITING
    assert told(later).state is State.ANSWERED
    assert answers(later) == ["Đã nâng cấp"]


def test_an_obstacle_taken_out_keeps_what_was_answered_until_then():
    first, second = obstacles.obstacle(), obstacles.obstacle()
    group = obstacles.grouped(first, second)
    obstacles.answered(group, text="Lần một", at=AT + HOUR)

    actions.leave(obstacle=second, by=obstacles.officer(), at=AT + 2 * HOUR)
    obstacles.answered(group, text="Lần hai", at=AT + 3 * HOUR)

    assert answers(second) == ["Lần một"]
    assert answers(first) == ["Lần hai", "Lần một"]
    with pytest.raises(actions.NothingChanges, match="không ở trong nhóm nào"):
        actions.leave(obstacle=second, by=obstacles.officer(), at=END)


def test_a_group_is_routed_and_commented_on_as_one():
    first, second = obstacles.obstacle(), obstacles.obstacle()
    group, owner = obstacles.grouped(first, second), organisations.organisation("Sở Thử")
    routing = obstacles.routed(group, owner, level=Level.PROVINCE, at=AT + HOUR)

    waiting = [told(one, AT + 2 * HOUR) for one in (first, second)]
    obstacles.commented(routing, at=AT + 3 * HOUR)

    assert {(one.state, one.owner, one.due_on) for one in waiting} == {
        (State.WAITING, "Sở Thử", obstacles.DUE)
    }
    assert {told(one).state for one in (first, second)} == {State.COMMENTED}
    assert {told(one).level for one in (first, second)} == {Level.PROVINCE}
    assert group_of(group).state is State.COMMENTED


def test_an_obstacle_of_a_group_is_not_routed_alone():
    one = obstacles.obstacle()
    obstacles.grouped(one, title="Đường truyền yếu")

    with pytest.raises(actions.InAGroup, match="cùng nhóm “Đường truyền yếu”"):
        obstacles.routed(one)


def test_a_group_is_named_and_named_anew():
    with pytest.raises(actions.SaysNothing, match="nguyên nhân chung"):
        obstacles.grouped(obstacles.obstacle(), title=" ")
    group = obstacles.grouped(obstacles.obstacle())

    actions.rename(group=group, title="Cáp quang đứt", by=obstacles.officer(), at=AT + HOUR)

    assert group_of(group).title == "Cáp quang đứt"


def test_what_is_in_a_group_is_not_joined_to_it_again():
    one = obstacles.obstacle()
    group = obstacles.grouped(one)

    with pytest.raises(actions.NothingChanges, match="đang ở trong nhóm này"):
        actions.join(obstacles=[one], group=group, by=obstacles.officer(), at=AT)


def test_the_department_closes_what_is_open_of_a_group():
    first, second = obstacles.obstacle(), obstacles.obstacle()
    group = obstacles.grouped(first, second)
    actions.close(obstacle=first, text="Xong", by=people.person(), at=AT + HOUR)

    closed = actions.close_group(group=group, text="Đã thông", by=obstacles.officer(), at=END)

    assert (closed, Closing.objects.count()) == (1, 2)
    assert group_of(group).state is State.CLOSED
    with pytest.raises(actions.IsClosed, match="không còn vướng mắc nào chưa đóng"):
        obstacles.answered(group)


def test_a_group_adds_up_the_tasks_and_the_most_points_that_it_blocks():
    version = months.version(text=_with_another_leaf())
    one, other = organisations.organisation(), organisations.organisation()
    task = tasks.task(lead=one)
    group = obstacles.grouped(
        obstacles.obstacle(one, task=task, version=version, leaf="ON_TIME"),
        obstacles.obstacle(one, task=task, version=version, leaf="POSTED"),
        obstacles.obstacle(other, version=version, leaf="ON_TIME"),
        obstacles.obstacle(other),
    )

    found = queries.blocked(members=group_of(group).open_members)

    assert [(it.title, it.units) for it in found.tasks] == [(tasks.TITLE, 1)]
    assert [(it.code, it.most, it.units) for it in found.leaves] == [
        ("ON_TIME", Decimal("10.00"), 2), ("POSTED", Decimal("2.25"), 1)
    ]  # fmt: skip
    (points,) = found.points
    assert (points.once, points.by_unit) == (Decimal("12.25"), Decimal("22.25"))


def test_a_criterion_counts_once_as_its_latest_version_says():
    former, later = months.version(), months.version(text=_next_version(12))
    group = obstacles.grouped(
        obstacles.obstacle(version=former, leaf="ON_TIME"),
        obstacles.obstacle(version=later, leaf="ON_TIME"),
    )

    found = queries.blocked(members=group_of(group).open_members)

    assert [(it.most, it.units) for it in found.leaves] == [(Decimal("12.00"), 2)]


def test_what_is_closed_blocks_nothing():
    one = obstacles.obstacle(version=months.version(), leaf="ON_TIME")
    group = obstacles.grouped(one, obstacles.obstacle())
    actions.close(obstacle=one, text="Xong", by=people.person(), at=AT)

    found = queries.blocked(members=group_of(group).open_members)

    assert (found.tasks, found.leaves, found.points) == ((), (), ())


def test_likely_ones_are_of_the_same_category_and_share_words_without_diacritics():
    first = obstacles.obstacle()
    same = obstacles.obstacle(text=SAME.upper())
    obstacles.obstacle(text=OTHER)
    obstacles.obstacle(text=SAME, category=Category.DATA)
    closed = obstacles.obstacle(text=SAME)
    actions.close(obstacle=closed, text="Xong", by=people.person(), at=AT)

    (found,) = queries.likely(of=told(first), at=END)

    assert found.told.id == same.pk
    assert found.shared >= alike.LEAST_SHARED


def test_a_group_is_offered_those_that_are_in_none():
    group = obstacles.grouped(obstacles.obstacle(), obstacles.obstacle(text=SAME))
    new = obstacles.obstacle(text=SAME)
    obstacles.grouped(obstacles.obstacle(text=SAME), title="Nhóm khác")

    found = queries.likely_in(group=group_of(group), at=END)

    assert [one.told.id for one in found] == [new.pk]


def test_words_that_stand_in_every_sentence_say_nothing():
    assert alike.words("Khó khăn, vướng mắc của xã là không có") == frozenset()
    assert alike.overlap(frozenset(), frozenset()) == 0


def test_the_questions_of_a_group_do_not_grow_with_its_obstacles(assert_queries_stay_flat):
    version = months.version()
    group = obstacles.grouped(obstacles.obstacle(version=version, leaf="ON_TIME"))
    more = (obstacles.obstacle(version=version, leaf="ON_TIME") for _ in range(3))

    assert_queries_stay_flat(
        show=lambda: queries.blocked(members=group_of(group).open_members),
        grow=lambda: actions.join(obstacles=list(more), group=group, by=obstacles.officer(), at=AT),
    )


def _with_another_leaf() -> str:
    """Return the small scheme with a second criterion, of 2,25 points."""
    text = months.SCHEME.replace("decimals: 2, max: 10}", "decimals: 2, max: 12.25}")
    return (
        text.replace("    max: 10\n    clause: mục 1\n", "    max: 12.25\n    clause: mục 1\n")
        + POSTED
    )


def _next_version(most: int) -> str:
    """Return the small scheme in a second version, with another maximum."""
    text = months.SCHEME.replace('version: "1"', 'version: "2"')
    return text.replace("max: 10}", f"max: {most}}}").replace("max: 10\n", f"max: {most}\n")
