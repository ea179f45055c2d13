"""Directives, tasks and duties of the demonstration, at a phone's width and a desktop's."""

import pytest

from tests.browser.desks import look

PAGES = {
    "van-ban": "van-ban/",
    "van-ban-vao-so": "van-ban/vao-so/",
    "van-ban-doc": "van-ban/doc/",
    "nhiem-vu": "nhiem-vu/",
    "nhiem-vu-bang": "nhiem-vu/bang/",
    "nhiem-vu-thoi-gian": "nhiem-vu/thoi-gian/",
    "nhiem-vu-nap": "nhiem-vu/nap/",
    "noi-dung": "noi-dung/",
    "noi-dung-nganh": "noi-dung/nganh-trong-diem/",
}
FIRST = {"van-ban": "van-ban", "nhiem-vu": "nhiem-vu", "noi-dung": "noi-dung/don-vi"}


@pytest.fixture
def desk(site, page):
    site.sign_in(page, "can-bo")
    return page


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_whole_and_accessible(site, desk, name):
    answer = desk.goto(f"{site.address}{PAGES[name]}")

    assert answer.status == 200
    look(desk, name)


@pytest.mark.parametrize("name", FIRST)
def test_the_first_of_each_list_is_whole_and_accessible(site, desk, name):
    desk.goto(f"{site.address}{PAGES[name]}")
    link = desk.locator(f"main tbody a[href^='/{FIRST[name]}/']").first
    desk.goto(site.address.rstrip("/") + link.get_attribute("href"))

    look(desk, f"{name}-mot")
