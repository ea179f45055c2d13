"""`chamdiem read`: a document told to a person or as data; what cannot be read is said, with 2."""

import json
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from chamdiem.cli import main
from tests.formats import scans

WORDS = """ỦY BAN NHÂN DÂN
TỈNH SƠN BÌNH
Số: 2215/UBND-KGVX
Sơn Bình, ngày 14 tháng 5 năm 2026
Kính gửi: Các sở, ban, ngành tỉnh
1. Giao Sở Tài chính chủ trì bố trí kinh phí, báo cáo trước ngày 15/10/2026.
"""
ENGLISH = (
    "Dear colleagues, please find attached the minutes of the meeting held last Friday. "
    "The next meeting takes place on 12 May. Kind regards, the secretariat of the committee."
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    place = tmp_path / "cong-van.txt"
    place.write_text(WORDS, encoding="utf-8")
    return place


def told(capsys, *words):
    code = main(["read", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_person_reads_number_lead_and_deadline(capsys, document):
    code, out, _ = told(capsys, document)

    assert code == 0
    assert "Công văn số 2215/UBND-KGVX" in out
    assert "chủ trì: Sở Tài chính" in out
    assert "15/10/2026" in out


def test_a_program_reads_the_same_as_data(capsys, document):
    code, out, _ = told(capsys, document, "--json")

    found = json.loads(out)
    (task,) = found["tasks"]
    assert (code, found["number"], found["origin"]) == (0, "2215", "plain")
    assert (task["lead"], task["deadline"]) == ("Sở Tài chính", "2026-10-15")


def test_a_document_in_english_has_nothing_made_up(capsys, tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")

    code, out, _ = told(capsys, tmp_path / "a.txt", "--json")

    found = json.loads(out)
    assert code == 0
    assert (found["number"], found["issuer"], found["signer"]) == (None, None, None)
    assert (found["tasks"], found["references"]) == ([], [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp rỗng"),
        (scans.blank(), "Không đọc được chữ nào"),
        (b"%PDF-1.7\nkh\xf4ng ph\xe1i", "Không đọc được tệp"),
    ],
)
def test_what_cannot_be_read_is_said_in_vietnamese(capsys, tmp_path, content, words):
    (tmp_path / "a.pdf").write_bytes(content)

    code, out, err = told(capsys, tmp_path / "a.pdf")

    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


def test_a_spreadsheet_that_calls_itself_pdf_is_named(capsys, tmp_path):
    openpyxl.Workbook().save(tmp_path / "a.pdf")

    code, _, err = told(capsys, tmp_path / "a.pdf")

    assert code == 2
    assert "bảng tính" in err


def test_a_long_annex_is_read_as_far_as_it_is_said(capsys, tmp_path):
    document = pypdfium2.PdfDocument(scans.composed(WORDS, tmp_path))
    for _ in range(500):
        document.new_page(595, 842)
    (tmp_path / "a.pdf").write_bytes(scans.saved(document))

    code, out, err = told(capsys, tmp_path / "a.pdf")

    assert (code, "2215" in out) == (0, True)
    assert "200 trang đầu trong 501 trang" in err
