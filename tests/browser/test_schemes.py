"""A scheme's file alone: from a wrong line to a draft, and from the draft to its activation."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

SCHEME = Path(__file__).parents[2] / "schemes" / "vn-766-portal-2026.yaml"
IDENTITY = 'id: phuong-an-thu\nversion: "thu"'
OURS = re.sub(r"(?m)^id: .*\nversion: .*$", IDENTITY, SCHEME.read_text("utf-8"), count=1)
ACT = {
    "Số, ký hiệu văn bản": "12/QĐ-UBND",
    "Ngày ban hành": "05/01/2026",
    "Cơ quan ban hành": "UBND tỉnh Thử",
    "Trích yếu": "Ban hành phương án chấm điểm",
    "Áp dụng từ tháng": "09/2026",
}
PAPERS = ["vn-766-portal", "vn-766-decision", "fourteen-duties"]


def bring(page, file):
    """Choose a scheme's file and send the form."""
    page.locator("input[name=file]").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra").click()


def activate(page, **other):
    """Fill in the act and confirm; the act cannot be undone."""
    for label, words in {**ACT, **other}.items():
        page.get_by_label(label).fill(words)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Kích hoạt").click()


@pytest.fixture
def files(tmp_path):
    """Write a scheme with a rule that does not exist, and the same one corrected."""
    (tmp_path / "sai.yaml").write_text(OURS.replace("kind: ratio", "kind: ratoi", 1), "utf-8")
    (tmp_path / "dung.yaml").write_text(OURS, "utf-8")
    return tmp_path


def test_drafted_by_one_and_activated_by_another(site, page, files):
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}bo-tieu-chi/")
    page.get_by_role("link", name="Nạp bộ tiêu chí").click()
    bring(page, files / "sai.yaml")
    expect(page.get_by_text("ratoi")).to_be_visible()
    assert broken(page) == []

    bring(page, files / "dung.yaml")
    expect(page.get_by_text("Tệp không có lỗi")).to_be_visible()
    assert broken(page) == []
    page.get_by_role("button", name="Nạp thành bản dự thảo").click()
    expect(page.get_by_role("heading", name="Trạng thái: Dự thảo")).to_be_visible()
    address = page.url

    page.get_by_role("button", name="Đăng xuất").click()
    site.sign_in(page, "lanh-dao")
    page.goto(address)
    page.get_by_role("link", name="Kích hoạt…").click()
    assert broken(page) == []
    activate(page, **{"Áp dụng từ tháng": "01/2020"})
    expect(page.get_by_text("nằm ngoài hiệu lực")).to_be_visible()
    expect(page.get_by_label("Trích yếu")).to_have_value(ACT["Trích yếu"])
    activate(page)

    expect(page).to_have_url(address)
    state = page.get_by_role("heading", name="Trạng thái: Kích hoạt từ tháng 9/2026")
    expect(state).to_be_visible()
    assert broken(page) == []


@pytest.mark.parametrize("scheme", PAPERS)
def test_the_sheets_to_be_signed_print_on_two_pages(scheme, site, page):
    page.goto(f"{site.address}bo-tieu-chi/")
    page.locator(f"a[href*='/{scheme}/']").first.click()
    page.get_by_role("link", name="Bản ký, hai trang A4").click()
    expect(page.get_by_role("heading", name="Chứng minh trước khi dùng")).to_be_visible()

    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
