"""A day is recorded by a document; earlier records stay, and days gone by say why."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.calendar import actions, queries, working_days
from chamdiem.portal.calendar.actions import Wanted
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.models import CalendarDay
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 31)  # a Thursday to come
GONE = date(2026, 9, 3)


def wanted(day=DAY, *, is_working=False, name="Nghỉ hoán đổi", note=""):
    return Wanted(day, is_working, name, Status.OFFICIAL, "9/VPCP-KGVX", note)


def record(by, what=None, *, seen=None, at=AT):
    what = what or wanted()
    if seen is None:
        seen = actions.mark(queries.calendar(), what.day)
    return actions.record_day(wanted=what, seen=seen, by=by, at=at)


def test_a_recorded_day_moves_what_is_reckoned_from_now_on(administrator):
    record(administrator)

    assert not working_days.is_working(queries.calendar(), DAY)
    entry = Entry.objects.get(verb="calendar.day.recorded")
    assert entry.actor == administrator.opaque_id


def test_a_later_record_replaces_and_the_earlier_one_stays(administrator):
    first = record(administrator)

    record(administrator, wanted(name="Nghỉ bù"), at=AT + timedelta(hours=1))

    first.refresh_from_db()
    assert first.superseded_at == AT + timedelta(hours=1)
    assert queries.calendar().fact(DAY).name == "Nghỉ bù"
    assert [row.name for row in queries.history(2026)][:2] == ["Nghỉ bù", "Nghỉ hoán đổi"]


def test_the_calendar_as_known_at_a_moment_does_not_move(administrator):
    record(administrator)
    before = AT - timedelta(seconds=1)

    assert working_days.is_working(queries.calendar(known_at=before), DAY)
    assert not working_days.is_working(queries.calendar(known_at=AT), DAY)


def test_a_day_gone_by_is_changed_only_with_a_note(administrator):
    with pytest.raises(actions.NeedsANote, match="03/09/2026 đã qua"):
        record(administrator, wanted(GONE))

    record(administrator, wanted(GONE, note="Ghi sót theo công văn"))
    assert not working_days.is_working(queries.calendar(), GONE)


@pytest.mark.parametrize(
    "what",
    [
        wanted(date(2026, 12, 30), is_working=True, name="Làm bù"),
        wanted(date(2026, 12, 27), name="Chủ nhật"),
    ],
)
def test_what_changes_nothing_is_refused(administrator, what):
    with pytest.raises(actions.NothingChanges, match="không cần ghi"):
        record(administrator, what)


def test_the_same_record_twice_is_refused(administrator):
    record(administrator)

    with pytest.raises(actions.NothingChanges, match="đúng như vậy"):
        record(administrator)


def test_a_stale_form_is_refused(administrator):
    seen = actions.mark(queries.calendar(), DAY)
    record(administrator)

    with pytest.raises(actions.Stale, match="vừa có người sửa"):
        record(administrator, wanted(name="Nghỉ khác"), seen=seen)


def test_a_mark_of_another_day_records_nothing(administrator):
    seen = actions.mark(queries.calendar(), DAY + timedelta(days=1))

    with pytest.raises(actions.Stale):
        record(administrator, seen=seen)


def test_a_year_outside_the_calendar_is_refused(administrator):
    with pytest.raises(actions.OutsideItsYears):
        record(administrator, wanted(date(2101, 1, 3)), seen="")


def test_a_whole_year_is_confirmed_by_one_act(administrator):
    count = actions.confirm_year(year=2027, source="8/TB-BNV", by=administrator, at=AT)

    assert count == 15 and not queries.calendar().is_expected(2027)
    assert Entry.objects.get(verb="calendar.year.confirmed").details["days"] == 15
    with pytest.raises(actions.NothingChanges):
        actions.confirm_year(year=2027, source="8/TB-BNV", by=administrator, at=AT)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM calendar_calendarday",
        "UPDATE calendar_calendarday SET name = 'khác', superseded_at = now()",
        "UPDATE calendar_calendarday SET is_working = NOT is_working",
        "INSERT INTO calendar_calendarday (day, is_working, name, status, source, note, "
        "recorded_at) VALUES ('2026-01-10', false, 'x', 'official', 'y', 'z', now())",
        "INSERT INTO calendar_calendarday (day, is_working, name, status, source, note, "
        "recorded_at) VALUES ('2026-01-09', false, 'x', 'official', 'y', '', now())",
    ],
)
def test_the_database_refuses_by_itself(change):
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(change)

    assert CalendarDay.objects.filter(superseded_at__isnull=True).count() == 2


def test_a_replaced_record_is_never_changed_again(administrator):
    record(administrator)
    record(administrator, wanted(name="Nghỉ bù"))

    with pytest.raises(DatabaseError), transaction.atomic():
        CalendarDay.objects.filter(superseded_at__isnull=False).update(superseded_at=AT)
