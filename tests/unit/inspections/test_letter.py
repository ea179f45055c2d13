"""The minutes as a DOCX: in the form of NĐ 30/2020, saying what was noted and no more."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from chamdiem.portal.inspections import letters, pages
from chamdiem.portal.inspections.letters import Checked, Found, MinutesFacts
from chamdiem.portal.periods.facts import INVENTED_WORDS
from chamdiem.writing import checks, docx_file
from chamdiem.writing.checks import Seen
from tests.factories import inspections, organisations, people
from tests.unit.approval.month_letters import NAMES

FACTS = MinutesFacts(
    names=NAMES,
    unit="Ủy ban nhân dân xã Thử",
    content="Việc lập và lưu minh chứng chấm điểm.",
    basis_number="12/KH-SKHCN",
    basis_issued_on=date(2026, 1, 15),
    from_on=date(2026, 9, 14),
    to_on=date(2026, 9, 18),
    team=("Trưởng đoàn: Lò Thị Mai, Chuyên viên.", "Thành viên đoàn: Vàng A Sử."),
    items=tuple(
        Checked(f"Tiêu chí số {n}: hồ sơ trả đúng hạn", "Chưa đạt", "Thiếu tháng 7")
        for n in range(1, 41)
    ),
    findings=(Found(1, "Thiếu sổ", "Nặng", "Bổ sung sổ", date(2026, 9, 30)),),
)


def seen(content):
    return Seen(docx.Document(io.BytesIO(content)))


def words(content):
    """Return everything that a DOCX says."""
    found = seen(content)
    return "\n".join((*(text.words for text in found.texts), found.foot))


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        replace(FACTS, items=(), findings=()),
        replace(FACTS, mark=INVENTED_WORDS),
        replace(FACTS, names=replace(NAMES, unconfirmed=())),
    ],
    ids=["full", "empty", "invented", "confirmed"],
)
def test_the_minutes_keep_every_line_of_the_form(facts):
    found = checks.check(docx_file.write(letters.build(facts)))

    assert [one for one in found if not one.is_kept] == []


def test_the_minutes_say_team_results_and_findings_and_leave_the_rest_to_be_filled():
    said = words(docx_file.write(letters.build(FACTS)))

    for part in (
        "BIÊN BẢN", "Kiểm tra tại Ủy ban nhân dân xã Thử", "/BB-SKHCN", "TRƯỞNG ĐOÀN KIỂM TRA",
        "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA", "Căn cứ Kế hoạch số 12/KH-SKHCN ngày 15/01/2026",
        "Trưởng đoàn: Lò Thị Mai, Chuyên viên.", "Tiêu chí số 40", "Thiếu sổ", "30/09/2026",
        "Thời gian bắt đầu: ……", "mặc định hệ thống",
    ):  # fmt: skip
        assert part in said
    assert "thanh tra" not in said.lower()


def test_a_document_of_no_known_type_is_not_called_one():
    assert letters.basis("07", date(2026, 1, 15)) == "Văn bản số 07 ngày 15/01/2026"


def test_the_same_facts_give_the_same_bytes():
    assert docx_file.write(letters.build(FACTS)) == docx_file.write(letters.build(FACTS))


@pytest.mark.django_db
def test_the_file_is_made_from_what_was_noted():
    unit = organisations.organisation("Sở Thử")
    made = inspections.announced(unit, team=[people.person()])
    inspections.result(inspections.item(made, "Sổ theo dõi"))
    inspections.item(made, "Nhân sự")
    inspections.finding(made, text="Thiếu sổ tháng 7")

    file = pages.minutes_file(inspection=made, at=inspections.WITHIN)

    said = words(file.content)
    assert file.name == "bien-ban-kiem-tra-2026-09-14.docx"
    for part in (
        "Kiểm tra tại Sở Thử",
        "Lò Thị Mai",
        "Sổ theo dõi",
        "Chưa ghi",
        "Thiếu sổ tháng 7",
    ):
        assert part in said
    assert [one for one in checks.check(file.content) if not one.is_kept] == []
