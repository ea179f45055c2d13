"""The text of a stranger's document: digital, scanned, DOCX, plain; a clear answer for the rest."""

import io
import zipfile

import docx
import openpyxl
import pytest
import typst

from chamdiem.formats import documents
from chamdiem.formats.problems import Refused
from chamdiem.reading import read
from tests.formats import scans

WORDS = """
ỦY BAN NHÂN DÂN
TỈNH SƠN BÌNH
Số: 2215/UBND-KGVX
Sơn Bình, ngày 14 tháng 5 năm 2026
Kính gửi: Các sở, ban, ngành tỉnh
1. Giao Sở Tài chính báo cáo trước ngày 15/10/2026.
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    return scans.composed(WORDS, tmp_path_factory.mktemp("paper"))


def refused(source, name="van-ban.pdf"):
    with pytest.raises(Refused) as caught:
        documents.text_of(source, name)
    (problem,) = caught.value.problems
    return problem


def test_a_digital_pdf_gives_its_text(paper):
    found = documents.text_of(paper, "a.pdf")

    assert (found.origin, found.count) == ("layer", 1)
    assert "Số: 2215/UBND-KGVX" in found.text


def test_a_scan_is_read_with_the_vietnamese_model(paper):
    said = []

    found = documents.text_of(scans.scanned(paper), "a.pdf", say=lambda *at: said.append(at))

    assert (found.origin, said) == ("scan", [(1, 1)])
    assert "Giao Sở Tài chính báo cáo trước ngày 15/10/2026" in found.text


def test_a_scan_that_stands_on_its_head_is_turned(tmp_path):
    long = scans.composed(WORDS + "Các cơ quan thực hiện nghiêm túc văn bản này. " * 30, tmp_path)

    found = documents.text_of(scans.scanned(long, turned=True), "a.pdf")

    assert read(found.text).head.number.value == "2215"


def test_a_word_file_gives_its_paragraphs_and_tables():
    kept, made = io.BytesIO(), docx.Document()
    made.add_paragraph("Giao Sở Tài chính bố trí kinh phí thực hiện nhiệm vụ.")
    made.add_table(1, 2).rows[0].cells[1].text = "Sở Y tế chủ trì"
    made.save(kept)

    found = documents.text_of(kept.getvalue(), "a.docx")

    assert found.origin == "docx"
    assert "Giao Sở Tài chính" in found.text
    assert "Sở Y tế chủ trì" in found.text


def test_plain_text_is_composed():
    found = documents.text_of(
        "Giao Sở Tài chính báo cáo kết quả thực hiện nhiệm vụ được giao.".encode(), "a.txt"
    )

    assert (found.origin, found.text[5]) == ("plain", "S")


def test_a_spreadsheet_by_another_name_is_said_to_be_one():
    kept = io.BytesIO()
    openpyxl.Workbook().save(kept)

    assert refused(kept.getvalue()).rule == "a-spreadsheet"


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (b"", "empty"),
        (scans.blank(), "no-words"),
        (b"%PDF-1.7 broken", "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a-picture"),
        (b"\x00\x01\x02" * 99, "unreadable"),
    ],
)
def test_what_has_no_words_is_refused_with_what_to_do(source, rule):
    problem = refused(source)

    assert problem.rule == rule
    assert problem.found
    assert problem.expected


def test_a_bomb_is_not_opened():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 400_000_000)

    assert refused(kept.getvalue(), "a.docx").rule == "unreadable"


def test_of_a_long_annex_the_first_200_pages_are_read_and_that_is_told(tmp_path):
    words = (
        "#set page(height: 4cm)\n"
        + "Phụ lục nhiệm vụ của các sở, ban, ngành tỉnh năm 2026.\n#pagebreak()\n" * 230
    )
    long = scans.composed(words, tmp_path)

    found = documents.text_of(long, "phu-luc.pdf")

    assert (len(found.pages), found.count) == (200, 231)


def test_a_document_in_english_gives_no_field():
    found = documents.text_of(b"This is a letter about the weather in the north, no. 5.", "a.txt")

    reading = read(found.text)
    assert (reading.head.number, reading.tasks, reading.references) == (None, (), ())


RULED = """
#set text(font: "Libertinus Serif", size: 12pt)
Phụ lục phân công nhiệm vụ kèm theo Kế hoạch của UBND tỉnh
#table(columns: (auto, 1fr, auto, auto),
[STT], [Nhiệm vụ], [Cơ quan chủ trì], [Thời hạn],
[I], table.cell(colspan: 3)[Nhóm thể chế],
[1], [Ban hành quy chế dữ liệu], table.cell(rowspan: 2)[Sở Tài chính], [30/6/2026],
[2], [Rà soát thủ tục], [Quý III/2026])
"""


def test_a_ruled_table_of_a_pdf_gives_a_row_a_line(tmp_path):
    (tmp_path / "a.typ").write_text(RULED, "utf-8")

    found = documents.text_of(typst.compile(tmp_path / "a.typ"), "a.pdf")

    tasks = read(found.text).tasks
    assert [(one.n, one.lead) for one in tasks] == [
        ("I.1", "Sở Tài chính"),
        ("I.2", "Sở Tài chính"),
    ]
    assert found.text.startswith(" ")


def test_a_table_of_a_word_file_gives_a_row_a_line():
    kept, made = io.BytesIO(), docx.Document()
    made.add_paragraph("Các cơ quan thực hiện nhiệm vụ theo bảng sau đây.")
    told = [
        ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
        ("I", "Nhóm A", "", ""),
        ("1", "Xây dựng kế hoạch", "Sở Nội vụ", "31/3/2026"),
    ]
    table = made.add_table(0, 4)
    for words in told:
        for cell, word in zip(table.add_row().cells, words, strict=True):
            cell.text = word
    table.rows[1].cells[1].merge(table.rows[1].cells[3])
    made.save(kept)

    found = documents.text_of(kept.getvalue(), "a.docx")

    assert [one.n for one in read(found.text).tasks] == ["I.1"]
