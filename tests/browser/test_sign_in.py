"""Signing in: by a slip, with a second factor, through the identity provider, when locked out."""

import re
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import broken
from tests.factories import factors

PASSWORD = "thung mây gùi nước"
_numbers = count(1)


@pytest.fixture
def slip(site, browser):
    """Open an account as the administrator does; return name and code of the printed slip."""
    window, name = browser.new_page(), f"moi{next(_numbers)}"
    site.sign_in(window, "quan-tri")
    window.goto(f"{site.address}nguoi-dung/mo-tai-khoan/")
    for label, text in {"Họ và tên": "Giàng Thị Sua", "Chức vụ": "Chuyên viên"}.items():
        window.get_by_label(label).fill(text)
    window.get_by_label("Tên đăng nhập").fill(name)
    window.get_by_role("button", name="Mở và in phiếu").click()
    assert broken(window) == []
    code = window.locator(".slip-code").inner_text()
    window.close()
    return name, code


def by_password(site, page, name, password=PASSWORD):
    """Type name and password."""
    page.goto(f"{site.address}dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def by_slip(site, page, name, code):
    """Come in by the slip, setting the password."""
    page.goto(f"{site.address}dang-nhap/")
    page.get_by_role("link", name="Có phiếu với mã một lần?").click()
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mã trên phiếu").fill(code)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()


def turn_on_second_factor(site, page):
    """Teach a telephone the secret; return the secret."""
    page.goto(f"{site.address}tai-khoan/")
    page.get_by_role("link", name="Bật xác thực hai lớp").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    picture = page.locator(".qr")
    assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
    assert broken(page) == []
    page.get_by_label("Mã 6 số trong ứng dụng").fill(factors.code(secret, datetime.now(UTC)))
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    return secret


def test_from_a_slip_to_a_sign_in_with_a_second_factor(site, page, slip):
    name, code = slip
    by_slip(site, page, name, code)
    expect(page.get_by_text("Giàng Thị Sua").first).to_be_attached()
    secret = turn_on_second_factor(site, page)
    expect(page.locator(".codes li")).to_have_count(10)
    recovery = page.locator(".codes li").first.inner_text()
    page.get_by_role("button", name="Đăng xuất").click()

    by_password(site, page, name)
    expect(page.get_by_role("heading", name="Nhập mã xác thực")).to_be_visible()
    page.goto(f"{site.address}tai-khoan/")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()

    by_password(site, page, name)
    # The code that set it up is used; the telephone's next one is not.
    later = datetime.now(UTC) + timedelta(seconds=30)
    page.get_by_label("Mã xác thực").fill(factors.code(secret, later))
    page.get_by_role("button", name="Tiếp tục").click()
    page.goto(f"{site.address}tai-khoan/")
    expect(page.get_by_text("Còn 10 mã dự phòng chưa dùng")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()

    by_password(site, page, name)
    page.get_by_label("Mã xác thực").fill(recovery)
    page.get_by_role("button", name="Tiếp tục").click()
    page.goto(f"{site.address}tai-khoan/")
    expect(page.get_by_text("Còn 9 mã dự phòng chưa dùng")).to_be_visible()


def test_a_slip_works_once(site, page, browser, slip):
    by_slip(site, page, *slip)
    stranger = browser.new_page()

    by_slip(site, stranger, *slip)

    expect(stranger.get_by_text("mã trên phiếu không đúng, đã dùng")).to_be_visible()
    stranger.close()


def through_the_provider(site, page, name, back=""):
    """Choose the provider's button, and there the person."""
    page.goto(f"{site.address}dang-nhap/{back}")
    page.get_by_role("button", name="Đăng nhập bằng tài khoản của tỉnh").click()
    page.get_by_role("button", name=f"s-{name}").first.click()


def test_the_identity_provider_vouches_for_an_officer(site, page):
    through_the_provider(site, page, "can-bo", "?next=/tai-khoan/")

    expect(page.get_by_role("heading", name="Tài khoản")).to_be_visible()
    expect(page.get_by_text("Cán bộ Trình diễn").first).to_be_attached()
    assert page.url == f"{site.address}tai-khoan/"


def test_whom_the_provider_knows_and_we_do_not_is_told_what_to_do(site, page):
    through_the_provider(site, page, "nguoi-la")

    expect(page.get_by_text("chưa có tài khoản nào đang mở")).to_be_visible()
    assert broken(page) == []
    page.get_by_role("link", name="Về trang đăng nhập").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_who_cancels_at_the_provider_comes_back_to_words(site, page):
    page.goto(f"{site.address}dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng tài khoản của tỉnh").click()
    page.get_by_role("button", name="Deny").click()

    expect(page.get_by_text("đã bị huỷ. Chưa có gì thay đổi")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1366])
def test_after_five_failures_the_page_says_until_when_and_who_can_help(site, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(6):
        by_password(site, page, f"khong-ai-{width}", "đoán mò một câu")

    words = page.locator(".notice.bad")
    expect(words).to_contain_text(re.compile(r"tạm khoá đến \d\d:\d\d"))
    expect(words).to_contain_text("người quản trị của Sở Khoa học và Công nghệ")
    assert broken(page) == []


@pytest.mark.parametrize("address", ["dang-nhap/", "dang-nhap/ma-tren-phieu/"])
@pytest.mark.parametrize("width", [360, 1366])
def test_the_pages_of_signing_in_keep_the_rules(site, page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}{address}")

    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
