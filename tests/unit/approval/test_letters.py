"""The letters of a month: in the form of NĐ 30/2020, saying what the month says and no more."""

import io
from functools import cache

import docx
import pytest

from chamdiem.portal.approval import letters
from chamdiem.portal.approval.letters.facts import Submitted
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.writing import checks
from chamdiem.writing.checks import Seen
from tests.unit.approval import month_letters
from tests.unit.approval.month_letters import FINGERPRINT, facts

ALL = sorted(letters.KINDS)
WITH_TABLE = [
    "bao-cao-thang", "bien-ban-tham-dinh", "du-thao-quyet-dinh", "du-thao-thong-bao", "to-trinh"
]  # fmt: skip


@cache
def file(code, month):
    """Return a letter as its bytes; each is written once for all that is asked of it."""
    return letters.write(letters.KINDS[code], month)


def seen(code, month):
    return Seen(docx.Document(io.BytesIO(file(code, month))))


def said(code, month):
    found = seen(code, month)
    return "\n".join((*(text.words for text in found.texts), found.foot))


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize(
    "month",
    [
        facts(),
        facts(is_trial=True),
        facts(is_submitted=False),
        facts(changed=(), objected=(), lists=month_letters.lists(is_empty=True)),
        facts(bases=(), settled=(), origins=(), sampled=None),
    ],
    ids=["official", "trial", "not-submitted", "nothing-changed", "nothing-settled"],
)
def test_every_letter_keeps_every_line_of_the_form(code, month):
    found = checks.check(file(code, month))

    assert [one for one in found if not one.is_kept] == []


@pytest.mark.parametrize("code", WITH_TABLE)
def test_a_letter_with_results_prints_the_fingerprint_in_full_and_every_unit(code):
    words = said(code, facts())

    assert FINGERPRINT in words
    assert all(f"\n{one.name}\n" in words for one in month_letters.units())
    assert "97,25" in words


@pytest.mark.parametrize("code", ALL)
def test_a_trial_says_so_above_every_page_in_the_text_and_in_the_file_name(code):
    month = facts(is_trial=True)

    assert seen(code, month).marks == (TRIAL_WORDS, TRIAL_WORDS)
    assert "kỳ chấm thử" in said(code, month)
    assert letters.file_name(letters.KINDS[code], month).startswith("CHAM-THU-KHONG-DUNG-DE-DANH")


@pytest.mark.parametrize("code", ALL)
def test_an_official_month_carries_no_mark(code):
    assert seen(code, facts()).marks == ("", "")
    assert letters.file_name(letters.KINDS[code], facts()) == f"{code}-2026-10.docx"


def test_changed_points_stand_apart_with_their_reason_i17():
    words = said("bien-ban-tham-dinh", facts())

    row = "TC.1.2 Tỷ lệ hồ sơ giải quyết đúng hạn\n10,00\n7,00\n7,50\n−2,50"
    assert f"{row}\n{month_letters.REASON}" in words


def test_a_number_that_is_not_there_is_a_dash_and_has_no_difference():
    third = said("to-trinh", facts()).split("Ủy ban nhân dân xã Thử 3\nTC.1.2")[1]

    assert third.splitlines()[1:5] == ["10,00", "7,00", "–", "–"]


def test_objections_stand_with_their_ruling_or_say_that_there_is_none():
    words = said("to-trinh", facts())

    assert "Thay đổi điểm\n7,50\nMột hồ sơ có văn bản chờ xác nhận" in words
    assert "Số liệu cổng chưa đủ\nChưa kết luận\n–\n–" in words


def test_a_draft_says_that_the_month_was_not_submitted():
    words = said("to-trinh", facts(is_submitted=False))

    assert "khi tháng chưa trình phê duyệt" in words
    assert FINGERPRINT not in words


def test_a_revision_names_its_number_and_reason():
    revised = Submitted(3, FINGERPRINT, month_letters.MONTH and facts().read_on, 1, "Nhập nhầm số")
    words = said("du-thao-quyet-dinh", facts(submitted=revised))

    assert "tháng 10 năm 2026 (đính chính lần 1)" in words
    assert "Lý do đính chính: Nhập nhầm số" in words


def test_a_default_that_the_province_has_not_confirmed_says_so():
    words = said("danh-sach-diem-thap", facts())

    assert "dưới 50,00 điểm (50% thang điểm), mặc định hệ thống – cần UBND tỉnh xác nhận" in words
    assert "địa danh là mặc định hệ thống – cần UBND tỉnh xác nhận" in words


def test_the_letters_of_the_province_need_a_submission_and_lists_need_nothing():
    before = facts(is_submitted=False, units=())
    provisional = facts(is_submitted=False)

    def there(month):
        return {kind.code for kind in letters.KINDS.values() if kind.is_there(month)}

    assert there(before) == {"danh-sach-gui-cham", "danh-sach-chua-gui"}
    assert there(provisional) == set(ALL) - {"du-thao-thong-bao", "du-thao-quyet-dinh"}
    assert there(facts()) == set(ALL)


def test_the_same_month_gives_the_same_bytes():
    kind = letters.KINDS["to-trinh"]

    assert letters.write(kind, facts()) == letters.write(kind, facts())
