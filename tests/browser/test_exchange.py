"""The return by spreadsheet in a browser: taken out, filled in, looked at, taken in."""

import io

import openpyxl
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from chamdiem.formats.returns import facts
from chamdiem.portal.returns import queries
from tests.browser.test_accessibility import broken
from tests.factories import returns

AT = returns.AT
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch):
    for module in ("views", "views_exchange"):
        monkeypatch.setattr(f"chamdiem.portal.returns.{module}.timezone.now", lambda: AT)


def _enter(page, live_server, made):
    client = Client()
    client.force_login(made.officer)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/phieu/{made.of.period.month}/{made.organisation.public_id}/")
    page.get_by_role("link", name="Nhập bằng bảng tính").click()


def _filled(page, value):
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải phieu.xlsx").click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    for row in book[facts.SHEET].iter_rows():
        if row[facts.CODE].value == "done":
            row[facts.NOW].value = value
    stream = io.BytesIO()
    book.save(stream)
    return {"name": "phieu.xlsx", "mimeType": "", "buffer": stream.getvalue()}


def _send(page, file):
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem thay đổi").click()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_workbook_goes_out_and_comes_back(page, live_server, width):
    made = returns.filled()
    page.set_viewport_size({"width": width, "height": 900})
    _enter(page, live_server, made)

    _send(page, _filled(page, 9))
    expect(page.get_by_text("1 ô sẽ thay đổi")).to_be_visible()
    assert broken(page) == []
    page.get_by_role("button", name="Nhận vào phiếu").click()

    expect(page.get_by_text("Đã nhận 1 ô từ bảng tính vào phiếu.")).to_be_visible()
    assert queries.drafted(of=made.of).cells["done"].value == 9


def test_a_foreign_file_is_mapped_once_and_read_after(page, live_server):
    made = returns.filled()
    text = "Chỉ tiêu;Kết quả\nHồ sơ đúng hạn;9\nHồ sơ tiếp nhận;12\n"
    file = {"name": "xuat.csv", "mimeType": "text/csv", "buffer": text.encode()}
    _enter(page, live_server, made)

    _send(page, file)
    assert broken(page) == []
    page.get_by_label("Tên ánh xạ").fill("Một cửa")
    page.get_by_role("button", name="Lưu ánh xạ cột").click()
    page.get_by_label("Cách đọc").select_option("Một cửa")
    _send(page, file)

    expect(page.get_by_text("2 ô sẽ thay đổi")).to_be_visible()
