"""Days and months beyond the calendar, and deadlines that would not move."""

from datetime import date

import pytest
from django.urls import reverse

from chamdiem.portal.periods import actions, queries
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.models import Deadline, Leave
from tests.factories import people, periods

BEYOND = ["31/12/2999", "01/01/1900", "31/12/2100"]


@pytest.fixture(autouse=True)
def _that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.periods.views.timezone.now", lambda: periods.AT)


def _shift(made, to, reason="Mưa lũ"):
    return actions.shift_stage(
        period=made,
        what=Due.SENDING,
        to=to,
        reason=reason,
        carries_later=True,
        by=people.person(),
        at=periods.AT,
    )


def test_a_deadline_moved_to_a_day_off_leaves_the_later_ones_where_they_are(db):
    made = periods.period()
    friday, saturday = date(2026, 11, 13), date(2026, 11, 14)
    _shift(made, friday)
    before = queries.terms(period=made)

    (moved,) = _shift(made, saturday)

    after = queries.terms(period=made)
    assert after[Due.SENDING].due_at == moved.due_at
    assert after[Due.APPRAISAL] == before[Due.APPRAISAL]


@pytest.mark.parametrize("to", BEYOND)
def test_a_deadline_or_leave_beyond_the_calendar_is_refused(client, leader, to):
    made = periods.period()
    client.force_login(leader)
    unit, count = periods.commune(), Deadline.objects.count()

    for carries in ("", "on"):
        given = {"what": "sending", "to": to, "reason": "Mưa", "carries_later": carries}
        assert client.post(reverse("periods:shift", args=[made.month]), given).status_code == 422
    given = {"organisation": str(unit.public_id), "until": to, "reason": "Mưa"}
    assert client.post(reverse("periods:leave", args=[made.month]), given).status_code == 422
    assert (Deadline.objects.count(), Leave.objects.count()) == (count, 0)


@pytest.mark.parametrize("month", ["01/0001", "12/9999", "01/1900", "12/2100", "0000-01"])
@pytest.mark.parametrize("window", ["month", "middle"])
def test_a_month_beyond_the_calendar_is_refused(client, officer, month, window):
    version = periods.period().scheme_version_id
    client.force_login(officer)
    given = {"month": month, "kind": "trial", "version": version, "window": window}

    for step in ("look", "open"):
        answer = client.post(reverse("periods:open"), given | {"step": step})
        assert answer.status_code == 422
