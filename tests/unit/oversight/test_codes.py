"""No code of a program reaches the reader of the trail: values, days and pages are in words."""

import ast
from pathlib import Path

import pytest

import chamdiem.portal
from chamdiem.portal.oversight import codes, words

ROOMS = Path(chamdiem.portal.__file__).parent
FRAME = {"verb", "actor", "subject", "at", "on_behalf_of", "before", "after", "is_gone"}


def _names(call: ast.Call) -> set[str]:
    """Return the names of values that a call of `record` writes out."""
    given = {one.arg for one in call.keywords if one.arg} - FRAME
    inner = [one.value for one in call.keywords if isinstance(one.value, ast.Dict)]
    keys = {key.value for each in inner for key in each.keys if isinstance(key, ast.Constant)}
    return given | keys


def _subjects() -> set[str]:
    """Return the kinds of every subject that is no row of a table: `subject=("kind", …)`."""
    found: set[str] = set()
    for file in ROOMS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_named = isinstance(node, ast.keyword) and node.arg == "subject"
            is_set = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "subject"
            if (is_named or is_set) and isinstance(node.value, ast.Tuple):
                found.add(ast.literal_eval(node.value.elts[0]))
    return found


def _recorded() -> set[str]:
    """Return the names of every value that an action of any room records."""
    found: set[str] = set()
    for file in ROOMS.glob("*/actions/**/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                found |= _names(node)
    return found


@pytest.mark.parametrize("name", sorted(_recorded()))
def test_every_value_that_is_recorded_has_a_name_in_words(name):
    assert name in words.NAMES


@pytest.mark.parametrize("kind", sorted(_subjects()))
def test_every_subject_that_is_no_row_has_words_too(kind):
    assert kind in words.SUBJECTS


@pytest.mark.parametrize(
    ("name", "kind", "code", "said"),
    [
        ("by", "accounts.user", "password", "mật khẩu"),
        ("kind", "posts.tenure", "head", "Người đứng đầu"),
        ("kind", "orgs.organisation", "commune", "Xã"),
        ("block", "orgs.organisation", "central", "Cơ quan Trung ương đóng trên địa bàn"),
        ("kind", "privacy.datarequest", "access", "xem và nhận bản sao"),
        ("status", "calendar.calendarday", "expected", "dự kiến"),
        ("state", "privacy.datarequest", "received", "đã nhận"),
        ("confidence", "orgs.organisation", "invented", "giả định để trình diễn"),
        ("holds_from", "posts.tenure", "2026-08-17", "17/08/2026"),
        ("month", "scoring.run", "2026-08", "tháng 8/2026"),
        ("due", "privacy.datarequest", "2026-08-17T23:59:59.999999+07:00", "23:59 ngày 17/08/2026"),
        ("note", "orgs.organisation", "central", "central"),
        ("note", "orgs.organisation", "2026-13", "2026-13"),
        ("note", "no.table", "x", "x"),
    ],
)
def test_a_code_is_said_in_the_words_of_its_page(name, kind, code, said):
    assert words.value(code, {}, name, kind) == said


def test_a_page_that_was_read_is_named_by_its_address():
    of = {"series": "tinh-mau", "month": "2026-08", "unit": "TM.06"}

    assert codes.identity("oversight.page", "scoring:unit", of) == "/tinh-mau/2026-08/TM.06/"
    assert codes.identity("oversight.page", "oversight:trail", {}) == "/nhat-ky/"
    assert codes.identity("oversight.page", "gone:page", {}) == "gone:page"


def test_a_block_and_a_day_as_subjects_are_in_words():
    assert codes.identity("orgs.block", "agency", {}) == "Sở, ban, ngành"
    assert codes.identity("privacy.retention", "2026-08-17", {}) == "17/08/2026"
    assert codes.identity("accounts.sign-in", "name:ab12", {}) == "tên đăng nhập, mã băm ab12"


def test_an_opaque_id_that_names_nobody_is_shortened():
    key = "a8dc9f78-c740-438a-af32-0245ad9587be"

    assert codes.identity("posts.tenure", key, {}) == "mã a8dc9f78"
    assert codes.identity("scoring.run", "13", {}) == "13"
