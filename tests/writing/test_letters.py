"""What a written letter looks like to a reader, and that the checker sees what is wrong."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from chamdiem.writing import annexes, checks, docx_file, measures, types
from chamdiem.writing.letter import Annex, Heading, Paragraph, Signature, Table
from tests.writing.letters import decision, dispatch, minutes, report


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
        decision(),
        minutes(),
        minutes(signature=Signature("Chủ trì", name="Nguyễn Văn An")),
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


def coloured(document):
    paragraph(document, "Đề nghị gửi").runs[0].font.color.rgb = RGBColor(255, 0, 0)


def unlined(document):
    for borders in document.element.iter(qn("w:pBdr")):
        borders.getparent().remove(borders)
        break


def crowded(document):
    paragraph(document, "Đề nghị gửi").paragraph_format.space_after = Pt(2)


def secret(document):
    paragraph(document, "SỞ KHOA HỌC").insert_paragraph_before().add_run("Mật")


def small_number(document):
    paragraph(document, "Số:").runs[0].font.size = Pt(11)


def named_with_a_degree(document):
    run = document.tables[-1].cell(0, 1).paragraphs[-1].add_run("TS. Nguyễn Văn An")
    run.bold, run.font.size, run.font.name = True, Pt(14), "Times New Roman"


def without_room_to_sign(document):
    for one in document.tables[-1].cell(0, 1).paragraphs[2:]:
        one._element.getparent().remove(one._element)


def unframed(document):
    frame = next(document.element.iter(qn("w:bdr")))
    frame.getparent().remove(frame)


def first_recipient(document):
    paragraph(document, "- Như trên").runs[0].text = "- Sở Nội vụ;"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (coloured, "P3"),
        (unlined, "2b"),
        (crowded, "6"),
        (secret, "10a"),
        (small_number, "3"),
        (named_with_a_degree, "7"),
        (without_room_to_sign, "8"),
        (unframed, "10b"),
        (first_recipient, "9b"),
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
    source = docx_file.write(dispatch(urgency="Khẩn"))

    assert code in {found for found, _ in unkept(changed(source, change))}


def across_without_a_table(document):
    for table in document.tables[3:]:
        table._tbl.getparent().remove(table._tbl)


def numbered_on(document):
    document.sections[-1].different_first_page_header_footer = False


def unreferenced(document):
    paragraph(document, "(Kèm theo").runs[0].italic = False


@pytest.mark.parametrize(
    ("change", "code"),
    [(across_without_a_table, "P1"), (numbered_on, "P4"), (unreferenced, "PL")],
)
def test_an_annex_that_leaves_the_form_is_found(change, code):
    assert code in {found for found, _ in unkept(changed(docx_file.write(decision()), change))}


def test_a_mark_stands_above_every_page():
    document = docx.Document(io.BytesIO(docx_file.write(decision())))

    assert checks.Seen(document).marks == ("CHẤM THỬ", "CHẤM THỬ")
    assert all(section.header.is_linked_to_previous for section in document.sections[1:])


def test_a_quyet_dinh_says_who_decides_above_its_bases():
    words = [
        t.words for t in checks.Seen(docx.Document(io.BytesIO(docx_file.write(decision())))).texts
    ]

    who, first = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "Căn cứ Quyết định số 4585/QĐ-BKHCN;"
    assert words.index(who) < words.index(first) < words.index("QUYẾT ĐỊNH:")


def test_each_annex_is_numbered_from_one_and_a_wide_one_lies_across():
    document = docx.Document(io.BytesIO(docx_file.write(decision())))

    starts = [s._sectPr.find(qn("w:pgNumType")) for s in document.sections[1:]]
    assert [start.get(qn("w:start")) for start in starts] == ["1", "1"]
    assert [round(s.page_width.mm) for s in document.sections] == [210, 210, 297]


def test_more_annexes_than_numbers_are_refused():
    with pytest.raises(annexes.TooManyAnnexes, match="10 phụ lục"):
        docx_file.write(decision(annexes=decision().annexes * 6))


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


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4585/QĐ-BKHCN", "Quyết định số 4585/QĐ-BKHCN"),
        ("30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("57-NQ/TW", "Nghị quyết số 57-NQ/TW"),
        ("8548-CV/BTCTW", "Công văn số 8548-CV/BTCTW"),
        ("1314/STTTT-BCVTCNTT", "Công văn số 1314/STTTT-BCVTCNTT"),
    ],
)
def test_a_document_is_named_by_the_type_that_its_number_tells(number, said):
    assert types.named(number) == said


def test_a_column_is_as_wide_as_its_longest_word_and_the_table_as_the_text():
    rows = tuple((str(place), "Ủy ban nhân dân xã", "Lý do " * 60) for place in (1, 100))
    wide = Annex("Bảng", (Table("", ("TT", "Đơn vị", "Lý do"), rows),), is_wide=True)
    document = docx.Document(io.BytesIO(docx_file.write(decision(annexes=(wide,)))))

    widths = [column.width.mm for column in document.tables[-1].columns]
    assert sum(widths) == pytest.approx(measures.WIDE_TEXT, abs=1)
    assert widths[0] >= measures.width_of("100", 12)
    assert widths[2] > widths[1] > widths[0]


def test_what_a_table_says_is_written_as_it_is_said():
    odd = 'Sở "A" & <B> không “đổi”'
    letter = report(body=(Table("", ("TT", "Đơn vị"), (("1", odd),)), Paragraph("Hết")))
    seen = checks.Seen(docx.Document(io.BytesIO(docx_file.write(letter))))

    assert odd in [text.words for text in seen.texts]
