"""Files are sent in pieces over a line that breaks; photographs are made smaller first."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Site

PHOTOGRAPH = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [3000, 2400];
  const pen = canvas.getContext("2d");
  for (let i = 0; i < 4000; i++) {
    pen.fillStyle = `hsl(${i * 7 % 360}, 60%, 50%)`;
    pen.fillRect((i * 733) % 3000, (i * 391) % 2400, 90, 90);
  }
  return canvas.toDataURL("image/jpeg", 0.98).split(",")[1];
}"""


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Open the upload page as the officer of a unit."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN")
    page = context.new_page()
    site.sign_in(page, "don-vi")
    page.goto(f"{site.address}tep/gui/minh-chung/")
    yield page
    context.close()


def test_an_upload_over_a_broken_line_says_so_and_goes_on(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "số liệu.csv"
    file.write_text("a;b\n" * 200_000)
    cuts = [2]

    def cut(route: Route) -> None:
        if cuts[0] and "offset=262144" in route.request.url:
            cuts[0] -= 1
            route.abort()
        else:
            route.continue_()

    page.route("**/tep/dang-gui/**", cut)
    page.get_by_label("Chọn tệp để gửi").set_input_files(file)
    line = page.locator(".upload-list li")
    expect(line).to_contain_text("chưa gửi – sẽ thử lại")
    page.get_by_role("button", name="Gửi tiếp ngay").press("Enter")

    expect(line).to_contain_text("đã nhận, 782 kB, chưa quét", timeout=30_000)
    expect(page.locator("[data-said]")).to_contain_text("đã nhận")


def test_a_mark_of_secrecy_stops_the_file_with_words(page: Page, tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text("#align(right)[*TỐI MẬT*]\n\nKế hoạch")
    file = tmp_path / "Kế hoạch.pdf"
    file.write_bytes(typst.compile(str(source)))

    page.get_by_label("Chọn tệp để gửi").set_input_files(file)

    line = page.locator(".upload-list li[data-state=refused]")
    expect(line).to_contain_text("không giữ lại gì của tệp", timeout=30_000)
    expect(line).to_contain_text("văn thư mật")


def test_a_photograph_is_made_smaller_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    content = base64.b64decode(page.evaluate(PHOTOGRAPH))
    file = tmp_path / "ảnh.jpg"
    file.write_bytes(content)

    page.get_by_label("Chọn tệp để gửi").set_input_files(file)

    link = page.locator(".upload-list li[data-state=done] a")
    expect(link).to_have_text("ảnh.jpg", timeout=30_000)
    assert len(content) > 400_000
    sent = page.request.get(page.url.split("/tep/")[0] + str(link.get_attribute("href"))).body()
    assert 0 < len(sent) < len(content) / 2
    assert sent.startswith(b"\xff\xd8\xff")
