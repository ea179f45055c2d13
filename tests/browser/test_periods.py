"""A month in the browser: the leader names who reviews the Department, the officer opens it."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

# No other test opens this month.
MONTH, ADDRESS = "08/2025", "ky/2025-08/"
TRIAL = "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ"


def name_the_reviewer(page, site):
    """Say which agency is the Department and which other one reviews its return."""
    page.goto(f"{site.address}ky/viec-can-xac-nhan/department/")
    for label, name in (
        ("Cơ quan nào là Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Cơ quan thẩm định phiếu của Sở KH&CN", "Sở Nội vụ"),
    ):
        choice = page.get_by_label(label)
        words = choice.locator("option", has_text=name).first.inner_text()
        choice.select_option(label=words)
    page.get_by_label("Căn cứ").fill("Ý kiến của UBND tỉnh Mẫu, tạm dùng để thử")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("thẩm định phiếu của Sở Khoa học và Công nghệ")).to_be_visible()


def open_month(page, site):
    """Look at the deadlines first, then open."""
    page.goto(f"{site.address}ky/mo/")
    page.get_by_label("Tháng", exact=True).fill(MONTH)
    scheme = page.get_by_label("Bộ tiêu chí, phiên bản")
    scheme.select_option(label=scheme.locator("option", has_text="vn-766-decision").inner_text())
    page.get_by_role("button", name="Xem thử").click()
    expect(page.get_by_text("Xem thử: chưa có gì được ghi")).to_be_visible()
    assert broken(page) == []
    page.get_by_role("button", name="Mở kỳ").click()


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("address", ["ky/", "ky/viec-can-xac-nhan/", "ky/lich-12-thang/"])
def test_pages_of_periods_keep_the_rules_and_fit(address, width, site, page):
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}{address}")

    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_trial_month_is_opened_moved_on_and_says_what_it_is(site, page, browser):
    site.sign_in(page, "lanh-dao")
    name_the_reviewer(page, site)
    officer = browser.new_page(locale="vi-VN")
    site.sign_in(officer, "can-bo")

    open_month(officer, site)
    expect(officer).to_have_url(f"{site.address}{ADDRESS}")
    expect(officer.locator(".notice-title", has_text=TRIAL)).to_be_visible()
    officer.get_by_role("button", name="Chuyển sang “Tự chấm”").click()

    expect(officer.locator("[aria-current=step]")).to_contain_text("Tự chấm")
    assert broken(officer) == []
    officer.close()
