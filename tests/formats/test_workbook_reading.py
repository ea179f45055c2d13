"""A workbook as people leave it: retyped, moved, merged, hidden, and still the same scheme."""

import io
import unicodedata
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from chamdiem.engine.scheme import Certainty, Measure
from chamdiem.formats import schemes, workbooks
from tests.formats.books import HEAD, Change, cell, changed, column, put

TREE, INPUTS, FRAME = "Tiêu chí", "Số liệu", "Thông tin chung"
SAME = workbooks.load(workbooks.template(), "a.xlsx")


def retype(book: Any) -> None:
    """Retype as people do: spaces, other case, decomposed letters, no diacritics."""
    page = book[TREE]
    page.cell(HEAD, 3).value = " TÊN *"
    page.cell(HEAD, 5).value = unicodedata.normalize("NFD", "Cách tính:")
    cell_of_kind = page.cell(4, 5)
    cell_of_kind.value = " ty le "
    page.cell(4, 3).value = unicodedata.normalize("NFD", " Nhiệm vụ hoàn thành đúng hạn ")
    book[FRAME].title = " thong tin chung "


def move_columns(book: Any) -> None:
    """Put the last columns of the criteria first."""
    page = book[TREE]
    rows = [[each.value for each in row] for row in page.iter_rows(min_row=HEAD)]
    for row, values in enumerate(rows, start=HEAD):
        for at, value in enumerate(reversed(values), start=1):
            page.cell(row, at).value = value


def part_rows(book: Any) -> None:
    """Leave empty rows between, and more lines above the headings."""
    page = book[TREE]
    page.insert_rows(5, 3)
    page.insert_rows(1, 4)
    page["A1"] = "Phụ lục"


def merge(book: Any) -> None:
    """Merge the cells of the group beside its criteria, as in an appendix."""
    page = book[TREE]
    for row in (5, 6):
        page.cell(row, 2).value = None
    page.merge_cells("B4:B6")
    page.merge_cells("A1:E1")


def hide(book: Any) -> None:
    """Hide a row and a sheet."""
    book[TREE].row_dimensions[5].hidden = True
    book[INPUTS].sheet_state = "hidden"


def as_typed(book: Any) -> None:
    """Write numbers and dates in the other ways that mean the same."""
    cell(book, TREE, "ND1", "Mức phải đạt").value = "90 %"
    cell(book, TREE, "ND3", "Mức phải đạt").value = 0.8
    cell(book, TREE, "ND3", "Mức phải đạt").number_format = "0%"
    cell(book, TREE, "ND4", "Bảng điểm").value = "0: 0\n1: 5,0\n3: 10;"
    cell(book, FRAME, "Tháng đầu", "Giá trị").value = date(2026, 1, 1)
    cell(book, FRAME, "Tháng đầu", "Giá trị").number_format = "mm/yyyy"
    day = cell(book, "Căn cứ", "01/QĐ-UBND", "Ngày ban hành")
    day.value, day.number_format = date(2026, 1, 5), "dd/mm/yyyy"


@pytest.mark.parametrize(
    "change",
    [retype, move_columns, part_rows, merge, hide, as_typed],
    ids=lambda each: each.__name__,
)
def test_the_scheme_is_the_same(change: Change) -> None:
    assert workbooks.load(changed(change), "a.xlsx").scheme == SAME.scheme


def test_numbers_keep_the_digits_they_show() -> None:
    source = workbooks.to_workbook(
        SAME.source.replace(b"level: 27.00", b"level: 18.50").replace(b"max: 15", b"max: 15.0"), "a"
    )

    text = workbooks.to_yaml(source, "a").decode()

    assert "level: 18.50" in text
    assert "max: 15.0\n" in text
    assert "target: 0.90" in text


def test_what_is_hidden_or_not_of_the_template_is_told() -> None:
    def change(book: Any) -> None:
        hide(book)
        book[TREE].cell(HEAD, 40).value = "Ý kiến của sở"
        book[TREE].cell(4, 40).value = "đồng ý"
        book[TREE].cell(5, 42).value = "lạc"
        book.create_sheet("Nháp")["A1"] = "x"

    notes = " ".join(workbooks.load(changed(change), "a.xlsx").notes)

    assert "Trang “Tiêu chí” có dòng ẩn" in notes
    assert "!AN2: cột “Ý kiến của sở” không thuộc mẫu, đã bỏ qua" in notes
    assert "!AP5: cột không có tiêu đề, đã bỏ qua" in notes
    assert "Trang “Nháp” không thuộc mẫu" in notes


def test_the_points_of_an_unknown_rule_are_declared_as_defaults_of_the_system() -> None:
    found = {item.code: item for item in SAME.scheme.inputs}["ND6.points"]
    leaf = {leaf.code: leaf for leaf in SAME.scheme.leaves()}["ND6"]

    assert (found.measure, found.decimals, found.largest) == (Measure.POINTS, 2, 2000)
    assert found.certainty is Certainty.SYSTEM_DEFAULT
    assert found.unconfirmed == ("largest", "supplier")
    assert found.supplier == "Sở Khoa học và Công nghệ"
    assert "rule" in leaf.unconfirmed
    assert "ND6" in SAME.notes[0]


def test_declared_points_have_a_code_of_their_own() -> None:
    change = put(INPUTS, "ND7.luot_xem", "Mã", "ND6.points")

    def both(book: Any) -> None:
        change(book)
        cell(book, TREE, "ND7", "Danh sách số liệu").value = "ND6.points"

    codes = [item.code for item in workbooks.load(changed(both), "a.xlsx").scheme.inputs]

    assert {"ND6.points", "ND6.points-2"} <= set(codes)


def test_the_source_is_the_file_made_from_the_workbook() -> None:
    again = schemes.load(SAME.source, "a.yaml")

    assert again.scheme == SAME.scheme
    assert again.digest == SAME.digest


def test_the_template_says_that_it_is_illustrative() -> None:
    assert SAME.scheme.illustrative.startswith("minh hoạ")
    assert SAME.scheme.certainty is Certainty.ILLUSTRATIVE


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    scheme = SAME.source.replace("Tổ chức tập huấn".encode(), b"=1+1", 1)
    scheme = scheme.replace(b"name: =1+1", b'name: "=1+1"')

    book = workbooks.to_workbook(scheme, "a")

    assert b"<f>" not in b"".join(parts(book))
    assert "=1+1" in {node.name for node, _ in workbooks.load(book, "a").scheme.nodes()}


def parts(book: bytes) -> list[bytes]:
    """Return the sheets of a workbook as they are packed."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return [archive.read(name) for name in archive.namelist() if "/worksheets/" in name]


def test_closed_lists_are_offered_in_their_cells() -> None:
    page = openpyxl.load_workbook(io.BytesIO(workbooks.template()))[TREE]
    kind = column(page, "Cách tính")
    letter = page.cell(HEAD, kind).column_letter

    ranges = {str(each.sqref).partition(":")[0] for each in page.data_validations.dataValidation}

    assert f"{letter}{HEAD + 1}" in ranges
    assert page.freeze_panes == f"B{HEAD + 1}"
    assert page.cell(HEAD, kind).comment is not None
