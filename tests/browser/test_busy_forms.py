"""A form that says it is busy still sends which of its buttons was pressed."""

import pytest
from playwright.sync_api import Request, Route, expect


@pytest.fixture
def sent(page):
    """Keep what is posted to the page of the sample from the site: nothing changes there."""
    kept: list[str] = []

    def answer(route: Route, request: Request) -> None:
        if request.method == "POST":
            kept.append(request.post_data or "")
            route.fulfill(status=204)  # the page stays
        else:
            route.continue_()

    page.route("**/mau/", answer)
    return kept


def test_the_button_that_was_pressed_is_sent_although_it_is_then_disabled(site, page, sent):
    site.sign_in(page, "can-bo")
    page.goto(f"{site.address}tham-dinh/2026-10/mau/")
    page.on("dialog", lambda dialog: dialog.accept())
    button = page.locator("form[data-busy] button[name=what]").first
    value = button.get_attribute("value")

    button.click()

    expect(button).to_be_disabled()
    assert f"what={value}" in sent[0]
