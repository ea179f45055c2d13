"""Opening a month: who is expected, which deadlines, trial or official."""

from dataclasses import replace
from datetime import date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from chamdiem.engine.periods import Month
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.periods import actions, queries
from chamdiem.portal.periods.choices import Due, Line, PeriodKind, Stage
from chamdiem.portal.periods.facts import Window
from tests.factories import months, organisations, people, periods

pytestmark = pytest.mark.django_db
JANUARY_2027 = Month(2027, 1)


@pytest.fixture
def ready():
    """Found the small province, with a Department and who reviews it."""
    for make in (periods.department, periods.reviewer, periods.commune, periods.settle):
        make()
    periods.confirm(Line.DEPARTMENT)


def opened(**changes):
    given = {
        "month": periods.OCTOBER,
        "kind": PeriodKind.TRIAL,
        "version": months.version(),
        "by": people.person(),
        "at": periods.AT,
    }
    return actions.open_period(**{**given, **changes})


def days(period):
    return {
        what: moments.day_of(term.due_at) for what, term in queries.terms(period=period).items()
    }


def test_a_month_opens_with_one_line_in_the_trail(ready):
    period = opened()

    entry = Entry.objects.get(verb="periods.period.opened")
    assert (period.stage, entry.details["units"]) == (Stage.OPEN, 3)
    assert [step.to_stage for step in queries.steps(period=period)] == [Stage.OPEN]


def test_deadlines_are_working_days_after_the_month_to_the_end_of_the_day_i20(ready):
    found = days(opened())

    # October 2026 ends on a Saturday; of November the 24th is a day off.
    assert found == {
        Due.ENTRY_OPENS: date(2026, 10, 25),
        Due.FIGURES_CLOSE: date(2026, 10, 31),
        Due.HOLDERS: date(2026, 11, 4),
        Due.SENDING: date(2026, 11, 6),
        Due.APPRAISAL: date(2026, 11, 13),
        Due.PROVISIONAL: date(2026, 11, 16),
        Due.OBJECTION: date(2026, 11, 18),
        Due.RULING: date(2026, 11, 20),
        Due.SUBMISSION: date(2026, 11, 23),
        Due.APPROVAL: date(2026, 11, 26),
    }


def test_a_deadline_ends_with_its_day_and_entry_opens_as_its_day_begins_i20(ready):
    period = opened()

    due = timezone.localtime(queries.due_at(period=period, what=Due.SENDING))
    entry = timezone.localtime(queries.due_at(period=period, what=Due.ENTRY_OPENS))
    assert (f"{due:%d/%m %H:%M:%S}", f"{entry:%d/%m %H:%M}") == ("06/11 23:59:59", "25/10 00:00")


def test_who_is_expected_are_the_agencies_and_communes_of_that_day_by_blocks_of_the_scheme(ready):
    organisations.organisation("Cục Thử", block=Block.CENTRAL)

    found = queries.expected(period=opened())

    assert [(unit.unit_code, unit.block, unit.is_scored) for unit in found] == [
        ("SKHCN", "so", True),
        ("SNV", "so", True),
        ("X1", "xa", True),
    ]


def test_a_block_that_is_only_followed_is_expected_and_not_scored(ready):
    orgs.settle_block(
        block=Block.COMMUNE,
        is_scored=False,
        basis=organisations.BASIS,
        on=date(2026, 10, 1),
        by=None,
        at=periods.AT,
    )

    found = queries.expected(period=opened())

    assert [unit.unit_code for unit in found if not unit.is_scored] == ["X1"]


def test_a_unit_founded_after_the_window_is_not_expected_i13(ready):
    organisations.organisation("Sở mới", on=date(2026, 11, 1))

    assert len(queries.expected(period=opened())) == 3


def test_a_later_act_of_organisation_does_not_touch_who_is_expected_i13(ready):
    period = opened()

    organisations.organisation("Sở ghi muộn", on=date(2026, 10, 1))

    assert len(queries.expected(period=period)) == 3


def test_the_department_is_reviewed_by_another_i16(ready):
    found = queries.expected(period=opened())

    assert [unit.reviewer for unit in found] == [periods.reviewer(), None, None]


def test_no_month_opens_while_nobody_outside_reviews_the_department():
    for make in (periods.department, periods.settle):
        make()

    with pytest.raises(actions.NoDepartment, match="Lãnh đạo Sở KH&CN"):
        opened()


def test_a_month_is_opened_once(ready):
    opened()

    with pytest.raises(actions.MonthTaken, match="chấm thử không chuyển thành chính thức"):
        opened(kind=PeriodKind.OFFICIAL)


def test_an_official_month_needs_every_line_i34(ready):
    version = months.activated(months.version())

    with pytest.raises(actions.NotReady, match="Còn 10 việc"):
        opened(kind=PeriodKind.OFFICIAL, version=version, act=periods.act())


def test_an_official_month_needs_its_act_i34(ready):
    periods.confirm()
    version = months.activated(months.version())

    with pytest.raises(actions.NotReady, match="văn bản cho chấm chính thức"):
        opened(kind=PeriodKind.OFFICIAL, version=version)
    with pytest.raises(actions.NotReady, match="phải kèm tệp văn bản"):
        opened(kind=PeriodKind.OFFICIAL, version=version, act=periods.ACT)
    with pytest.raises(actions.NotReady, match="chưa đến"):
        act = replace(periods.act(), issued_on=date(2027, 1, 1))
        opened(kind=PeriodKind.OFFICIAL, version=version, act=act)


def test_an_official_month_needs_the_scheme_in_force_i34(ready):
    periods.confirm()

    with pytest.raises(actions.NotItsScheme, match="chưa được kích hoạt"):
        opened(kind=PeriodKind.OFFICIAL, act=periods.act())


def test_a_waived_line_stands_for_an_official_month_i34(ready):
    periods.confirm(*(line for line in Line if line is not Line.CV_8548))
    actions.waive_line(
        line=Line.CV_8548, basis="Chủ tịch UBND tỉnh đồng ý", by=people.person(), at=periods.AT
    )
    version = months.activated(months.version())

    period = opened(kind=PeriodKind.OFFICIAL, version=version, act=periods.act())

    assert period.kind == PeriodKind.OFFICIAL


def test_a_month_is_not_opened_long_before_its_figures(ready):
    with pytest.raises(actions.TooEarly, match="mở được từ ngày 01/12/2026"):
        opened(month=JANUARY_2027)


def test_a_scheme_serves_only_its_own_months(ready):
    with pytest.raises(actions.NotItsScheme, match="Hãy chọn phiên bản"):
        opened(month=Month(2025, 12))


def test_a_month_without_a_scored_unit_is_not_opened():
    periods.confirm(Line.DEPARTMENT)

    with pytest.raises(actions.NobodyExpected, match="Người quản trị"):
        opened()


def test_two_units_of_one_code_are_named(ready):
    organisations.commune("Xã mới", "03388")
    organisations.organisation("Sở trùng mã", unit_code="03388")

    with pytest.raises(actions.TwoOfOneCode, match="cùng mang mã 03388"):
        opened()


def test_the_window_may_run_from_the_15th_to_the_14th(ready):
    period = opened(window=Window.to_the_middle(periods.OCTOBER))

    found = days(period)
    assert (period.window_from, period.window_to) == (date(2026, 9, 15), date(2026, 10, 14))
    assert (found[Due.ENTRY_OPENS], found[Due.SENDING]) == (date(2026, 9, 25), date(2026, 10, 21))


def test_tet_is_seen_in_the_preview_of_twelve_months():
    found = {
        plan.month: plan for plan in queries.preview(first=Month(2026, 12), on=date(2026, 11, 25))
    }

    # Tết 2027 begins on 5 February; five days off, some of them still expected.
    january = found[JANUARY_2027]
    assert len(found) == 12
    assert moments.day_of(january.deadlines[Due.SENDING]) > date(2027, 2, 10)
    assert january.is_expected


def test_a_decision_of_the_province_moves_the_days_of_months_opened_after_it(ready):
    basis = defaults.Basis("9/QĐ", date(2026, 10, 1), "UBND tỉnh", "Đổi lịch")
    defaults.decide(
        code="periods.sending-days",
        value="4",
        holds_from=date(2026, 10, 20),
        basis=basis,
        seen=0,
        by=people.person(),
        at=periods.AT,
    )

    assert days(opened())[Due.SENDING] == date(2026, 11, 5)


def test_two_months_run_side_by_side(ready):
    september, october = opened(month=Month(2026, 9)), opened()
    periods.moved(september, Stage.APPRAISAL)

    assert [(row.month, row.stage) for row in queries.running()] == [
        ("2026-09", Stage.APPRAISAL),
        ("2026-10", Stage.OPEN),
    ]
    assert october.stage == Stage.OPEN


def test_a_calendar_out_of_order_opens_no_month(ready):
    basis = defaults.Basis("9/QĐ", date(2026, 10, 1), "UBND tỉnh", "Đổi lịch")
    defaults.decide(
        code="periods.sending-days",
        value="12",
        holds_from=date(2026, 10, 20),
        basis=basis,
        seen=0,
        by=people.person(),
        at=datetime(2026, 10, 20, 1, 0, tzinfo=periods.AT.tzinfo),
    )

    with pytest.raises(actions.CalendarOutOfOrder, match="Mặc định hệ thống"):
        opened()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_a_month_at_once_one_is_told_that_it_is_open(ready):
    officers, version, gate, told = (
        [people.person(), people.person()],
        months.version(),
        Barrier(2),
        [],
    )

    def go(by):
        try:
            gate.wait()
            opened(version=version, by=by)
            told.append("opened")
        except actions.MonthTaken:
            told.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=go, args=(by,)) for by in officers]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(told) == ["opened", "refused"]
    assert len(queries.periods()) == 1
