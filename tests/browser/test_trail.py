"""Oversight reads the trail: filters it, opens an entry, takes it away and has it verified."""

import pytest
from playwright.sync_api import expect

from chamdiem import cli
from tests.browser.test_accessibility import broken

TRAIL = "nhat-ky/"


@pytest.fixture
def trail(site, page):
    """Open the trail as oversight does."""
    site.sign_in(page, "kiem-tra")
    page.goto(f"{site.address}{TRAIL}")
    return page


def keeps_the_rules(page, width):
    """See that nobody is shut out and nothing hangs over the edge."""
    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1366])
def test_the_trail_and_an_entry_keep_the_rules_and_fit_the_screen(width, trail):
    trail.set_viewport_size({"width": width, "height": 900})
    keeps_the_rules(trail, width)

    trail.locator("tbody th a").first.click()

    expect(trail.get_by_text("Mã băm nối chuỗi")).to_be_visible()
    keeps_the_rules(trail, width)


def test_the_trail_is_filtered_by_what_was_done_and_the_address_says_so(trail):
    trail.get_by_text("Lọc nhật ký").click()
    trail.get_by_label("Việc").select_option(label="mở tài khoản")
    trail.get_by_role("button", name="Tìm").click()

    assert "act=accounts.user.opened" in trail.url
    acts = trail.locator("tbody .trail-act").all_inner_texts()
    assert acts
    assert all(act.startswith("mở tài khoản") for act in acts)


def test_what_is_taken_away_is_verified_without_the_system(trail, tmp_path):
    with trail.expect_download() as download:
        trail.get_by_role("link", name="Xuất nhật ký").click()
    file = tmp_path / "nhat-ky.jsonl"
    download.value.save_as(file)

    assert cli.main(["audit", "verify", "--trail", str(file)]) == 0


def test_a_day_that_does_not_exist_is_refused_beside_its_field(trail):
    trail.get_by_text("Lọc nhật ký").click()
    trail.get_by_label("Từ ngày").fill("31/02/2026")
    trail.get_by_role("button", name="Tìm").click()

    expect(trail.get_by_text("có thật")).to_be_visible()
    assert broken(trail) == []


def test_for_everybody_else_there_is_no_trail(site, page):
    site.sign_in(page, "can-bo")

    assert page.goto(f"{site.address}{TRAIL}").status == 404
    expect(page.get_by_role("link", name="Nhật ký")).to_have_count(0)
