"""People and rights in the browser: from a slip to a role, from a leaver to who follows."""

from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken

PEOPLE = "nguoi-dung/"
PASSWORD = "mot cau dai de nho 2026"
_numbers = count(1)


@pytest.fixture
def desk(site, page):
    """Sign in as an administrator does."""
    site.sign_in(page, "quan-tri")
    return page


def opened(site, page, name):
    """Open an account; return its sign-in name and the code that its slip shows once."""
    account = f"nguoi-thu-{next(_numbers)}"
    page.goto(f"{site.address}{PEOPLE}mo-tai-khoan/")
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Chức vụ").fill("Chuyên viên")
    page.get_by_label("Tên đăng nhập").fill(account)
    page.get_by_role("button", name="Mở và in phiếu").click()
    return account, page.locator(".slip-code").inner_text()


def person(site, page, name):
    """Open a person's page by searching the list without diacritics."""
    page.goto(f"{site.address}{PEOPLE}")
    page.get_by_role("searchbox", name="Tìm").fill(name)
    page.locator("#danh-sach").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def give(page, role, **fields):
    """Give a role on the person's page that is open."""
    page.get_by_role("link", name="Giao vai trò").first.click()
    page.get_by_label("Vai trò", exact=True).select_option(label=role)
    for label, value in fields.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Giao vai trò").click()


def test_an_account_comes_in_by_its_slip_and_has_the_role_it_was_given(site, desk, browser):
    account, code = opened(site, desk, "Vàng Thị Dở")
    assert broken(desk) == []
    person(site, desk, "Vàng Thị Dở")
    give(desk, "Văn thư", **{"Đến hết ngày": "31/12/2030"})
    expect(desk.get_by_text("đến hết 31/12/2030")).to_be_visible()
    assert broken(desk) == []

    theirs = browser.new_context(locale="vi-VN").new_page()
    theirs.goto(f"{site.address}dang-nhap/ma-tren-phieu/")
    theirs.get_by_label("Tên đăng nhập").fill(account)
    theirs.get_by_label("Mã trên phiếu").fill(code)
    for field in theirs.locator("input[type=password]").all():
        field.fill(PASSWORD)
    theirs.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()

    expect(theirs.get_by_text("Vàng Thị Dở")).to_be_visible()
    theirs.goto(f"{site.address}phan-quyen/")
    expect(theirs.get_by_role("heading", name="Phân quyền", level=1)).to_be_visible()
    assert broken(theirs) == []
    theirs.context.close()


def test_a_role_out_of_its_scope_is_refused_and_what_was_typed_stays(site, desk):
    opened(site, desk, "Lý A Sử")
    person(site, desk, "Lý A Sử")

    give(desk, "Cán bộ tổng hợp của đơn vị", **{"Từ ngày": "01/12/2030"})

    expect(desk.get_by_text("hãy chọn cơ quan")).to_be_visible()
    expect(desk.get_by_label("Từ ngày")).to_have_value("01/12/2030")
    assert broken(desk) == []


def test_a_leaver_is_handed_over_in_one_act(site, desk):
    opened(site, desk, "Người Đi")
    person(site, desk, "Người Đi")
    give(desk, "Văn thư")
    opened(site, desk, "Người Đến")
    person(site, desk, "Người Đi")

    desk.get_by_role("link", name="Bàn giao cho người thay…").click()
    assert broken(desk) == []
    desk.get_by_label("Người thay").select_option(label="Người Đến, Chuyên viên")
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.get_by_role("button", name="Bàn giao").click()

    expect(desk.get_by_role("heading", name="Người Đến", level=1)).to_be_visible()
    expect(desk.get_by_role("row", name="Văn thư")).to_be_visible()
    person(site, desk, "Người Đi")
    expect(desk.get_by_text("đã đóng", exact=True)).to_be_visible()
    assert broken(desk) == []


def test_a_reset_asks_how_the_person_was_called_back(site, desk):
    opened(site, desk, "Hoàng Quên")
    person(site, desk, "Hoàng Quên")
    desk.get_by_role("link", name="Đặt lại tại Sở…").click()
    desk.get_by_role("button", name="Đặt lại và in phiếu").click()

    expect(desk.get_by_text("Hãy xác nhận người yêu cầu trước")).to_be_visible()
    assert broken(desk) == []

    desk.get_by_label("Đã xác nhận").select_option("work-phone")
    desk.get_by_role("button", name="Đặt lại và in phiếu").click()
    expect(desk.locator(".slip-code")).to_be_visible()


def test_nobody_gives_a_role_to_oneself(site, desk):
    person(site, desk, "Quản trị Trình diễn")

    expect(desk.get_by_text("Không ai giao vai trò cho chính mình")).to_be_visible()
    expect(desk.get_by_role("link", name="Giao vai trò")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", [PEOPLE, "phan-quyen/", "giao-quyen/"])
def test_the_pages_keep_the_rules_and_fit_the_screen(address, width, site, desk):
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{site.address}{address}")

    assert broken(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_an_officer_of_a_unit_finds_no_people(site, page):
    site.sign_in(page, "don-vi")

    answer = page.goto(f"{site.address}{PEOPLE}")

    assert answer.status == 404
