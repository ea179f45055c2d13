"""From a low score to a closed urging, in a browser: list, draft, number, answer, conclusion."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from chamdiem.portal.rights.roles import Role
from chamdiem.portal.urging.models import Letter
from tests.browser.desks import enter, look
from tests.factories import approval, people, urging

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unit(monkeypatch, tmp_path):
    monkeypatch.setattr("chamdiem.portal.urging.views.timezone.now", lambda: urging.AT)
    with approval.keyed(tmp_path):
        yield urging.unit(urging.low_month())


def drafted(page, live_server):
    """Let an officer draw up a letter from the list of low units."""
    enter(page, live_server, people.person(role=Role.OFFICER))
    page.goto(f"{live_server.url}{reverse('urging:low')}")
    look(page, "can-don-doc")
    page.get_by_label("Đơn vị 2").check()
    page.locator("[name=content]").fill("rà soát tiêu chí chưa đạt, báo cáo biện pháp")
    page.get_by_role("button", name="Lập dự thảo").click()
    expect(page.get_by_text("Dự thảo, chưa có hiệu lực")).to_be_visible()
    return Letter.objects.get()


def issued(page, live_server, letter):
    """Let the Department's leader enter the number of the signed letter."""
    enter(page, live_server, people.person(role=Role.LEADER))
    page.goto(f"{live_server.url}{reverse('urging:letter', args=[letter.public_id])}")
    page.get_by_role("link", name="Ghi số, ngày văn bản").click()
    page.locator("[name=number]").fill("88/SKHCN-CĐS")
    page.locator("[name=issued_on]").fill("01/10/2026")
    page.locator("[name=signer]").fill("Giám đốc Lò Văn Thử")
    page.get_by_role("button", name="Phát hành").click()
    expect(page.get_by_role("heading", name="Công văn 88/SKHCN-CĐS")).to_be_visible()


def test_a_low_score_is_urged_answered_and_closed(page, live_server, unit):
    letter = drafted(page, live_server)
    issued(page, live_server, letter)
    enter(page, live_server, people.person(role=Role.UNIT_OFFICER, organisation=unit))
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="Văn bản đôn đốc 88/SKHCN-CĐS").click()
    page.get_by_role("button", name="Xác nhận đã nhận").click()
    look(page, "don-doc-cua-don-vi")
    page.get_by_role("link", name="Trả lời", exact=True).click()
    page.locator("[name=text]").fill("Đã cập nhật số liệu, xong ngày 05/10/2026")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("đã trả lời, chờ kết luận")).to_be_visible()

    enter(page, live_server, people.person(role=Role.OFFICER))
    page.goto(f"{live_server.url}{reverse('urging:letter', args=[letter.public_id])}")
    page.get_by_role("link", name="Kết luận").click()
    page.locator("[name=verdict]").select_option("done")
    page.get_by_role("button", name="Ghi kết luận").click()

    expect(page.get_by_text("đã kết thúc")).to_be_visible()
    page.goto(f"{live_server.url}{reverse('urging:list')}")
    look(page, "don-doc")
