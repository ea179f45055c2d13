"""Tables from files: encodings, delimiters, quotes, sheets, and what is no table."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from chamdiem.formats import tables
from chamdiem.formats.problems import Refused
from chamdiem.formats.tables import Odd, OddKind, Percent, archives

TEXT = "unit;name\nU1;Sở Nội vụ\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_utf_16_are_read_alike(encoding: str) -> None:
    table = tables.read(TEXT.encode(encoding), "a.csv")

    assert [list(row.cells) for row in table.rows] == [["U1", "Sở Nội vụ"]]


def test_another_encoding_is_named_with_its_line() -> None:
    with pytest.raises(Refused, match="a.csv, dòng 2: .*Windows-1258") as refusal:
        tables.read("unit;name\nU1;S\xea\n".encode("cp1258"), "a.csv")

    assert refusal.value.problems[0].rule == "encoding"


def test_one_endless_line_is_too_long_and_no_trouble_with_quotes() -> None:
    with pytest.raises(Refused, match="quá dài") as refusal:
        tables.read(b"unit,name\nU1," + b"x" * 200_000, "a.csv")

    assert refusal.value.problems[0].rule == "too-big"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_taken_from_the_header(delimiter: str) -> None:
    source = f'# source: a, b; c\nunit{delimiter}"x,;y"{delimiter}z\n1{delimiter}"2,5"{delimiter}3'

    table = tables.read(source.encode(), "a.csv")

    assert [list(row.cells) for row in table.rows] == [["1", "2,5", "3"]]
    assert table.settings["source"].value == "a, b; c"


def test_a_cell_of_several_lines_keeps_the_line_numbers_right() -> None:
    table = tables.read(b'a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n', "a.csv")

    assert [row.number for row in table.rows] == [2, 5]


def test_an_open_quote_is_refused_where_it_opens() -> None:
    with pytest.raises(Refused, match="dòng 2: Dấu ngoặc kép"):
        tables.read(b'a,b\nx,"1\ny,2\n', "a.csv")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "Tệp trống"),
        (b"\xef\xbb\xbf\n \n", "Tệp trống"),
        (b"# format: 1\n", "không có dòng tiêu đề"),
        (b"\xd0\xcf\x11\xe0 old", "Excel kiểu cũ"),
        (b"%PDF-1.7", "tệp PDF"),
        (b"a,b\n1,\x00\n", "dòng 2: Có ký tự rỗng"),
        (b"PK\x03\x04 broken", "Tệp nén hỏng"),
        (b"# month: 2026-08\n# month: 2026-09\na,b", "dòng 2: .*khai lần nữa"),
    ],
)
def test_what_is_no_table_is_refused_by_name(source: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        tables.read(source, "a.csv")


def workbook(fill: "dict[str, object]") -> bytes:
    """Return a workbook with these cells on its first sheet."""
    book = openpyxl.Workbook()
    for cell, value in fill.items():
        book.active[cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_that_are_no_numbers_keep_their_kind() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b", "c", "d", "e"])
        sheet.write_boolean(1, 0, True)
        sheet.write_number(1, 1, 46000, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
        sheet.write_number(1, 3, 0.7838, book.add_format({"num_format": "0.00%"}))
        sheet.write_number(1, 4, 78.38, book.add_format({"num_format": '0.00"%"'}))

    boolean, date, error, percent, plain = tables.read(stream.getvalue(), "a.xlsx").rows[0].cells

    assert isinstance(boolean, Odd) and boolean.kind is OddKind.BOOLEAN
    assert isinstance(date, Odd) and date.kind is OddKind.DATE
    assert error == Odd(OddKind.ERROR, "#DIV/0!")
    assert percent == Percent(0.7838)
    assert plain == 78.38


def test_a_formula_without_its_result_is_not_an_empty_cell() -> None:
    table = tables.read(workbook({"A1": "unit", "A2": "U1", "B1": "x", "B2": "=1+1"}), "a.xlsx")

    assert table.rows[0].cells[1] == Odd(OddKind.UNCOMPUTED, "=1+1")


def test_the_first_visible_sheet_is_read_and_said_so() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        hidden, shown = book.add_worksheet("Ẩn"), book.add_worksheet("Tháng 8")
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
        hidden.write(0, 0, "no")
        shown.write(0, 0, "unit")

    table = tables.read(stream.getvalue(), "a.xlsx")

    assert (table.sheet, table.header.cells) == ("Tháng 8", ["unit"])
    assert "Đọc trang tính “Tháng 8”" in table.notes[0]
    assert "không đọc: Ẩn" in table.notes[0]


def test_empty_rows_far_below_do_not_hurt() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "unit")
        sheet.write(1, 0, "U1")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    table = tables.read(stream.getvalue(), "a.xlsx")

    assert len(table.rows) == 1


def test_a_million_styled_rows_without_a_value_are_cut_off() -> None:
    empty = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 99_999)
    )
    source, stream = workbook({"A1": "unit", "A2": 5}), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for item in old.infolist():
            text = old.read(item)
            new.writestr(item.filename, text.replace(b"</sheetData>", empty + b"</sheetData>"))

    table = tables.read(stream.getvalue(), "a.xlsx")

    assert len(archives.without_empty_tail(stream.getvalue())) < len(source) * 10
    assert [row.cells for row in table.rows] == [[5]]


@pytest.mark.parametrize("formula", [b"", b"<f>1</f>"])
def test_a_row_number_that_no_sheet_has_is_not_waited_for(formula: bytes) -> None:
    far = b'<row r="99999999999"><c r="A99999999999">' + formula + b"<v>1</v></c></row></sheetData>"

    with pytest.raises(Refused, match="số dòng"):
        tables.read(_changed(workbook({"A1": "unit"}), b"</sheetData>", far), "a.xlsx")


def _changed(source: bytes, old_text: bytes, new_text: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.infolist():
            text = old.read(item)
            if item.filename.startswith(archives.SHEETS):
                text = text.replace(old_text, new_text)
            new.writestr(item.filename, text)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (archives.SMALL + 1))

    with pytest.raises(Refused, match="bung ra thành 1 phần, 20 MB"):
        tables.read(stream.getvalue(), "a.xlsx")


def test_entities_in_a_sheet_are_refused() -> None:
    source, stream = workbook({"A1": "unit"}), io.BytesIO()
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w") as new:
        for item in old.infolist():
            is_sheet = item.filename.startswith("xl/worksheets/")
            new.writestr(item, (laughs if is_sheet else b"") + old.read(item))

    with pytest.raises(Refused, match="EntitiesForbidden|Không đọc được"):
        tables.read(stream.getvalue(), "a.xlsx")


@pytest.mark.parametrize(("member", "said"), [("content.xml", "OpenDocument"), ("a", "nén zip")])
def test_another_zip_is_not_taken_for_a_workbook(member: str, said: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "x")

    with pytest.raises(Refused, match=said):
        tables.read(stream.getvalue(), "a.xlsx")
