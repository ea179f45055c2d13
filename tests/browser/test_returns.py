"""The return in a browser: saved as one types, over a lost line, by two at once, by keyboard."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from chamdiem.portal.returns import actions, queries
from chamdiem.portal.rights.roles import Role
from tests.browser.test_accessibility import broken
from tests.factories import people, returns

AT = returns.AT
SHOTS = os.environ.get("CHAMDIEM_SHOTS", "")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch):
    monkeypatch.setattr("chamdiem.portal.returns.views.timezone.now", lambda: AT)


def _enter(page, live_server, user):
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def _open(page, live_server, made, user=None):
    _enter(page, live_server, user or made.officer)
    which = f"{made.of.period.month}/{made.organisation.public_id}"
    page.goto(f"{live_server.url}/phieu/{which}/")


def _cells(made):
    return {code: cell.typed for code, cell in queries.drafted(of=made.of).cells.items()}


def _saved(page):
    expect(page.locator("#state")).to_contain_text("Đã lưu")


def _shot(page, name):
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def test_what_is_typed_saves_itself_and_moves_the_points(page, live_server):
    made = returns.office()
    _open(page, live_server, made)

    page.get_by_label("Hồ sơ đúng hạn").fill("8")
    page.keyboard.press("Enter")
    page.keyboard.type("10")

    _saved(page)
    expect(page.locator("#total")).to_have_text("8,00 / 10")
    assert _cells(made) == {"done": "8", "all": "10"}


def test_a_lost_line_loses_nothing_and_is_said(page, live_server):
    made = returns.office()
    _open(page, live_server, made)
    page.context.set_offline(True)
    page.get_by_label("Hồ sơ đúng hạn").fill("8")
    expect(page.locator("#state")).to_contain_text("mất kết nối, sẽ tự gửi lại")

    page.context.set_offline(False)

    _saved(page)
    assert _cells(made) == {"done": "8"}


def test_what_was_typed_survives_a_closed_window(page, live_server):
    made = returns.office()
    _open(page, live_server, made)
    page.route("**/luu/", lambda route: route.abort())
    page.get_by_label("Hồ sơ đúng hạn").fill("8")
    expect(page.locator("#state")).to_contain_text("Chưa lưu")
    page.unroute("**/luu/")

    page.reload()

    _saved(page)
    assert _cells(made) == {"done": "8"}


def test_an_expired_sign_in_keeps_what_was_typed(page, live_server):
    made = returns.office()
    _open(page, live_server, made)
    page.context.clear_cookies()
    page.get_by_label("Hồ sơ đúng hạn").fill("8")
    expect(page.locator("#state")).to_contain_text("phiên đăng nhập đã hết")

    _open(page, live_server, made)

    _saved(page)
    assert _cells(made) == {"done": "8"}


def _paste(page, text):
    page.get_by_label("Hồ sơ đúng hạn").evaluate(
        """(field, text) => {
          field.focus();
          const board = new DataTransfer();
          board.setData("text/plain", text);
          const paste = { clipboardData: board, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        text,
    )


def test_a_column_of_a_spreadsheet_fills_downwards(page, live_server):
    made = returns.office()
    _open(page, live_server, made)

    _paste(page, "8\r\n10\t\r\n")

    _saved(page)
    assert _cells(made) == {"done": "8", "all": "10"}
    expect(page.locator("#pasted")).to_be_empty()


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        (
            "8\tbỏ\r\n10\t12\r\n",
            "Đã lấy 2 giá trị của cột đầu. Không lấy 2 giá trị ở các cột sau (“bỏ”, “12”).",
            {"done": "8", "all": "10"},
        ),
        (
            "8\t9",
            "Đã lấy 1 giá trị của cột đầu. Không lấy 1 giá trị ở các cột sau (“9”).",
            {"done": "8"},
        ),
        (
            "8\n10\n11\n",
            "Đã lấy 2 giá trị của cột đầu. Không lấy 1 dòng cuối vì hết ô (“11”).",
            {"done": "8", "all": "10"},
        ),
    ],
)
def test_what_a_paste_had_besides_its_first_column_is_named(page, live_server, text, told, kept):
    made = returns.office()
    _open(page, live_server, made)

    _paste(page, text)

    _saved(page)
    expect(page.locator("#pasted")).to_have_text(told)
    expect(page.locator("#pasted")).to_be_visible()
    assert _cells(made) == kept


def test_the_heading_says_where_the_return_stands_after_the_first_save(page, live_server):
    made = returns.office()
    _open(page, live_server, made)
    expect(page.locator("#stage")).to_have_text("Chưa nhập")

    page.get_by_label("Hồ sơ đúng hạn").fill("8")

    _saved(page)
    expect(page.locator("#stage")).to_have_text("Đang nhập")
    expect(page.locator("#since")).to_have_text(", từ 09:00 ngày 03/09/2026")


def test_two_officers_see_both_values_and_keep_one(page, live_server):
    made = returns.filled()
    _open(page, live_server, made)
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.head, at=AT)

    page.get_by_label("Hồ sơ đúng hạn").fill("7")
    expect(page.locator(".clash")).to_contain_text("Giá trị của ông/bà: “7”")
    assert _cells(made)["done"] == "9"
    page.get_by_role("button", name="Giữ của tôi").click()

    _saved(page)
    assert _cells(made)["done"] == "7"


def test_a_quarrel_survives_a_closed_window_and_is_settled_before_going_on(page, live_server):
    made = returns.filled()
    _open(page, live_server, made)
    actions.save_cell(of=made.of, input_code="done", typed="9", seen=1, by=made.head, at=AT)
    page.get_by_label("Hồ sơ đúng hạn").fill("7")
    expect(page.locator(".clash")).to_be_visible()

    page.reload()
    expect(page.locator(".clash")).to_contain_text("Giá trị của ông/bà: “7”")
    page.get_by_role("button", name="Trình người đứng đầu").click()

    expect(page.locator("#state")).to_contain_text("chọn giá trị giữ lại, rồi bấm lại")
    page.get_by_role("button", name="Giữ của người kia").click()
    expect(page.get_by_label("Hồ sơ đúng hạn")).to_have_value("9")
    assert _cells(made)["done"] == "9"


def test_nobody_goes_on_to_send_before_what_was_typed_is_saved(page, live_server):
    made = returns.filled()
    _open(page, live_server, made, made.head)
    page.get_by_label("Hồ sơ đúng hạn").fill("7")

    page.get_by_role("link", name="Xem lại và gửi").click()

    expect(page.locator("#state")).to_contain_text("Đã lưu")
    assert _cells(made)["done"] == "7"
    page.get_by_role("link", name="Xem lại và gửi").click()
    expect(page.get_by_role("button", name="Gửi Sở KH&CN")).to_be_visible()


def test_an_answer_typed_in_words_is_chosen_in_the_list(page, live_server):
    made = returns.filled()
    _open(page, live_server, made)

    page.get_by_label("Hồ sơ đúng hạn").fill("Không phát sinh")

    _saved(page)
    expect(page.get_by_label("Trả lời").first).to_have_value("1")
    expect(page.get_by_label("Hồ sơ đúng hạn")).to_have_value("")


def test_an_answer_in_full_stands_in_place_of_a_number(page, live_server):
    made = returns.filled()
    _open(page, live_server, made)

    page.get_by_label("Trả lời").first.select_option("Không áp dụng")

    _saved(page)
    expect(page.locator("legend + p i")).to_have_text("tính khi cơ quan thẩm định đồng ý")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_pages_keep_the_rules_and_never_scroll_sideways(page, live_server, width):
    made = returns.filled()
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, live_server, made, made.head)
    here = page.url

    for at, place in enumerate(("", "gui/", "giao-phan/", "minh-chung/ON_TIME/", "../../")):
        page.goto(f"{here}{place}")
        _shot(page, f"return-{at}-{width}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, place
        assert broken(page) == [], place


def test_the_department_reads_the_same_page_without_a_script(page, live_server):
    made = returns.filled()
    _open(page, live_server, made, people.person(role=Role.OFFICER))

    expect(page.get_by_label("Hồ sơ đúng hạn")).to_be_disabled()
    expect(page.locator("#state")).to_have_text("Chỉ xem")
