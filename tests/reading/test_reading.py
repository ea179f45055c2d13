"""A document read whole: letterhead, orders, references, signature; blank stays blank."""

from datetime import date

import pytest

from chamdiem.reading import Register, read
from chamdiem.reading.as_json import as_json
from chamdiem.reading.summary import summary
from tests.reading.letters import ORDERS, letter


def fields(text):
    return as_json(read(text))


def codes(text, **known):
    return [one.code for one in read(text, **known).remarks]


def test_the_letterhead_is_read_in_two_columns():
    found = fields(letter())

    assert found["issuer"] == "Ủy ban nhân dân tỉnh Sơn Bình"
    assert (found["number"], found["symbol"], found["date"]) == ("2215", "UBND-KGVX", "2026-05-14")
    assert (found["doc_type"], found["place"]) == ("Công văn", "Sơn Bình")
    assert found["addressees"] == ["Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"]


def test_an_order_says_who_with_whom_to_whom_and_until_when():
    first, second = read(letter()).tasks

    assert (first.lead, first.partners) == ("Sở Khoa học và Công nghệ", ("Công an tỉnh",))
    assert (first.report_to, first.deadline.date) == ("UBND tỉnh", date(2026, 10, 15))
    assert (second.lead, second.deadline) == ("Sở Tài chính", None)
    assert second.targets == ("tối thiểu 3 %",)


def test_the_signature_gives_signer_and_capacity():
    found = fields(letter())

    assert found["signer"] == "Lò Văn Thành"
    assert found["signer_title"] == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    assert found["recipients"] == ["Như trên", "Lưu: VT, KGVX"]


def test_what_is_blank_is_said_to_be_blank():
    text = letter(number="       /UBND-KGVX", day="     tháng 6 năm 2026")

    found = fields(text)

    assert (found["number"], found["symbol"], found["date"]) == (None, "UBND-KGVX", "2026-06")
    assert {"number-blank", "day-blank"} & set(codes(text))


@pytest.mark.parametrize(
    "words",
    [
        "1. Đồng ý với đề nghị của Sở Tài chính tại Tờ trình số 5/TTr-STC ngày 02/3/2026.",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 61/TTr-SNV ngày 27/3/2026.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Ủy ban nhân dân tỉnh ghi nhận, đánh giá cao kết quả của Sở Y tế.",
        "Trân trọng cảm ơn sự phối hợp của Quý cơ quan.",
    ],
)
def test_what_orders_nobody_to_do_anything_is_no_task(words):
    assert read(letter(f"         {words}\n")).tasks == ()


def test_a_closing_sentence_dates_the_tasks_above_it():
    body = (
        "         Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành tỉnh:\n"
        "         1. Rà soát, thống kê kết quả thực hiện nhiệm vụ được giao trong năm.\n"
        "         2. Cập nhật số liệu lên hệ thống theo dõi của tỉnh theo quy định.\n"
        "         Báo cáo gửi về Sở Khoa học và Công nghệ trước ngày 20/6/2026 để tổng hợp.\n"
    )

    found = read(letter(body)).tasks

    assert [(one.deadline.date, one.deadline.inherited) for one in found] == [
        (date(2026, 6, 20), True)
    ] * 2


def test_references_are_read_once_with_day_and_issuer_and_not_the_documents_own_number():
    body = (
        "         Thực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ; Công văn số\n"
        "1877/BKHCN-CĐSQG ngày 02/6/2026 của Bộ Khoa học và Công nghệ; Nghị định số\n"
        "118/2025/NĐ-CP nêu trên; tiếp theo Công văn số 2215/UBND-KGVX.\n"
    )

    found = read(letter(body)).references

    assert [(one.number, one.date, one.issuer) for one in found] == [
        ("118/2025/NĐ-CP", date(2025, 6, 9), "Chính phủ"),
        ("1877/BKHCN-CĐSQG", date(2026, 6, 2), "Bộ Khoa học và Công nghệ"),
    ]


def test_counts_that_differ_are_said():
    items = "".join(f"         {n}. Giao Sở Y tế báo cáo nội dung {n}.\n" for n in range(1, 5))

    assert "count-differs" in codes(letter(items + "         Trên đây là 03 nội dung.\n"))


def test_an_item_that_breaks_off_is_said():
    body = "         1. Giao Sở Y tế chủ trì rà soát các nội dung thuộc phạm vi quản lý như.\n"

    assert "item-breaks-off" in codes(letter(body))


@pytest.mark.parametrize(
    ("number", "code"),
    [("9/STTTT-CNTT", "symbol-outdated"), ("9/SYT-NVY", "symbol-differs")],
)
def test_a_symbol_of_another_is_said(number, code):
    assert code in codes(letter(number=number))


def test_districts_after_their_end_are_said():
    text = letter().replace("các xã, phường.", "các huyện, thành phố.")

    assert "districts-gone" in codes(text)
    assert "districts-gone" not in codes(text.replace("năm 2026", "năm 2024"))


def test_a_deadline_before_the_document_is_said():
    assert "deadline-before-document" in codes(letter(ORDERS.replace("15/10/2026", "15/10/2025")))


def test_references_are_compared_with_the_register():
    body = "         Thực hiện Quyết định số 12/QĐ-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh.\n"
    known = Register(frozenset({"12qdubnd"}), {"12qdubnd": "Quyết định số 15/QĐ-UBND"})

    assert "reference-superseded" in codes(letter(body), register=known)
    assert "reference-not-in-register" in codes(letter(body), register=Register(frozenset()))


def test_a_misread_scan_is_read_by_what_was_meant_and_its_words_stay_as_they_are():
    text = (
        "UY BAN NHAN DAN CONG HOA XA HOI CHU NGHIA VIET NAM\n"
        "TINH LAI CHAU Déc lap - Tu do - Hanh phtic\n"
        "S6: 1314/UBND-VX Lai Chau, ngay 05 thang 6 nam 2025\n"
        "Kinh giri: Cac s¢, ban, nganh tinh\n"
        "1. Giao S¢ Tai chinh chi tri, phéi hgp véi Céng an tinh bao cdo trudc ngay 10/7/2025.\n"
    )

    found = read(text)

    (task,) = found.tasks
    assert (found.head.number.value, found.head.day) == ("1314", date(2025, 6, 5))
    assert (task.lead, task.deadline.date) == ("S¢ Tai chinh", date(2025, 7, 10))
    assert found.text == text


@pytest.mark.parametrize("text", ["", " \n\f\n", "Hello, this is a letter in English.", "1. 2. 3."])
def test_what_is_no_document_gives_no_field_and_no_task(text):
    found = fields(text)

    assert (found["number"], found["date"], found["tasks"]) == (None, None, [])


def test_the_summary_is_for_people():
    said = summary(read(letter()))

    assert "2215/UBND-KGVX" in said
    assert "Sở Khoa học và Công nghệ" in said
    assert "15/10/2026" in said
