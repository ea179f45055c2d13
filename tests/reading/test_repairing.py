"""A repaired reading is a proposal: phrases only, each change marked, figures never touched."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.reading.repairing import repaired

DOCUMENTS = sorted(Path("tests/reading/documents").glob("*.txt"))
CLEAN = [path for path in DOCUMENTS if "-ocr" not in path.stem]


def test_phrases_that_a_scan_lost_the_marks_of_are_spelled_again():
    found = repaired("Thyc hién Nghi quyét s6 57-NQ/TW")

    assert found.text == "Thực hiện Nghị quyết s6 57-NQ/TW"


def test_every_syllable_that_was_changed_is_marked_doubtful():
    found = repaired("giao Sé Noi vy chu tri, bdo cdo két qua thuc hién")

    assert [words for words, is_doubtful in found.parts if is_doubtful] == [
        "Nội", "vụ", "chủ", "trì", "báo", "cáo", "kết", "quả", "thực", "hiện",
    ]  # fmt: skip


def test_numbers_days_and_abbreviations_stay_as_the_scan_has_them():
    kept = "S6:1314 /STTTT ngdy 2O/6/2O25; l00 %; UBND; KT."

    assert repaired(kept).text == kept


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_text_is_left_alone(path):
    text = path.read_text("utf-8")

    assert repaired(text).text == text


@given(st.text(alphabet="aăâdđeêioôơuưyáàảãạ0123456789 /-.,;\nTHCKbghknmprstvx", max_size=200))
def test_every_figure_of_any_text_stands_where_it_stood(text):
    found = repaired(text)

    assert re.findall(r"\d+", found.text) == re.findall(r"\d+", text)
    assert "".join(words for words, _ in found.parts) == found.text
