"""Guidance, questions, objections and rulings in a browser, on a phone's width and a desktop's."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from chamdiem.portal.guidance import queries
from chamdiem.portal.rights.roles import Role
from tests.browser.test_accessibility import broken
from tests.factories import guidance, months, objections, organisations, people

SHOTS = os.environ.get("CHAMDIEM_SHOTS", "")
WIDTHS = (360, 1440)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch):
    monkeypatch.setattr(
        "chamdiem.portal.appraisal.views_objections.timezone.now", lambda: objections.AT
    )


def _enter(page, live_server, user):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def _look(page, live_server, address, name):
    """Open a page at both widths: nothing is wider than the page, nothing is inaccessible."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{live_server.url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert broken(page) == []
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)


def test_a_unit_asks_and_all_read_the_answer_beside_the_guidance(page, live_server):
    unit = organisations.organisation("Xã Thử", unit_code="X1")
    version = months.version()
    guidance.released()
    guidance.answered(guidance.asked(unit))
    _enter(page, live_server, people.person(role=Role.UNIT_OFFICER, organisation=unit))
    at = reverse("guidance:leaf", args=[version.scheme_id, version.version, guidance.LEAF])
    _look(page, live_server, at, "huong-dan")

    page.get_by_label("Câu hỏi").fill("Hồ sơ nộp qua bưu chính có tính không?")
    page.get_by_role("button", name="Gửi câu hỏi").click()

    expect(page.get_by_text("Đơn vị có 1 câu hỏi đang chờ trả lời.")).to_be_visible()
    assert queries.unanswered() == 1
    for address, name in (("/huong-dan-tieu-chi/", "danh-sach"), ("/hoi-dap/", "hoi-dap")):
        _look(page, live_server, address, name)


def test_the_department_answers_and_notes_a_training(page, live_server):
    unit = organisations.organisation("Xã Thử", unit_code="X1")
    question = guidance.asked(unit)
    guidance.answered(question, is_released=False)
    guidance.drafted()
    held = guidance.training(version=months.version(), leaves=[guidance.LEAF])
    version = months.version()
    _enter(page, live_server, guidance.leader())
    _look(page, live_server, reverse("guidance:question", args=[question.public_id]), "tra-loi")
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name="Phát hành cho mọi đơn vị").click()

    expect(page.get_by_text("Đã trả lời")).to_be_visible()
    where = [version.scheme_id, version.version, guidance.LEAF]
    _look(page, live_server, reverse("guidance:leaf", args=where), "ban-soan")
    _enter(page, live_server, guidance.writer())
    _look(page, live_server, reverse("guidance:write", args=where), "soan")
    _look(page, live_server, reverse("guidance:training", args=[held.public_id]), "tap-huan")
    _look(page, live_server, "/tap-huan/ghi/", "tap-huan-ghi")
    _look(page, live_server, "/tap-huan/", "tap-huan-danh-sach")


def test_a_head_objects_and_the_council_rules(page, live_server):
    made = objections.provisional()
    _enter(page, live_server, made.head)
    where = [made.of.period.month, made.organisation.public_id, guidance.LEAF]
    at = reverse("appraisal:object", args=where)
    _look(page, live_server, at, "kien-nghi")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Điểm đề nghị").fill("8")
    page.get_by_label("Lý do").fill(objections.REASON)

    page.get_by_role("button", name="Gửi kiến nghị").click()

    expect(page.get_by_text("Đang chờ kết luận")).to_be_visible()
    _enter(page, live_server, objections.council())
    _look(page, live_server, "/kien-nghi/", "hoi-dong")
    page.get_by_role("link", name="Đơn vị 1").click()
    page.locator("select[name=outcome]").select_option("changed")
    page.get_by_label("Điểm theo kết luận").fill("7,5")
    page.get_by_label("Lý do").fill(objections.RULING)
    page.get_by_role("button", name="Ghi kết luận").click()
    expect(page.get_by_text("Đã kết luận")).to_be_visible()
    ruled = page.url.removeprefix(live_server.url)
    _look(page, live_server, ruled, "ket-luan")


def test_what_was_concluded_stays_readable(page, live_server):
    made = objections.provisional()
    objections.ruled(objections.objected(made), at=objections.AT + timedelta(hours=1))
    objections.move(made.of.period, objections.Stage.SUBMITTED)
    _enter(page, live_server, made.officer)

    _look(page, live_server, "/kien-nghi/ket-luan/", "da-co")

    expect(page.get_by_text("Một đơn vị khối Sở")).to_be_visible()
