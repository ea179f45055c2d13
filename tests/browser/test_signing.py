"""A return's files in a browser: evidence sent on its own page, the signed copy, the paper."""

import base64
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import expect

from chamdiem.portal.files import actions as files
from chamdiem.portal.returns import actions, queries
from chamdiem.portal.returns.choices import Way
from chamdiem.portal.rights.roles import Role
from tests.browser.test_accessibility import broken
from tests.browser.test_upload import PHOTOGRAPH
from tests.factories import people, returns

AT = returns.AT
SHOTS = os.environ.get("CHAMDIEM_SHOTS", "")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch, tmp_path):
    for views in ("views", "views_signing"):
        monkeypatch.setattr(f"chamdiem.portal.returns.{views}.timezone.now", lambda: AT)
    with override_settings(FILES=tmp_path / "evidence", FILES_SCANNER=""):
        yield


def _open(page, live_server, made, user, route):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    which = f"{made.of.period.month}/{made.organisation.public_id}"
    page.goto(f"{live_server.url}/phieu/{which}/{route}")


def _seen(page, name):
    """Look at the page on a phone and on a desk, and hold it against the rules for everybody."""
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
        assert broken(page) == []
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)


def test_a_photograph_is_made_smaller_and_joins_the_evidence(page, live_server, tmp_path):
    made = returns.filled()
    _open(page, live_server, made, made.officer, "minh-chung/ON_TIME/")
    photograph = tmp_path / "ảnh hiện trường.jpg"
    photograph.write_bytes(base64.b64decode(page.evaluate(PHOTOGRAPH)))

    page.get_by_label("Chọn tệp để gửi").set_input_files(photograph)
    chosen = page.get_by_role("checkbox", name="ảnh hiện trường.jpg")
    expect(chosen).to_be_checked(timeout=30_000)
    _seen(page, "minh-chung")
    page.get_by_role("button", name="Thêm tệp đã chọn").press("Enter")

    expect(page.get_by_role("rowheader")).to_contain_text("ảnh hiện trường.jpg")
    (kept,) = queries.drafted(of=made.of).evidence["ON_TIME"]
    assert kept.file_name == "ảnh hiện trường.jpg"


def test_a_file_that_was_sent_is_still_there_after_the_page_was_opened_anew(
    page, live_server, tmp_path
):
    made = returns.filled()
    _open(page, live_server, made, made.officer, "minh-chung/ON_TIME/")
    file = tmp_path / "biểu.csv"
    file.write_text("a;b\n1;2\n")
    page.get_by_label("Chọn tệp để gửi").set_input_files(file)
    expect(page.get_by_role("checkbox", name="biểu.csv")).to_be_checked(timeout=30_000)

    page.reload()

    expect(page.get_by_role("checkbox", name="biểu.csv")).to_be_visible()


def test_the_signed_copy_is_handed_in(page, live_server, tmp_path):
    made = returns.filled()
    _open(page, live_server, made, made.officer, "ban-ky/")
    copy = tmp_path / "phiếu đã ký.pdf"
    with page.expect_download() as loading:
        page.evaluate(
            """() => { const link = document.querySelector('a[href$="phieu.pdf"]');
            link.download = "phieu.pdf"; link.click(); }"""
        )
    loading.value.save_as(copy)

    page.get_by_label("Chọn tệp để gửi").set_input_files(copy)
    expect(page.get_by_role("radio", name="phiếu đã ký.pdf")).to_be_checked(timeout=30_000)
    page.get_by_label("Số, ký hiệu văn bản").fill("45/BC-THU")
    page.get_by_label("Ngày văn bản").fill("02/09/2026")
    _seen(page, "ban-ky")
    page.get_by_role("button", name="Gửi bản ký").click()

    expect(page.get_by_text("Đã gửi bản ký, lần gửi 1.")).to_be_visible(timeout=30_000)
    assert made.of.sendings.get().way == Way.SIGNED_COPY


def test_a_paper_is_taken_in_and_checked(page, live_server):
    made, first = returns.office(), people.person(role=Role.OFFICER)
    _open(page, live_server, made, first, "nhap-thay/")
    _seen(page, "nhap-thay-nhan")
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    scan = files.store(content=png, name="quet.png", by=first, at=AT)
    document = actions.Document("45/BC-THU", AT.date(), made.head)
    received = actions.Received(document, AT, scan)
    paper = actions.receive_paper(of=made.of, received=received, by=first, at=AT)
    for code, typed in (("done", "8"), ("all", "10")):
        actions.save_cell(of=made.of, input_code=code, typed=typed, by=first, at=AT)
    actions.finish_paper(paper=paper, by=first, at=AT)

    second = people.person(role=Role.OFFICER)
    _open(page, live_server, made, second, "nhap-thay/")
    _seen(page, "nhap-thay-kiem-tra")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Xác nhận nhập đúng văn bản").click()

    expect(page.get_by_text("chờ đơn vị xác nhận")).to_be_visible()
    _open(page, live_server, made, made.head, "")
    _seen(page, "phieu-nhap-thay")
    page.get_by_role("button", name="Xác nhận nhập đúng văn bản").click()
    expect(page.get_by_text("Đơn vị đã xác nhận nhập đúng văn bản")).to_be_visible()
