"""Anybody reads the ranking and finds out why a number is what it is."""

import re

import pytest
from playwright.sync_api import expect

MONTH = "kiem-chung/2026-08/"
UNIT = f"{MONTH}H44.07/"
PAGES = [
    "",
    "tinh-mau/2026-08/",
    MONTH,
    UNIT,
    f"{UNIT}PUBLIC_CONTENT_FULL/",
    f"{UNIT}dien-giai/",
    f"{MONTH}doi-chieu/",
    "bo-tieu-chi/",
    "bo-tieu-chi/vn-766-portal/2026-08/",
    "bo-tieu-chi/vn-766-portal/2026-08/ban-ky/",
    "huong-dan/",
    "dang-nhap/",
]


def test_why_63_25_takes_three_clicks(site, page):
    page.goto(site.address)

    page.get_by_role("link", name="Xem đối chiếu").click()
    page.get_by_role("link", name="Sở Công Thương").click()
    expect(page.get_by_role("heading", name="Vì sao 63,25?")).to_be_visible()
    page.get_by_role("link", name="Hồ sơ xử lý trước hạn, đúng hạn").click()

    expect(page.get_by_text("332 ÷ 482")).to_be_visible()
    expect(page.get_by_text("QĐ 766/QĐ-TTg, nhóm 2").first).to_be_visible()


@pytest.mark.parametrize("unit", ["kiem-chung/2026-08/H44.07/", "kiem-chung/2026-08/H44/"])
def test_the_explanation_prints_on_one_sheet(unit, site, page):
    page.goto(f"{site.address}{unit}dien-giai/")

    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_explanation_of_the_sample_province_prints_on_one_sheet(site, page):
    page.goto(f"{site.address}tinh-mau/2026-08/")
    page.locator("#danh-sach tbody th a").first.click()
    page.get_by_role("link", name="Diễn giải trên một trang A4").click()

    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("width", [360, 1366, 1440])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_its_window(address, width, site, page):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.address}{address}")

    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    assert wider <= 0


def test_a_month_is_chosen_by_the_keyboard_alone(site, page):
    page.goto(f"{site.address}tinh-mau/2026-08/")

    page.locator(".month-picker summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site.address}tinh-mau/2026-07/")


def test_the_chart_is_drawn_as_svg_with_its_table_beside_it(site, page):
    page.goto(f"{site.address}{MONTH}")

    expect(page.locator(".chart-drawing svg").first).to_be_visible()
    page.get_by_text("Xem bảng số liệu").first.click()
    expect(page.get_by_role("columnheader", name="Xếp loại").last).to_be_visible()


def test_the_list_narrows_as_one_types_without_diacritics(site, page):
    page.goto(f"{site.address}{MONTH}")

    page.get_by_label("Tìm", exact=True).fill("cong thuong")

    expect(page.locator("#danh-sach tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=cong\+thuong"))
