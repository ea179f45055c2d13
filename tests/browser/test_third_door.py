"""An officer brings a month with one bad row, corrects it, and reads the ranking."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_schemes import activate

PUBLISHED = (Path(__file__).parents[2] / "examples" / "phu-tho-2026-08.csv").read_text("utf-8")
FIGURES = PUBLISHED.replace("# month: 2026-08", "# month: 2025-05")
MONTH = "05/2025"  # the demonstration has no period for it
WRONG = FIGURES.replace("ON_TIME.received,482,", "ON_TIME.received,48o2,")


def bring(page, file):
    """Choose a file of figures and send the form."""
    page.locator("input[name=figures_file]").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra và chấm thử").click()


def choose_the_portals_scheme(page):
    """Choose the scheme under which Phú Thọ was scored."""
    options = page.locator("select[name=scheme] option").all_inner_texts()
    place = next(at for at, text in enumerate(options) if "2026-08" in text)
    page.get_by_label("Bộ tiêu chí", exact=True).select_option(index=place)
    page.get_by_label("Tháng chấm").fill(MONTH)


@pytest.fixture
def files(tmp_path):
    """Write a month with one bad row, and the same month corrected."""
    assert WRONG != FIGURES
    (tmp_path / "sai.csv").write_text(WRONG, encoding="utf-8")
    (tmp_path / "dung.csv").write_text(FIGURES, encoding="utf-8")
    return tmp_path


def test_from_a_bad_row_to_the_ranking_and_to_publication(site, page, files):
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}nap/")
    choose_the_portals_scheme(page)
    bring(page, files / "sai.csv")

    expect(page.get_by_text("Chưa có gì được lưu")).to_be_visible()
    expect(page.get_by_text("48o2")).to_be_visible()
    expect(page.get_by_label("Tháng chấm")).to_have_value(MONTH)

    bring(page, files / "dung.csv")
    page.get_by_role("button", name="Giữ lại kết quả này").click()

    expect(page.get_by_role("row").filter(has_text="Sở Công Thương")).to_contain_text("63,25")
    expect(page.locator(".notice-title", has_text="Chưa công bố")).to_be_visible()
    publish(site, page, page.url)


def publish(site, page, address):
    """Activate the scheme and publish, as the leader; a stranger sees the month from then on."""
    stranger = page.context.browser.new_page()
    assert stranger.goto(address).status == 404
    page.get_by_role("button", name="Đăng xuất").click()
    site.sign_in(page, "lanh-dao")
    page.goto(address)
    expect(page.get_by_text("Bộ tiêu chí chưa kích hoạt – chỉ chấm thử")).to_be_visible()
    page.get_by_role("link", name="bộ tiêu chí", exact=True).click()
    page.get_by_role("link", name="Kích hoạt…").click()
    activate(page, **{"Áp dụng từ tháng": MONTH})
    page.goto(address)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Công bố kết quả tháng 5/2025").click()

    expect(page.get_by_text("Đã công bố kết quả tháng 5/2025")).to_be_visible()
    assert stranger.goto(address).status == 200
    stranger.close()
