"""The first page of who has signed in: what waits, one step away, on a phone and on a desk."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("account", ["quan-tri", "kiem-tra", "lanh-dao", "don-vi", "thu-truong"])
def test_the_first_page_of_each_keeps_the_rules(account, width, site, page):
    page.set_viewport_size({"width": width, "height": 800})
    site.sign_in(page, account)
    page.goto(site.address)

    expect(page.get_by_role("heading", name="Việc cần xem", level=1)).to_be_visible()
    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("account", "link", "heading"),
    [
        ("kiem-tra", "Nhật ký: ", "Nhật ký"),
        ("quan-tri", "Chưa có đầu mối: 1 đơn vị", "Đầu mối"),
        ("quan-tri", "Biên bản bàn giao chờ ghi xác nhận", "Biên bản bàn giao"),
        ("don-vi", "Sở Y tế Tỉnh Mẫu, tháng 8/2026", "Sở Y tế Tỉnh Mẫu"),
        ("thu-truong", "Các tháng tính cho tôi", "Lý Mẫu Yến"),
    ],
)
def test_what_waits_is_one_step_away(account, link, heading, site, page):
    site.sign_in(page, account)
    page.goto(site.address)

    page.get_by_role("link", name=link).first.click()

    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
