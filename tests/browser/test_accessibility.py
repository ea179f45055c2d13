"""No page breaks a rule of WCAG 2.1 AA that a program can find, light or in high contrast."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_reading import PAGES

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def broken(page):
    """Return what axe finds, shortly."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("address", [*PAGES, "tinh/", "khong-co-trang-nay/"])
def test_every_public_page_keeps_the_rules(address, width, site, page):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}{address}")

    assert broken(page) == []


@pytest.mark.parametrize(
    "address", ["nap/", "bo-tieu-chi/", "bo-tieu-chi/nap/", "tai-khoan/", "thanh-phan/"]
)
def test_every_page_of_staff_keeps_the_rules(address, site, page):
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}{address}")

    assert broken(page) == []


def test_high_contrast_keeps_the_rules(site, page):
    page.goto(f"{site.address}kiem-chung/2026-08/")
    page.locator("[data-set-contrast]").first.click()

    assert broken(page) == []
