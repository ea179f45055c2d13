"""Numbers and symbols (số, ký hiệu): the grammar of NĐ 30 and of the Party, with warnings."""

import pytest

from chamdiem.reading import docnumbers
from chamdiem.reading.docnumbers import Style

RIGHT = [
    ("4585/QĐ-BKHCN", Style.NAMED, "QĐ"),
    ("970/QĐ-TTg", Style.NAMED, "QĐ"),
    ("71/NQ-CP", Style.NAMED, "NQ"),
    ("2273/KH-UBND", Style.NAMED, "KH"),
    ("13/2023/NĐ-CP", Style.QPPL, "NĐ"),
    ("04/2025/TT-BKHCN", Style.QPPL, "TT"),
    ("30/2020/NĐ-CP", Style.QPPL, "NĐ"),
    ("71/2025/QH15", Style.LAW, ""),
    ("1314/SKHCN-BCVTCNTT", Style.DISPATCH, ""),
    ("2558/UBND-VX", Style.DISPATCH, ""),
    ("57-NQ/TW", Style.PARTY, "NQ"),
    ("351-KH/TU", Style.PARTY, "KH"),
    ("63-CTr/TU", Style.PARTY, "CTr"),
    ("8548-CV/BTCTW", Style.PARTY, "CV"),
    ("127-KL/TW", Style.PARTY, "KL"),
]


@pytest.mark.parametrize(("written", "style", "kind"), RIGHT)
def test_a_number_is_read_with_its_style_and_type(written, style, kind):
    (found,) = docnumbers.numbers_in(f"Thực hiện Văn bản số {written} của cơ quan")

    assert (found.whole, found.style) == (written, style)
    assert found.type == kind or not kind
    assert found.problems == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("970/QD-TTg", "970/QĐ-TTg"), ("12/ QĐ-UBND", "12/QĐ-UBND")],
)
def test_a_form_that_is_wrong_and_common_is_read_as_meant(written, meant):
    (found,) = docnumbers.numbers_in(f"Kế hoạch số {written} của Tỉnh")

    assert found.whole == meant


def test_a_number_of_the_party_in_the_form_of_the_state_is_said():
    (found,) = docnumbers.numbers_in("Kế hoạch số 337/KH-TU của Tỉnh ủy")

    assert found.whole == "337/KH-TU"
    assert found.problems == ("văn bản Đảng viết theo kiểu nhà nước",)


@pytest.mark.parametrize(
    "written", ["ngày 05/6/2025", "tỷ lệ 3/4", "năm 2026-2030", "0213.3876.543", "12/2025", "24/7"]
)
def test_days_ratios_and_telephones_are_no_numbers_of_documents(written):
    assert docnumbers.numbers_in(f"làm việc {written} tại trụ sở") == ()


def test_a_number_broken_at_the_end_of_a_line_is_one():
    (found,) = docnumbers.numbers_in("Công văn số 2558/UBND-\nVX ngày 03/6/2025")

    assert found.whole == "2558/UBND-VX"
    assert found.span.of("Công văn số 2558/UBND-\nVX ngày") == "2558/UBND-\nVX"


def test_numbers_compare_without_case_marks_and_zeros_in_front():
    (one,) = docnumbers.numbers_in("07/KH-UBND")
    (other,) = docnumbers.numbers_in("7/KH-UBND")

    assert one.key == other.key
