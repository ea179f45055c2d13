"""What a written letter looks like to a reader, and that the checker sees what is wrong."""

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Mm, Pt

from chamdiem.writing import checks, docx_file, types
from chamdiem.writing.letter import Heading, Paragraph
from tests.writing.letters import dispatch, report


def unkept(source: bytes) -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in checks.check(source) if not one.is_kept]


def changed(source: bytes, change) -> bytes:
    document = docx.Document(io.BytesIO(source))
    change(document)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def paragraph(document, words):
    inside = (p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs)
    return next(p for p in (*document.paragraphs, *inside) if p.text.startswith(words))


@pytest.mark.parametrize(
    "letter",
    [
        dispatch(),
        dispatch(addressees=("Sở Y tế",)),
        dispatch(superior="", urgency="Khẩn"),
        report(),
        report(type_name="Tờ trình", symbol="TTr-SKHCN", addressees=("UBND tỉnh",)),
        report(bases=(), number=112),
    ],
)
def test_what_is_written_keeps_every_line_of_the_form(letter):
    assert unkept(docx_file.write(letter)) == []


def test_the_same_letter_gives_the_same_bytes():
    assert docx_file.write(report()) == docx_file.write(report())


def test_a_number_and_a_day_that_the_clerk_gives_stay_blank():
    text = "\n".join(
        t.words for t in checks.Seen(docx.Document(io.BytesIO(docx_file.write(dispatch())))).texts
    )

    assert "Số:       /SKHCN-CĐS" in text
    assert "Lai Châu, ngày       tháng 9 năm 2026" in text


def test_every_text_of_a_letter_is_in_the_file():
    seen = checks.Seen(docx.Document(io.BytesIO(docx_file.write(report()))))
    words = " ".join(text.words for text in seen.texts)

    assert all(part in words for part in ("81,25", "Sở Y tế", "I. KẾT QUẢ", "Lưu: VT, CĐS", "./."))


def small(document):
    paragraph(document, "Độc lập").runs[0].font.size = Pt(11)


def narrow(document):
    document.sections[0].left_margin = Mm(20)


def unended(document):
    run = paragraph(document, "Đề nghị quan tâm").runs[0]
    run.text = run.text.removesuffix("./.")


def month_of_two_digits(document):
    run = paragraph(document, "Lai Châu, ngày").runs[0]
    run.text = "Lai Châu, ngày 07 tháng 06 năm 2026"


def spaced(document):
    paragraph(document, "Số:").runs[0].text = "Số: 5 /SKHCN - CĐS"


def other_font(document):
    paragraph(document, "Đề nghị gửi").runs[0].font.name = "Arial"


def numbered_from_the_first_page(document):
    document.sections[0].different_first_page_header_footer = False


def plain_issuer(document):
    paragraph(document, "SỞ KHOA HỌC").runs[0].bold = False


def unkept_copy(document):
    paragraph(document, "- Lưu").runs[0].text = "- Lưu hồ sơ;"


def left(document):
    paragraph(document, "Đề nghị gửi").alignment = None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (small, "1b"),
        (narrow, "P2"),
        (unended, "E"),
        (month_of_two_digits, "4"),
        (spaced, "3"),
        (other_font, "P3"),
        (numbered_from_the_first_page, "P4"),
        (plain_issuer, "2b"),
        (unkept_copy, "9b"),
        (left, "6"),
    ],
)
def test_what_leaves_the_form_is_found_under_its_line(change, code):
    assert code in {found for found, _ in unkept(changed(docx_file.write(dispatch()), change))}


def test_what_is_no_document_is_refused():
    with pytest.raises(checks.NotADocument, match="Word"):
        checks.check(b"PK\x03\x04 nothing")


def test_a_type_that_is_not_of_the_decree_is_refused():
    with pytest.raises(types.UnknownType, match="Điều 7"):
        types.symbol("Giấy phép", "SKHCN")


def test_a_letter_without_a_paragraph_cannot_be_ended():
    with pytest.raises(ValueError, match="ít nhất một đoạn"):
        docx_file.write(dispatch(body=(Heading("I. KẾT QUẢ"),)))


def test_nothing_looks_like_a_signature():
    letter = replace(dispatch(), body=(Paragraph("Một."),))
    document = docx.Document(io.BytesIO(docx_file.write(letter)))

    assert not document.inline_shapes
    assert not [rel for rel in document.part.rels.values() if "image" in rel.reltype]
