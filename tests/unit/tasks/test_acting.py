"""A task from giving to confirmation, and what each act refuses."""

from datetime import UTC, date, datetime

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import moments
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.tasks import actions, queries
from chamdiem.portal.tasks.actions import doing, giving, ground, timing
from chamdiem.portal.tasks.choices import Bond, Doing, Rhythm, Timing
from chamdiem.portal.tasks.facts import Deadline, Product, Recurring, Source, Words
from chamdiem.portal.tasks.models import Due, Task
from tests.factories import organisations, people, tasks

pytestmark = pytest.mark.django_db
SOON = datetime(2026, 8, 19, 3, tzinfo=UTC)
LATE = datetime(2026, 8, 25, 3, tzinfo=UTC)


def told(task: Task, at: datetime):
    """Return the task as lists show it."""
    return queries.told(tasks=Task.objects.filter(pk=task.pk), at=at)[0]


def test_a_task_names_its_source_lead_and_deadline_i26():
    task = tasks.task()

    one = told(task, tasks.AT)

    assert (one.title, one.due_on, one.bond) == (tasks.TITLE, tasks.DUE, Bond.GIVEN)
    assert one.source.startswith("Công văn số ")
    assert (one.doing, one.timing, one.days) == (Doing.NOT_BEGUN, Timing.ON_TIME, 14)
    assert Entry.objects.filter(verb="tasks.task.given").count() == 1


def test_a_task_without_a_source_is_refused_i26():
    with pytest.raises(giving.NoSource, match="vào sổ văn bản trước"):
        tasks.task(source=Source())


def test_a_task_has_a_deadline_or_says_why_not_i26():
    with pytest.raises(giving.NoDeadline, match="vì sao nhiệm vụ không có thời hạn"):
        tasks.task(deadline=Deadline())

    one = tasks.task(deadline=Deadline(absence="văn bản không quy định thời hạn"))

    assert told(one, LATE).timing is Timing.UNKNOWN


def test_a_mass_organisation_is_asked_never_told():
    front = organisations.organisation("Mặt trận Thử", block=Block.CENTRAL)

    one = tasks.task(lead=front)
    shared = tasks.task(partners=(front,))

    assert one.bond == Bond.REQUESTED
    assert queries.partners_now(task=shared)[0].is_request


def test_a_claim_counts_when_the_assigner_confirms_the_product_i27():
    task = tasks.task()
    claim = tasks.claimed(task, at=SOON)
    before = told(task, LATE)

    tasks.confirmed(claim, at=LATE)

    assert (before.doing, before.waits_since) == (Doing.CLAIMED, SOON)
    after = told(task, LATE)
    assert (after.doing, after.timing, after.done_at) == (Doing.DONE, Timing.ON_TIME, SOON)


def test_a_rejected_claim_never_happened_and_says_why():
    task = tasks.task()
    claim = tasks.claimed(task, at=SOON)
    assigner = people.person()

    with pytest.raises(ground.SaysNothing, match="vì sao trả lại"):
        actions.answer_claim(claim=claim, is_confirmed=False, reason=" ", by=assigner, at=LATE)
    actions.answer_claim(
        claim=claim, is_confirmed=False, reason="Thiếu phụ lục", by=assigner, at=LATE
    )

    one = told(task, LATE)
    assert (one.doing, one.timing) == (Doing.NOT_BEGUN, Timing.LATE)


def test_nobody_confirms_their_own_claim_i27():
    performer = people.person()
    claim = tasks.claimed(tasks.task(), at=SOON, by=performer)

    with pytest.raises(doing.OwnClaim, match="không tự xác nhận"):
        actions.answer_claim(claim=claim, is_confirmed=True, reason="", by=performer, at=LATE)


def test_a_claim_brings_its_product_i27():
    with pytest.raises(doing.NoProduct, match="phải kèm sản phẩm"):
        actions.claim(task=tasks.task(), product=Product("Kế hoạch"), by=people.person(), at=SOON)


def test_a_done_task_takes_no_more():
    task = tasks.task()
    tasks.confirmed(tasks.claimed(task, at=SOON), at=LATE)

    with pytest.raises(ground.IsOver, match="đã được xác nhận hoàn thành"):
        tasks.claimed(task, at=LATE)


def test_an_extension_keeps_the_first_deadline_i20():
    task, asker, assigner = tasks.task(), people.person(), people.person()
    asked = actions.ask_extension(
        task=task, due_on=date(2026, 9, 10), reason="Chờ kinh phí", by=asker, at=SOON
    )

    actions.answer_extension(
        extension=asked, is_granted=True, reason="", by=assigner, at=LATE, due_on=date(2026, 9, 5)
    )

    one = told(task, LATE)
    assert (one.first_due, one.due_on) == (tasks.DUE, date(2026, 9, 5))
    assert one.timing is Timing.ON_TIME
    assert Due.objects.filter(task=task).count() == 2


def test_more_time_is_asked_for_a_later_day_and_decided_by_another():
    task, asker = tasks.task(), people.person()

    with pytest.raises(timing.NothingToExtend, match="phải sau thời hạn đang có"):
        actions.ask_extension(task=task, due_on=tasks.DUE, reason="Chờ", by=asker, at=SOON)
    asked = actions.ask_extension(
        task=task, due_on=date(2026, 9, 10), reason="Chờ", by=asker, at=SOON
    )

    with pytest.raises(timing.OwnExtension):
        actions.answer_extension(extension=asked, is_granted=True, reason="", by=asker, at=SOON)
    with pytest.raises(timing.NothingToExtend, match="không quá ngày đã xin"):
        actions.answer_extension(
            extension=asked,
            is_granted=True,
            reason="",
            by=people.person(),
            at=SOON,
            due_on=date(2026, 9, 11),
        )


def test_a_withdrawn_task_counts_no_more_and_says_why():
    task = tasks.task()

    actions.withdraw(task=task, reason="Công văn 15/UBND-VX thay thế", by=people.person(), at=SOON)

    one = told(task, LATE)
    assert (one.doing, one.timing) == (Doing.WITHDRAWN, Timing.UNKNOWN)


def test_a_task_said_anew_keeps_what_was_said():
    task = tasks.task()

    actions.reword(
        task=task,
        words=Words("Xây dựng đề án"),
        reason="Sửa theo Công văn 16",
        by=people.person(),
        at=SOON,
    )

    said = [one.row.title for one in queries.history(task=task) if one.kind == "wording"]
    assert said == ["Xây dựng đề án", tasks.TITLE]


def test_a_recurring_task_makes_each_occurrence_once():
    task = tasks.task(deadline=Deadline(absence="định kỳ"), recurring=Recurring(Rhythm.MONTH, 20))

    first = actions.open_occurrences(at=LATE)
    again = actions.open_occurrences(at=LATE)

    made = queries.listed(filters=queries.Filters(), at=LATE)
    assert (first, again) == (2, 0)
    assert [one.due_on for one in made] == [date(2026, 8, 20), date(2026, 9, 20)]
    assert made[0].title == f"{tasks.TITLE} (tháng 8/2026)"
    assert task.pk not in {one.id for one in made}


def test_lists_show_red_first_and_only_what_one_may_see():
    ours = organisations.organisation()
    late = tasks.task(lead=ours)
    later = tasks.task(lead=ours, deadline=Deadline(date(2026, 12, 1)))
    tasks.task()

    found = queries.listed(filters=queries.Filters(only=[ours.pk]), at=LATE)

    assert [one.id for one in found] == [late.pk, later.pk]
    assert moments.day_of(LATE) > found[0].due_on


def test_the_number_of_questions_does_not_grow_with_tasks(django_assert_num_queries):
    for _ in range(3):
        tasks.task()
    with django_assert_num_queries(15):
        queries.listed(filters=queries.Filters(), at=LATE)
    for _ in range(5):
        tasks.claimed(tasks.task(), at=SOON)

    with django_assert_num_queries(15):
        queries.listed(filters=queries.Filters(), at=LATE)


def test_a_task_whose_words_were_changed_stands_once_with_the_new_words():
    given = tasks.task()
    actions.reword(
        task=given, words=Words("Lời mới", product="Kế hoạch"), reason="Ghi nhầm",
        by=people.person(), at=SOON,
    )  # fmt: skip

    found = queries.listed(filters=queries.Filters(), at=LATE)

    assert [one.title for one in found] == ["Lời mới"]
