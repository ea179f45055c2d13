"""An inspector makes a file, takes it away, and checks it without the system."""

import subprocess
import sys
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

PAGE = "ho-so-kiem-tra/"


def ask(page, kind, what, **months):
    """Fill the form in and take the file that answers it."""
    page.get_by_label("Lập hồ sơ của").select_option(label=kind)
    page.get_by_role("combobox", name=kind).last.select_option(what)
    page.get_by_label("Từ tháng").fill(months.get("first", "07/2026"))
    page.get_by_label("Đến tháng").fill("08/2026")
    page.get_by_label("Lý do").fill("Theo công văn 5/KT-THU (thử)")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lập và tải hồ sơ").click()
    return download.value


@pytest.mark.parametrize(
    ("kind", "what"), [("Đơn vị", "tinh-mau/TM.06"), ("Nhóm, tiêu chí", "tinh-mau/ND05")]
)
def test_a_file_is_made_taken_away_and_checked_alone(kind, what, site, page, tmp_path):
    site.sign_in(page, "kiem-tra")
    page.goto(f"{site.address}{PAGE}")
    file = tmp_path / "ho-so.zip"

    ask(page, kind, what).save_as(file)
    page.goto(f"{site.address}{PAGE}")
    code = page.locator("tbody code").first.inner_text()

    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "ho-so")
    program = [sys.executable, "-I", tmp_path / "ho-so" / "kiem-tra.py"]
    checked = subprocess.run([*program, "--ma", code], capture_output=True, env={})
    assert checked.returncode == 0, checked.stdout.decode()


@pytest.mark.parametrize("width", [360, 1366])
def test_the_page_keeps_the_rules_and_says_what_is_wrong(width, site, page):
    page.set_viewport_size({"width": width, "height": 900})
    site.sign_in(page, "kiem-tra")
    page.goto(f"{site.address}{PAGE}")
    assert broken(page) == []

    page.get_by_role("button", name="Lập và tải hồ sơ").click()

    expect(page.get_by_text("Hãy điền “Lý do”.")).to_be_visible()
    assert broken(page) == []


def test_for_everybody_else_there_is_no_such_page(site, page):
    site.sign_in(page, "can-bo")

    answer = page.goto(f"{site.address}{PAGE}")

    assert answer.status == 404
    expect(page.get_by_role("link", name="Hồ sơ kiểm tra")).to_have_count(0)
