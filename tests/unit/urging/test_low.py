"""Who is on the list: planted low points, late returns, overdue tasks, each with its figures."""

from datetime import UTC, datetime

import pytest

from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.urging import queries
from chamdiem.portal.urging.choices import Ground
from tests.factories import approval, tasks, urging

pytestmark = pytest.mark.django_db
AT = urging.AT


def found(month="2026-08", at=AT):
    return {one.name: one for one in queries.candidates(month=month, at=at)}


def kinds(one):
    return [each.ground for each in one.grounds]


def test_a_total_below_the_threshold_is_low_with_its_figures():
    urging.low_month()

    (low,) = found().values()

    assert low.name == "Đơn vị 2"
    assert low.total == "4,00 / 10,00"
    assert [each.words for each in low.grounds] == ["đạt 4,00 / 10,00, dưới 50 % thang điểm"]


def test_a_trial_urges_nobody():
    made = approval.month(kind=PeriodKind.TRIAL)
    approval.approved(made)

    assert queries.months() == ()
    assert found() == {}


def test_a_month_that_was_not_approved_says_nothing_of_points():
    approval.month(("8", "10"), ("4", "10"))

    assert not any(Ground.LOW in kinds(one) for one in found().values())


def test_the_last_of_a_block_are_named_when_the_block_is_large_enough():
    urging.low_month(*((str(at), "10") for at in range(3, 10)))

    last = {name for name, one in found().items() if Ground.BOTTOM in kinds(one)}

    assert last == {"Đơn vị 1", "Đơn vị 2", "Đơn vị 3"}


def test_a_unit_that_sent_nothing_in_time_is_named_with_its_deadline():
    approval.month(("8", "10"), unsent=1)

    late = found()["Đơn vị 2"]

    assert kinds(late) == [Ground.UNSENT]
    assert "chưa gửi phiếu, hạn" in late.grounds[0].words


def test_overdue_tasks_are_counted_and_the_oldest_deadline_is_said():
    made = urging.low_month()
    good = urging.unit(made, 0)
    for _ in range(2):
        tasks.task(lead=good)

    late = found()["Đơn vị 1"]

    assert [each.words for each in late.grounds] == [
        "2 nhiệm vụ quá hạn, sớm nhất hết ngày 20/08/2026"
    ]


def test_a_unit_whose_objection_is_open_is_held_back():
    made = approval.month(("8", "10"), ("4", "10"))
    tasks.task(lead=urging.unit(made))
    Objection.objects.create(
        of=made.offices[1].of,
        leaf="ON_TIME",
        reason="Chưa tính hai hồ sơ",
        at=AT,
        by=made.offices[1].officer.public_id,
    )

    assert found()["Đơn vị 2"].held_back == "có kiến nghị về điểm chưa kết luận"


def test_who_is_urged_already_says_so_until_it_is_concluded():
    made = urging.low_month()
    urging.drafted(urging.unit(made))

    assert found()["Đơn vị 2"].urged == "đang có đôn đốc cấp 1, hạn 08/10/2026"


def test_the_number_of_questions_does_not_grow_with_units(django_assert_max_num_queries):
    urging.low_month(*(("4", "10") for _ in range(6)))

    with django_assert_max_num_queries(40):
        assert len(queries.candidates(month="2026-08", at=AT)) == 6


def test_what_is_asked_before_a_deadline_finds_nobody_late():
    approval.month(("8", "10"), unsent=1)

    assert found(at=datetime(2026, 8, 20, tzinfo=UTC)) == {}
