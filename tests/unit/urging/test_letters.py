"""A letter from its draft to the conclusion of each unit; nothing counts before its number."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.urging import actions, queries
from chamdiem.portal.urging.actions import answering, drafting, ground, sending
from chamdiem.portal.urging.actions.drafting import Wanted
from chamdiem.portal.urging.actions.sending import Signed
from chamdiem.portal.urging.choices import Level, Verdict
from chamdiem.portal.urging.models import Letter, Received
from tests.factories import organisations, people, tasks, urging

pytestmark = pytest.mark.django_db
AT, LATER = urging.AT, urging.LATER
SIGNED = Signed("90/SKHCN-CĐS", date(2026, 10, 1), "Giám đốc")


@pytest.fixture
def month():
    return urging.low_month()


@pytest.fixture
def unit(month):
    return urging.unit(month)


def test_a_draft_keeps_the_grounds_as_they_stood(unit):
    made = urging.drafted(unit)

    (one,) = queries.standings(at=AT, letter=made)

    assert one.grounds == [{"ground": "low", "words": "đạt 4,00 / 10,00, dưới 50 % thang điểm"}]
    assert urging.stages(made) == ["draft"]
    assert Entry.objects.filter(verb="urging.letter.drafted").count() == 1


def test_a_unit_without_grounds_is_not_urged(month):
    with pytest.raises(drafting.NobodyToUrge, match="không còn căn cứ"):
        urging.drafted(urging.unit(month, 0))

    assert not Letter.objects.exists()


def test_nobody_is_urged_twice_for_the_same(unit):
    urging.drafted(unit)

    with pytest.raises(drafting.NobodyToUrge, match="không gửi hai lần"):
        urging.drafted(unit)


def test_a_day_that_has_passed_is_no_time_limit(unit):
    wanted = Wanted("2026-08", [unit.pk], "làm", date(2026, 10, 1))

    with pytest.raises(drafting.OddDue):
        actions.draft(wanted=wanted, by=people.person(), at=AT)


def test_a_letter_counts_from_its_number(unit):
    made = urging.drafted(unit)
    with pytest.raises(answering.IsDraft):
        actions.acknowledge(urged=urging.part(made, unit), by=people.person(), at=AT)

    actions.issue(letter=made, signed=SIGNED, by=people.person(), at=AT)

    assert urging.stages(made) == ["sent"]
    with pytest.raises(ground.IsSent, match="đã có số"):
        actions.drop(letter=made, reason="Nhầm", by=people.person(), at=AT)


def test_a_number_of_a_day_stands_once(month):
    other = tasks.task()
    urging.sent(urging.unit(month), number="90/SKHCN-CĐS")
    again = urging.drafted(other.lead)

    with pytest.raises(sending.KnownAlready, match="Đã có văn bản"):
        actions.issue(letter=again, signed=SIGNED, by=people.person(), at=AT)


def test_a_unit_receives_answers_and_the_department_concludes(unit):
    made = urging.sent(unit)
    one, by = urging.part(made, unit), people.person()

    actions.acknowledge(urged=one, by=by, at=AT)
    actions.acknowledge(urged=one, by=by, at=LATER)
    assert (Received.objects.count(), urging.stages(made)) == (1, ["received"])
    actions.respond(urged=one, text="Đã cập nhật số liệu", by=by, at=AT)
    assert urging.stages(made) == ["answered"]
    actions.conclude(urged=one, verdict=Verdict.DONE, by=by, at=LATER)

    assert urging.stages(made) == ["closed"]
    with pytest.raises(answering.IsClosed):
        actions.respond(urged=one, text="Nữa", by=by, at=LATER)


def test_what_was_not_done_is_concluded_with_words_only(unit):
    one = urging.part(urging.sent(unit), unit)

    with pytest.raises(ground.SaysNothing):
        actions.conclude(urged=one, verdict=Verdict.NOT_DONE, by=people.person(), at=LATER)


def test_the_next_level_is_proposed_when_the_time_limit_passed_and_sent_by_nobody(unit):
    made = urging.sent(unit)
    with pytest.raises(drafting.NotOverdue):
        actions.raise_level(
            letter=made, content="làm", due_on=date(2026, 10, 20), by=people.person(), at=AT
        )

    (late,) = queries.overdue(at=LATER)
    higher = actions.raise_level(
        letter=made, content="làm", due_on=date(2026, 10, 20), by=people.person(), at=LATER
    )

    assert (late.letter_id, higher.level) == (made.pk, Level.SECOND)
    assert urging.stages(higher, LATER) == ["draft"]
    assert queries.overdue(at=LATER) == ()


def test_a_body_that_is_not_the_provinces_to_command_is_asked(month):
    party = organisations.organisation("Ban Đảng thử", kind="party")
    tasks.task(lead=party)

    made = urging.drafted(party)

    assert [one.is_request for one in queries.standings(at=AT, letter=made)] == [True]


def test_what_moved_since_is_said_as_days_and_facts(month, unit):
    made = urging.sent(unit)
    done = tasks.task(lead=unit)
    tasks.confirmed(tasks.claimed(done, at=LATER), at=LATER)

    moved = queries.moved_since(letter=made, organisations=[unit.pk], at=LATER)

    assert moved == {unit.pk: ((date(2026, 10, 12), "1 nhiệm vụ được xác nhận hoàn thành"),)}


def test_the_database_keeps_a_letter_sent_or_dropped_once(unit):
    made = urging.sent(unit)

    with pytest.raises(IntegrityError), transaction.atomic():
        made.units.model.objects.none()
        from chamdiem.portal.urging.models import Dropped

        Dropped.objects.create(letter=made, reason="x", at=AT, by=people.person().public_id)


def test_an_urging_of_a_unit_that_was_abolished_stays_and_is_closed(unit):
    made = urging.sent(unit)
    one = urging.part(made, unit)

    actions.conclude(
        urged=one,
        verdict=Verdict.NO_LONGER,
        note="Đơn vị đã sáp nhập; cơ quan kế tục tiếp nhận nhiệm vụ",
        by=people.person(),
        at=LATER,
    )

    assert urging.stages(made, LATER) == ["closed"]
