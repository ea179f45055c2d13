"""From the scan of a dispatch to a confirmed task on a unit's board, in a browser."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from chamdiem.portal.directives.models import Directive
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.tasks.models import Task
from tests.browser.desks import enter, look
from tests.factories import organisations, people
from tests.formats import scans
from tests.reading.letters import letter

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 9, 7, 3, tzinfo=UTC)


@pytest.fixture
def unit(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.directives.views.timezone.now", lambda: AT)
    organisations.province()
    return organisations.organisation("Sở Khoa học và Công nghệ")


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / "quet.pdf"
    file.write_bytes(scans.scanned(scans.composed(letter(), tmp_path)))
    return file


def entered(page, live_server, scan):
    """Let văn thư read the scan, look at what was read, and enter it; return the document."""
    enter(page, live_server, people.person(role=Role.CLERK))
    page.goto(f"{live_server.url}{reverse('directives:upload')}")
    page.get_by_label("Tệp văn bản").set_input_files(scan)
    page.get_by_role("button", name="Đọc").click()
    expect(page.locator("[name=number]")).to_have_value("2215", timeout=60_000)
    page.locator("[data-sheets] summary").click()
    expect(page.get_by_alt_text("Trang 1 như đã nhận")).to_be_visible()
    look(page, "doc")
    page.locator("[name=received_on]").fill("15/05/2026")
    page.locator("[name=groups]").fill("Sở Khoa học và Công nghệ")
    page.get_by_role("button", name="Vào sổ", exact=True).click()
    expect(page.get_by_text("Đã vào sổ.")).to_be_visible()
    return Directive.objects.get()


def test_a_scan_becomes_a_task_that_its_assigner_confirmed(page, live_server, unit, scan):
    made = entered(page, live_server, scan)
    enter(page, live_server, people.person(role=Role.OFFICER))
    page.goto(f"{live_server.url}{reverse('tasks:review', args=[made.public_id])}")
    look(page, "ban-doc")

    page.keyboard.press("a")
    expect(page.get_by_text("Đã giao 1 nhiệm vụ.")).to_be_visible()
    claim_and_confirm(page, live_server, Task.objects.get(lead=unit))

    enter(page, live_server, people.person(role=Role.UNIT_OFFICER, organisation=unit))
    page.goto(f"{live_server.url}{reverse('tasks:board')}")
    expect(page.locator(".board")).to_contain_text("hướng dẫn kỹ thuật")
    look(page, "bang-cua-don-vi")
    assert Task.objects.get().claims.get().answer.is_confirmed


def claim_and_confirm(page, live_server, task):
    """Let the unit claim a task with its product, and the assigner confirm it."""
    address = f"{live_server.url}{reverse('tasks:one', args=[task.public_id])}"
    enter(page, live_server, people.person(role=Role.UNIT_OFFICER, organisation=task.lead))
    page.goto(address)
    page.get_by_role("link", name="Báo hoàn thành").click()
    page.locator("[name=product]").fill("Văn bản hướng dẫn kỹ thuật")
    page.locator("[name=number]").fill("55/SKHCN-CĐS")
    look(page, "nhiem-vu-bao-hoan-thanh")
    page.locator("main button[type=submit]").click()
    enter(page, live_server, people.person(role=Role.OFFICER))
    page.goto(address)
    look(page, "nhiem-vu-cho-xac-nhan")
    page.get_by_role("link", name="Xác nhận sản phẩm").click()
    page.locator("[name=answer]").select_option("yes")
    page.locator("main button[type=submit]").click()
    page.wait_for_url(address)


def test_a_proposal_is_mended_or_dropped_with_a_key(page, live_server, unit, scan):
    made = entered(page, live_server, scan)
    enter(page, live_server, people.person(role=Role.OFFICER))
    page.goto(f"{live_server.url}{reverse('tasks:review', args=[made.public_id])}")

    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    page.locator(".proposal").first.focus()
    page.keyboard.press("x")

    expect(page.get_by_text("Đã bỏ đề xuất.")).to_be_visible()
    assert not Task.objects.exists()
