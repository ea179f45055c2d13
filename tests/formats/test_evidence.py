"""A file of evidence is known by its content; what would run, bursts or is secret is refused."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import typst

from chamdiem.formats import confined, evidence
from chamdiem.formats.problems import Refused
from tests.architecture import tree

PNG, JPEG = b"\x89PNG\r\n\x1a\n" + b"0" * 20, b"\xff\xd8\xff\xe0" + b"0" * 20
EXE = b"MZ\x90\x00" + b"0" * 200
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document(*paragraphs: str, header: str = "", cell: str = "") -> bytes:
    """Return a DOCX with these paragraphs."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = header
    for words in paragraphs:
        made.add_paragraph(words)
    made.add_table(1, 1).cell(0, 0).text = cell
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def workbook(*cells: str) -> bytes:
    """Return an XLSX with these cells in a column."""
    book = openpyxl.Workbook()
    for row, words in enumerate(cells, 1):
        book["Sheet"].cell(row, 1, words)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(source: str, place: Path) -> bytes:
    """Return a PDF of what typst is told."""
    written = place / "a.typ"
    written.write_text(source)
    made: bytes = typst.compile(str(written))
    return made


def packed(source: bytes, *more: tuple[str, bytes]) -> bytes:
    """Return a document with more parts in it."""
    stream = io.BytesIO(source)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in more:
            archive.writestr(name, content)
    return stream.getvalue()


def old_office(*streams: str, text: str = "") -> bytes:
    """Return the directory of a container of the old Office, and some text."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + bytes(62)
        for name in streams
    )
    return OLE.ljust(512, b"\0") + entries + text.encode("utf-16-le")


def refused(source: bytes, name: str) -> str:
    """Return the rule by which a file is refused."""
    with pytest.raises(Refused) as refusal:
        confined.inspect_outside(source, name)
    return refusal.value.problems[0].rule


@pytest.mark.parametrize(
    ("source", "name", "media", "ending"),
    [
        (document("Báo cáo"), "a.docx", WORD, "docx"),
        (document("Báo cáo"), "a", WORD, "docx"),
        (PNG, "a.png", "image/png", "png"),
        (JPEG, "a.JPG", "image/jpeg", "jpg"),
        (PNG, "a.jpg", "image/png", "png"),
        ("số;1".encode(), "a.csv", "text/plain", "csv"),
        (old_office("WordDocument"), "a.doc", "application/msword", "doc"),
        (old_office("Workbook"), "a.xls", "application/vnd.ms-excel", "xls"),
    ],
)
def test_a_file_is_known_by_its_content(source: bytes, name: str, media: str, ending: str) -> None:
    found = confined.inspect_outside(source, name)

    assert (found.media, found.ending) == (media, ending)


@pytest.mark.parametrize(
    ("source", "name", "rule"),
    [
        (b"", "a.pdf", "empty"),
        (EXE, "a.exe", "program"),
        (EXE, "a.pdf", "lying-name"),
        (document("x"), "a.pdf", "lying-name"),
        (PNG, "a.docx", "lying-name"),
        (b"x = 1", "a.js", "program"),
        (b"<html><script>1</script>", "a.txt", "program"),
        (b"#!/bin/sh\nls", "a.txt", "lying-name"),
        (b"\x00\x01\x02" * 9, "a.bin", "unknown-kind"),
        (b"Rar!\x1a\x07\x00", "a.rar", "packed"),
        (packed(b"", ("a.txt", b"x")), "a.zip", "packed"),
        (b"PK\x03\x04broken", "a.docx", "broken"),
        (b"%PDF-1.7 broken", "a.pdf", "broken"),
        (packed(document("x"), ("word/vbaProject.bin", b"x")), "a.docx", "program"),
        (packed(document("x"), ("word/embeddings/a.exe", b"x")), "a.docx", "program"),
        (packed(document("x"), ("word/embeddings/oleObject1.bin", EXE)), "a.docx", "program"),
        (packed(document("x"), ("../../x.xml", b"x")), "a.docx", "archive"),
        (packed(document("x"), ("/x.xml", b"x")), "a.docx", "archive"),
        (packed(document("x"), ("a\\..\\..\\x.xml", b"x")), "a.docx", "archive"),
        (packed(document("x"), ("C:/x.xml", b"x")), "a.docx", "archive"),
        (packed(document("x"), ("word/x.xml", bytes(60_000_000))), "a.docx", "archive"),
        (old_office("WordDocument", "_VBA_PROJECT"), "a.doc", "program"),
        (old_office("Workbook", "\x01Ole10Native"), "a.xls", "program"),
        (old_office("EncryptedPackage"), "a.docx", "broken"),
        (old_office("SomethingElse"), "a.msi", "program"),
        (old_office("SomethingElse"), "a.doc", "unknown-kind"),
    ],
)
def test_what_would_run_burst_or_lie_is_refused(source: bytes, name: str, rule: str) -> None:
    assert refused(source, name) == rule


def test_a_link_inside_a_container_is_refused() -> None:
    link = zipfile.ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO(document("x"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(link, "/etc/passwd")

    assert refused(stream.getvalue(), "a.docx") == "archive"


@pytest.mark.parametrize(
    "more", [b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", b"/AA<</O<</S/Launch/F(a)>>>>"]
)
def test_a_pdf_that_does_something_is_refused(more: bytes) -> None:
    names = b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert(1))>>]>>>>"
    source = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R" + names + more + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )

    assert refused(source, "a.pdf") == "program"


MARKED = [
    *("MẬT", "TỐI MẬT", "TUYỆT MẬT", "MAT", "TOI MAT", "TUYET MAT", "Tối mật", "  ( MẬT ) "),
    *("*** TUYỆT MẬT ***", "M Ậ T", "Độ mật: TỐI MẬT", "MẬT   Lai Châu, ngày 5 tháng 8"),
    *("MA\u0323\u0302T", "Số: 12/BC-UBND MẬT", "UBND TỈNH\tMẬT"),
]
PLAIN = [
    *("bảo mật", "BẢO MẬT", "mật khẩu", "MẬT KHẨU", "bí mật", "BÍ MẬT NHÀ NƯỚC", "mật", "Mật ong"),
    *("Quy chế bảo mật thông tin", "Mặt trận Tổ quốc", "MẶT TRẬN TỔ QUỐC", "MAT TRAN", "mat"),
    *("Danh mục bí mật nhà nước độ Tối mật của ngành", "Đổi mật khẩu 01 lần/tháng", "MẶT", "MẤT"),
    *("hồ sơ tuyệt mật trong phim", "mật độ dân số", "MẬT ĐỘ XÂY DỰNG"),
]


@pytest.mark.parametrize("line", MARKED)
def test_a_mark_that_stands_alone_stops_the_file(line: str) -> None:
    assert refused(document("UBND TỈNH THỬ", line, "Báo cáo"), "a.docx") == "secret"
    assert refused(f"UBND\n{line}\nSố 1".encode(), "a.txt") == "secret"


@pytest.mark.parametrize("line", PLAIN)
def test_the_same_letters_in_running_words_mean_nothing(line: str) -> None:
    assert evidence.in_text(f"UBND TỈNH THỬ\n{line}\nBáo cáo") == ""


def test_plain_words_pass_in_every_kind_of_file(tmp_path: Path) -> None:
    everything = "\n\n".join(PLAIN)

    for source, name in (
        (document(*PLAIN, header="BẢO MẬT"), "a.docx"),
        (workbook(*PLAIN), "a.xlsx"),
        (pdf(everything, tmp_path), "a.pdf"),
        (everything.encode(), "a.txt"),
        (old_office("WordDocument", text="\r".join(PLAIN)), "a.doc"),
    ):
        assert confined.inspect_outside(source, name).is_read or name == "a.doc"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_mark_is_found_wherever_the_first_page_has_it(mark: str, tmp_path: Path) -> None:
    head = f"#grid(columns: 2, column-gutter: 5cm, [UBND], [CỘNG HÒA], [*{mark}*], [Lai Châu])"
    coded = len(mark).to_bytes(2, "little") + b"\x01" + mark.encode("utf-16-le")

    for source, name in (
        (document("x", header=mark), "a.docx"),
        (document("x", cell=mark), "a.docx"),
        (workbook("x", mark), "a.xlsx"),
        (pdf(head, tmp_path), "a.pdf"),
        (pdf(f"#align(right, box(stroke: 1pt, inset: 4pt)[*{mark}*])\nx", tmp_path), "a.pdf"),
        (old_office("WordDocument", text=f"UBND\r{mark}\rx"), "a.doc"),
        (old_office("Workbook") + b"x" + coded, "a.xls"),
    ):
        assert refused(source, name) == "secret", name


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Báo cáo (MẬT).pdf", "MẬT"),
        ("MAT_bao cao.pdf", "MẬT"),
        ("Bao cao thang 8 MAT.docx", "MẬT"),
        ("[TOI MAT] ke hoach.docx", "TỐI MẬT"),
        ("2026-TUYET_MAT-1.pdf", "TUYỆT MẬT"),
        ("tuyệt mật.pdf", "TUYỆT MẬT"),
        ("KH 12 MẬT.pdf", "MẬT"),
    ],
)
def test_a_mark_in_the_name_stops_the_file(name: str, mark: str) -> None:
    assert evidence.in_name(name) == mark
    assert refused(PNG, name) == "secret"


@pytest.mark.parametrize(
    "name",
    [
        *("bao-mat.pdf", "BAO MAT.pdf", "mat khau.txt", "Bí mật nhà nước.pdf", "BI_MAT.docx"),
        *("MAT TRAN TO QUOC.pdf", "Giai phong MAT BANG.pdf", "Mặt bằng.png", "mật ong.pdf"),
        *("Quy chế bảo mật.docx", "MẬT ĐỘ DÂN SỐ.xlsx", "mat.pdf.txt", "Mất điện.pdf"),
    ],
)
def test_an_ordinary_name_passes(name: str) -> None:
    assert evidence.in_name(name) == ""


def test_a_refusal_for_secrecy_says_what_to_do_and_that_nothing_is_kept() -> None:
    with pytest.raises(Refused) as refusal:
        evidence.inspect("MẬT".encode(), "a.txt")

    assert "không giữ lại gì" in str(refusal.value) and "văn thư mật" in str(refusal.value)


def test_a_child_beyond_its_limits_is_one_refusal() -> None:
    with pytest.raises(Refused, match="mức cho phép"):
        confined.inspect_outside(document("x"), "a.docx", limits=confined.Limits(waiting=0))


WATCHED = """
import sys
from pathlib import Path
from chamdiem.formats import evidence
from chamdiem.formats.confined.__main__ import rehearse
from chamdiem.formats.problems import Refused
files = [(path, Path(path).read_bytes()) for path in sys.argv[1:]]
rehearse()
opened = []
sys.addaudithook(lambda event, rest: opened.append(rest) if event in ("open", "import") else None)
for path, source in files:
    for text in (source, source[: len(source) // 2]):
        try:
            evidence.inspect(text, path)
        except Refused:
            pass
print(opened)
"""


def test_nothing_is_opened_after_the_rehearsal(tmp_path: Path) -> None:
    files = {
        "a.docx": document("x"),
        "b.xlsx": workbook("x"),
        "c.pdf": pdf("x", tmp_path),
        "d.doc": old_office("WordDocument"),
    }
    for name, source in files.items():
        (tmp_path / name).write_bytes(source)

    said = subprocess.run(
        [sys.executable, "-c", WATCHED, *(str(tmp_path / name) for name in files)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(tree.SOURCE.parent)},
    ).stdout

    assert said.strip() == "[]"
