"""Organisations: a spreadsheet from its dry run to the registry; two people at one name."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

DOCUMENT = {
    "Số, ký hiệu văn bản": "77/QĐ-UBND",
    "Ngày ban hành": "05/01/2026",
    "Cơ quan ban hành": "UBND tỉnh Mẫu",
    "Có hiệu lực từ ngày": "10/01/2026",
}
HEAD = "Tên chính thức,Loại,Khối,Mã trong tệp số liệu"
ROW = "Trung tâm Thử nghiệm,{},Khác,TM.THU"


@pytest.fixture
def files(tmp_path):
    """Write a list with a kind that does not exist, and the same one corrected."""
    (tmp_path / "sai.csv").write_text(f"{HEAD}\n{ROW.format('Thôn bản')}\n", "utf-8")
    (tmp_path / "dung.csv").write_text(f"{HEAD}\n{ROW.format('Đơn vị sự nghiệp')}\n", "utf-8")
    return tmp_path


def fill(page, **other):
    """Fill in the document of an act."""
    for label, words in {**DOCUMENT, **other}.items():
        page.get_by_label(label).fill(words)


def bring(page, file):
    """Choose a list, fill in its document and send both."""
    page.locator("input[name=file]").set_input_files(file)
    fill(page)
    page.get_by_role("button", name="Kiểm tra").click()


def found(page, site, name):
    """Open the page of an organisation from a search without diacritics."""
    page.goto(f"{site.address}co-quan/")
    page.get_by_label("Tìm").fill(name)
    page.get_by_role("button", name="Tìm").click()
    page.locator("tbody th a").first.click()


def test_a_spreadsheet_is_seen_before_it_is_kept(site, page, files):
    site.sign_in(page, "quan-tri")
    page.goto(f"{site.address}co-quan/")
    page.get_by_role("link", name="Nạp từ bảng tính").click()
    assert broken(page) == []
    bring(page, files / "sai.csv")
    expect(page.get_by_text("“Thôn bản” không có trong danh mục")).to_be_visible()
    expect(page.get_by_label("Số, ký hiệu văn bản")).to_have_value("77/QĐ-UBND")
    assert broken(page) == []

    bring(page, files / "dung.csv")
    expect(page.get_by_text("ghi mới 1, thay đổi 0")).to_be_visible()
    assert broken(page) == []
    page.get_by_role("button", name="Ghi vào hệ thống").click()

    expect(page.get_by_text("1 cơ quan ghi mới, 0 thay đổi")).to_be_visible()
    found(page, site, "trung tam thu nghiem")
    expect(page.get_by_role("heading", name="Trung tâm Thử nghiệm")).to_be_visible()
    expect(page.get_by_text("77/QĐ-UBND")).to_be_visible()
    assert broken(page) == []


def test_who_was_slower_sees_the_difference_and_keeps_what_was_typed(site, page):
    site.sign_in(page, "quan-tri")
    found(page, site, "so y te")
    page.get_by_role("link", name="Đổi thông tin").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Tên chính thức").fill("Sở Y tế và Dân số")
    fill(other)
    other.get_by_role("button", name="Ghi thay đổi").click()
    expect(other.get_by_role("heading", name="Sở Y tế và Dân số", exact=True)).to_be_visible()

    page.get_by_label("Tên chính thức").fill("Sở Y tế tỉnh")
    fill(page, **{"Có hiệu lực từ ngày": "20/01/2026"})
    page.get_by_role("button", name="Ghi thay đổi").click()

    row = page.get_by_role("row").filter(has_text="Sở Y tế tỉnh")
    expect(row).to_contain_text("Sở Y tế và Dân số")
    expect(page.get_by_label("Tên chính thức")).to_have_value("Sở Y tế tỉnh")
    assert broken(page) == []
    page.get_by_role("button", name="Ghi thay đổi").click()
    expect(page.get_by_text(re.compile("Đã ghi thay đổi của “Sở Y tế tỉnh”"))).to_be_visible()
    expect(page.get_by_text("Sở Y tế và Dân số → Sở Y tế tỉnh")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize(
    "address", ["moi/", "sap-nhap/", "khoi/", "nap/", "?q=so", "?ngay=31/02/2026"]
)
def test_every_page_of_organisations_keeps_the_rules(address, width, site, page):
    site.sign_in(page, "quan-tri")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}co-quan/{address}")

    assert broken(page) == []
    wide, seen = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide == seen
