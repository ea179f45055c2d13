"""The synthesis for Tỉnh uỷ and UBND tỉnh: counts, open causes, a letter in the form of NĐ 30."""

import io
from datetime import UTC, date, datetime, timedelta

import docx
import pytest
from django.urls import reverse

from chamdiem.portal.obstacles import actions, letter, queries
from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.rights.roles import Role
from chamdiem.writing import checks
from chamdiem.writing.checks import Seen
from tests.factories import obstacles, organisations, people

pytestmark = pytest.mark.django_db
AT = obstacles.AT
NOW = datetime(2026, 9, 11, 3, 0, tzinfo=UTC)
PAGE, FILE = "obstacles:synthesis", "obstacles:synthesis_file"


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be the day after the opinions were due."""
    monkeypatch.setattr("chamdiem.portal.obstacles.views.timezone.now", lambda: NOW)


@pytest.fixture
def leader():
    return people.person(role=Role.PROVINCIAL_LEADER)


def some() -> None:
    """Let two units meet one cause, a third another, a fourth be done with its own."""
    one, other = (organisations.organisation(f"Xã Thử {n}") for n in (1, 2))
    group = obstacles.grouped(obstacles.obstacle(one), obstacles.obstacle(other))
    ministry = organisations.organisation("Sở Được Hỏi")
    obstacles.routed(group, ministry, level=Level.PROVINCE)
    obstacles.obstacle(one, category=Category.MONEY, level=Level.CENTRE, text="Thiếu vốn đầu tư")
    done = obstacles.obstacle(other, category=Category.DATA)
    actions.close(obstacle=done, text="Xong", by=people.person(), at=AT + timedelta(hours=1))


def words(source: bytes) -> str:
    """Return what a letter says."""
    return "\n".join(text.words for text in Seen(docx.Document(io.BytesIO(source))).texts)


def test_obstacles_are_counted_by_level_and_category():
    some()

    found = queries.synthesis(at=NOW)

    assert (found.total, found.units, found.late) == (4, 2, 2)
    assert found.states[State.CLOSED] == 1
    assert found.table[Category.INFRASTRUCTURE, Level.PROVINCE] == 2
    assert [found.of_level(level) for level in Level] == [0, 1, 2, 1]
    assert sum(found.of_category(category) for category in Category) == 4


def test_units_of_one_cause_stand_on_one_line_the_highest_level_first():
    some()

    lines = queries.synthesis(at=NOW).lines

    assert [(line.title, len(line.units)) for line in lines] == [
        ("Thiếu vốn đầu tư", 1), ("Đường truyền đến xã yếu", 2)
    ]  # fmt: skip
    assert lines[1].proposals == ("VNPT Thử: nâng cấp đường truyền, trước ngày 30/09/2026",)
    assert lines[1].standing == "Chờ ý kiến của Sở Được Hỏi đến hết 10/09/2026, quá hạn"


def test_only_what_was_reported_on_the_days_asked_for_is_gathered():
    obstacles.obstacle(at=AT - timedelta(days=9))
    obstacles.obstacle()

    found = queries.synthesis(at=NOW, since=date(2026, 9, 1), until=date(2026, 9, 7))

    assert found.total == 1
    assert letter.span(found) == "từ ngày 01/09/2026 đến hết ngày 07/09/2026"


@pytest.mark.parametrize("make", [some, lambda: None, lambda: obstacles.obstacle() and None])
def test_the_letter_keeps_every_line_of_the_form(make):
    organisations.province()
    make()

    source = letter.write(queries.synthesis(at=NOW), queries.names(on=NOW.date()))

    assert [one for one in checks.check(source) if not one.is_kept] == []


def test_the_letter_says_to_whom_how_many_and_who_should_do_what():
    some()

    said = words(letter.write(queries.synthesis(at=NOW), queries.names(on=NOW.date())))

    for part in (
        "Tỉnh ủy Thử",
        "Ủy ban nhân dân tỉnh Thử",
        "2 cơ quan, đơn vị báo 4 khó khăn, vướng mắc",
        "Thuộc thẩm quyền của Trung ương: 1 nội dung, của 1 cơ quan, đơn vị.",
        "Xã Thử 1; Xã Thử 2",
        "VNPT Thử: nâng cấp đường truyền, trước ngày 30/09/2026",
    ):
        assert part in said


def test_a_letter_of_nothing_says_that_there_is_nothing():
    organisations.province()

    said = words(letter.write(queries.synthesis(at=NOW), queries.names(on=NOW.date())))

    assert "Không có cơ quan, đơn vị nào báo khó khăn, vướng mắc." in said
    assert "Phụ lục" not in said


def test_the_same_synthesis_gives_the_same_bytes():
    some()
    found, names = queries.synthesis(at=NOW), queries.names(on=NOW.date())

    assert letter.write(found, names) == letter.write(found, names)


def test_names_that_nobody_confirmed_say_so():
    organisations.province()

    made = letter.build(queries.synthesis(at=NOW), queries.names(on=NOW.date()))

    assert "mặc định hệ thống – cần UBND tỉnh xác nhận" in made.source


def test_a_leader_reads_the_page_and_takes_the_letter(client, leader):
    some()
    client.force_login(leader)

    page = client.get(reverse(PAGE)).content.decode()
    file = client.get(reverse(FILE))

    for part in ("Thuộc thẩm quyền của Trung ương: 1 nội dung", "Xã Thử 1; Xã Thử 2", "quá hạn"):
        assert part in page
    assert file["Content-Disposition"].endswith('"tong-hop-vuong-mac-2026-09-11.docx"')
    assert "Thiếu vốn đầu tư" in words(file.content)


def test_a_wrong_day_is_said_beside_it_and_gives_no_letter(client, leader):
    organisations.province()
    client.force_login(leader)
    asked = "?tu=12/09/2026&den=01/09/2026"

    page = client.get(reverse(PAGE) + asked).content.decode()
    file = client.get(reverse(FILE) + asked)

    assert "Ngày cuối phải từ ngày đầu trở đi." in page
    assert 'value="12/09/2026"' in page
    assert file.status_code == 302


def test_a_unit_reads_its_own_obstacles_and_no_synthesis(client):
    unit = organisations.organisation()
    client.force_login(obstacles.reporter(unit))

    assert client.get(reverse(PAGE)).status_code == 403
    assert client.get(reverse(FILE)).status_code == 403
