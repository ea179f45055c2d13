"""Heads in the browser: found by a warning, replaced in one act, handed over by both sides."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

ACT = {
    "Số, ký hiệu văn bản": "45/QĐ-MẪU",
    "Ngày ban hành": "01/08/2026",
    "Cơ quan ban hành": "UBND Tỉnh Mẫu",
}


def is_whole(page):
    """Tell that nothing stands beside the page on a telephone."""
    page.set_viewport_size({"width": 360, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    clean = broken(page) == []
    page.set_viewport_size({"width": 1366, "height": 900})
    return wide <= 360 and clean


def fill(page, **fields):
    for label, words in {**ACT, **fields}.items():
        page.get_by_label(label, exact=False).first.fill(words)


@pytest.fixture
def unit(site, page):
    """Open the heads of a unit whose focal point was never named, as who records posts."""
    site.sign_in(page, "quan-tri")
    page.goto(f"{site.address}dau-moi/?tinh-trang=Chưa có đầu mối")
    assert is_whole(page)
    page.locator("tbody a").first.click()
    return page.url


def test_a_focal_point_is_named_where_it_was_missing(unit, page):
    expect(page.get_by_text("Chưa có đầu mối")).to_be_visible()
    page.get_by_role("link", name="Ghi đầu mối…").click()
    page.get_by_label("Người", exact=True).select_option("new")
    fill(page, **{"Họ và tên người mới": "Lý Mẫu Sinh", "Từ ngày": "01/08/2026"})
    assert is_whole(page)
    page.get_by_role("button", name="Ghi đầu mối").click()

    expect(page).to_have_url(unit)
    expect(page.get_by_text("Lý Mẫu Sinh")).to_be_visible()
    expect(page.get_by_text("Chưa có đầu mối")).to_have_count(0)


def test_a_head_is_replaced_and_the_sheet_waits_for_both(site, page):
    site.sign_in(page, "quan-tri")
    page.goto(f"{site.address}dau-moi/?sort=-name")
    page.locator("tbody a").first.click()
    assert is_whole(page)
    page.get_by_role("link", name="Thay người đứng đầu…").click()
    page.get_by_role("button", name="Ghi thay người đứng đầu").click()
    expect(page.get_by_text("Hãy điền “Từ ngày”.")).to_be_visible()
    assert is_whole(page)
    page.get_by_label("Người", exact=True).select_option("new")
    fill(page, **{"Họ và tên người mới": "Hạng Mẫu Dơ", "Từ ngày": "17/08/2026"})
    page.locator("[name=post_title]").fill("Chủ tịch UBND")
    page.get_by_role("button", name="Ghi thay người đứng đầu").click()

    expect(page.get_by_text("chờ xác nhận").first).to_be_visible()
    page.get_by_role("link", name="Hạng Mẫu Dơ").click()
    expect(page.get_by_text("Nội dung chỉ hai bên xem")).to_be_visible()
    assert is_whole(page)
    page.once("dialog", lambda dialog: dialog.accept())
    incoming = page.locator(".sides .card").nth(1)
    incoming.get_by_label("Số, ký hiệu văn bản đã ký").fill("7/BB-MẪU")
    incoming.get_by_role("button", name="Ghi xác nhận theo văn bản").click()
    expect(page.get_by_text("Theo văn bản 7/BB-MẪU")).to_be_visible()


def test_staff_open_the_months_of_a_head_from_the_unit(site, page):
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}tinh-mau/2026-08/")
    page.locator("tbody a").first.click()
    page.locator(".heads a").first.click()

    expect(page.get_by_role("heading", name="Bình quân có trọng số")).to_be_visible()
    assert is_whole(page)
