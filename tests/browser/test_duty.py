"""A duty from its opening to its points in the month, in a browser."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from chamdiem.engine.periods import Month
from chamdiem.portal.directives.facts import Directed, Marks
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.rights.roles import Role
from tests.browser.desks import enter, look
from tests.factories import directives, months, people, returns
from tests.factories import duties as made_duties
from tests.unit.returns.test_registers import DUTIES

pytestmark = pytest.mark.django_db(transaction=True)
OPENED, ANSWERED = datetime(2026, 8, 12, 3, tzinfo=UTC), datetime(2026, 8, 18, 3, tzinfo=UTC)
AFTER = datetime(2026, 9, 2, 2, tzinfo=UTC)


def test_a_duty_opens_is_confirmed_and_comes_to_its_points(page, live_server, monkeypatch):
    now = {"at": ANSWERED}
    monkeypatch.setattr("chamdiem.portal.duties.views.timezone.now", lambda: now["at"])
    unit = made_duties.unit()
    period = returns.period(unit, month=Month(2026, 8), of=months.version(text=DUTIES))
    made = directives.directive(addressees=[Directed(unit)], marks=Marks(is_to_be_known=True))
    occasion = made_duties.fallen(unit, 1, at=OPENED)
    enter(page, live_server, people.person(role=Role.UNIT_OFFICER, organisation=unit))

    page.goto(f"{live_server.url}{reverse('duties:unit', args=[unit.public_id])}")
    look(page, "noi-dung-cua-don-vi")
    page.goto(f"{live_server.url}{reverse('duties:occasion', args=[occasion.public_id])}")
    look(page, "noi-dung-xac-nhan")
    page.get_by_label("Trả lời").select_option("done")
    page.locator("[name=number]").fill("9/TB-ST")
    page.locator("[name=issued_on]").fill("17/08/2026")
    page.get_by_role("button", name="Ghi xác nhận").click()

    page.wait_for_url(f"**{reverse('duties:unit', args=[unit.public_id])}")
    expect(page.locator("main")).to_contain_text("Đã ghi xác nhận.")
    actions.derive(period=period, by=None, at=AFTER)
    sheet = queries.sheet(of=returns.staffed(period, unit).of)
    assert (made.pk, sheet.now.leaves["ON_TIME"].points) == (occasion.directive_id, 1000)
