"""What is wrong with a workbook is told by cell, in the words of the workbook, all at once."""

import io
from datetime import date

import openpyxl
import pytest

from chamdiem.formats import workbooks
from chamdiem.formats.problems import Refused
from tests.formats.books import cell, changed, problems, put, said

TREE, INPUTS, FRAME, SHARED = "Tiêu chí", "Số liệu", "Thông tin chung", "Dùng chung"


@pytest.mark.parametrize(
    ("sheet", "key", "heading", "value", "at", "words"),
    [
        (TREE, "ND1", "Cách tính", "Tỷ lệ xx", "E4", "Có phải “Tỷ lệ”?"),
        (TREE, "ND1", "Cách tính", None, "E4", "chọn “Chấm tay, có trần điểm”"),
        (TREE, "ND1", "Tên", None, "C4", "“ND1” thiếu mục “Tên”"),
        (TREE, "ND1", "Điểm tối đa", "1.234", "D4", "không rõ dấu thập phân"),
        (TREE, "ND1", "Điểm tối đa", 30.5, "D3", "các phần cộng lại 60,50"),
        (TREE, "ND1", "Điểm tối đa", "=A1", "D4", "Công thức “=A1” chưa có kết quả"),
        (TREE, "ND1", "Điểm tối đa", "30 %", "D4", "số không có dấu %"),
        (TREE, "ND1", "Điểm tối đa", True, "D4", "Ô này là TRUE"),
        (TREE, "ND1", "Số liệu (tử số)", "ND1.dung_hann", "F4", "Có phải “ND1.dung_han”?"),
        (TREE, "ND1", "Mức phải đạt", 90, "I4", "với “Tỷ lệ cho sẵn (%)”, 80 % ghi 80"),
        (TREE, "ND1", "Bảng điểm", "0: 1", "K4", "Cách tính “Tỷ lệ” không dùng cột này"),
        (TREE, "I", "Bảng điểm", "0: 1", "K3", "Cách tính “Nhóm” không dùng cột này"),
        (TREE, "ND4", "Bảng điểm", "0: 1; 5", "K8", "các cặp “trái: phải”"),
        (TREE, "ND4", "Bảng điểm", "1: 1; 5: 10", "K8", "bậc đầu tiên từ 0"),
        (TREE, "ND5", "Tham số khác", "Điểm hay = 2", "L9", "Không có tham số “Điểm hay”"),
        (TREE, "ND5", "Tham số khác", "linh tinh", "L9", "“tên = giá trị”"),
        (TREE, "ND5", "Số liệu (tử số)", "ND1.den_han", "F9", "“Loại đại lượng” là “Có hay không”"),
        (TREE, "ND1", "Khi không áp dụng", "cho qua", "R4", "“Được điểm tối đa”"),
        (TREE, "ND1", "Chưa xác nhận", "Tên; gì đó", "T4", "“gì đó”"),
        (TREE, "ND1", "Duy trì: căn cứ", None, "AA4", "thiếu mục “Duy trì: căn cứ”"),
        (TREE, "ND1", "Thuộc nhóm", "III", "B4", "nhóm “III” không có ở cột Mã"),
        (TREE, "I", "Thuộc nhóm", "ND1", "B3", "“I” nằm trong chính nó"),
        (TREE, "ND1", "Thuộc nhóm", "ND2", "E5", "“ND2” có dòng bên trong"),
        (TREE, "ND6", "Cách tính", "Nhóm", "E10", "không có dòng nào bên trong"),
        (TREE, "ND1", "Mã", "ND2", "A5", "đã dùng ở 'Tiêu chí'!A4"),
        (INPUTS, "ND2.qua_han", "Loại đại lượng", "số đến", "E5", "Có phải “Số đếm”?"),
        (INPUTS, "ND2.qua_han", "Định nghĩa", None, "C5", "thiếu mục “Định nghĩa”"),
        (INPUTS, "ND2.qua_han", "Mã", None, "A5", "không có mã"),
        (INPUTS, "ND2.qua_han", "Mã", "ND1.den_han", "A5", "lần đầu ở A4"),
        (INPUTS, "ND5.ke_hoach", "Gộp các tháng", "Cộng lại", "O8", "“Lấy tháng cuối”"),
        (SHARED, "Số liệu: cơ quan cung cấp", "Giá trị", None, "H3", "ở trang Dùng chung"),
        (FRAME, "Tháng đầu", "Giá trị", "13/2026", "B9", "Không có tháng 13"),
        (FRAME, "Tháng đầu", "Giá trị", 46235, "B9", "Định dạng ô là Ngày"),
        (FRAME, "Tháng đầu", "Giá trị", None, "B9", "thiếu mục “Tháng đầu”"),
        (FRAME, "Làm tròn", "Giá trị", None, "B16", "thiếu mục “Làm tròn”"),
        (FRAME, "Mã bộ tiêu chí", "Giá trị", None, "B3", "thiếu mục “Mã bộ tiêu chí”"),
        (FRAME, "Dấu minh hoạ", "Giá trị", None, "B7", "mục “Dấu minh hoạ”"),
        (FRAME, "Tổng điểm tối đa", "Giá trị", 99, "B13", "các phần cộng lại 100,00"),
        (FRAME, "Đối tượng chấm điểm", "Giá trị", "Cơ quan; Xã", "B11", "“Xã, phường”"),
        ("Căn cứ", "01/QĐ-UBND", "Ngày ban hành", "31/2/2026", "B3", "Không có ngày"),
        ("Xếp loại", "Đạt", "Từ số điểm", 90, "B5", "từ thấp lên cao"),
        ("Khối", "so-nganh", "Đối tượng", "Tỉnh", "C3", "một trong “Cơ quan”, “Xã, phường”"),
    ],
)
def test_a_fault_is_told_at_its_cell(sheet, key, heading, value, at, words) -> None:
    found = said(put(sheet, key, heading, value))

    assert any(f"!{at}: " in line and words in line for line in found), found


def test_all_faults_are_told_at_once_in_the_order_of_the_workbook() -> None:
    def change(book) -> None:
        cell(book, TREE, "ND1", "Mức phải đạt").value = 90
        cell(book, FRAME, "Tháng đầu", "Giá trị").value = "13/2026"
        cell(book, INPUTS, "ND1.den_han", "Định nghĩa").value = None

    places = [line.partition(": ")[0] for line in said(change)]

    assert places == [
        "a.xlsx, 'Thông tin chung'!B9", "a.xlsx, 'Số liệu'!C4", "a.xlsx, 'Tiêu chí'!I4",
    ]  # fmt: skip


def test_a_date_that_became_of_a_code_is_told() -> None:
    found = said(put(INPUTS, "ND2.qua_han", "Mã", date(2026, 2, 1), "dd/mm/yyyy"))

    assert "Ô này là ngày 2026-02-01" in found[0]


def test_no_message_names_a_field_of_the_file() -> None:
    def change(book) -> None:
        for key in ("ND1", "ND2", "ND4", "ND5"):
            for heading in ("Tên", "Điều khoản", "Số liệu (tử số)", "Bảng điểm"):
                cell(book, TREE, key, heading).value = None

    names = ("name", "clause", "numerator", "table", "value", "rule", "trường")

    assert [line for line in said(change) for name in names if f"“{name}”" in line] == []


def test_a_missing_or_misnamed_sheet_is_told() -> None:
    def change(book) -> None:
        del book["Căn cứ"]
        book["Tiêu chí"].title = "Tiêu chí 1"

    found = said(change)

    assert found == [
        "a.xlsx: Thiếu trang “Căn cứ”. Cần: các trang của mẫu.",
        "a.xlsx, trang tính 'Tiêu chí 1': Không nhận ra trang “Tiêu chí 1”. "
        "Cần: trang “Tiêu chí”. Sửa lại tên trang.",
    ]


def test_a_column_renamed_a_little_or_missing_is_told() -> None:
    def change(book) -> None:
        book[TREE]["D2"] = "Điểm tối đa (điểm)"
        book["Xếp loại"].delete_cols(2)

    found = said(change)

    assert any("!D2: Không nhận ra cột" in line and "“Điểm tối đa”?" in line for line in found)
    assert any("thiếu cột “Từ số điểm”" in line for line in found)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Excel kiểu cũ (.xls)"),
        (workbooks.template()[:-300], "Tệp nén hỏng"),
        (b"PK\x03\x04", "Tệp nén hỏng"),
        (b"%PDF-1.7", "tệp PDF"),
    ],
    ids=["xls", "cut", "empty", "pdf"],
)
def test_what_is_no_workbook_is_refused(source: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words.replace("(", r"\(").replace(")", r"\)")):
        workbooks.load(source, "a.xlsx")


def test_a_workbook_of_something_else_lists_the_sheets_it_lacks() -> None:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)

    found = problems(stream.getvalue())

    assert {problem.rule for problem in found} == {"sheet"}
    assert len(found) == 5


def test_values_far_from_the_corner_are_refused() -> None:
    def change(book) -> None:
        book[TREE]["A9000"] = "x"

    assert "quá xa góc trên" in said(change)[0]


def test_a_control_character_is_told() -> None:
    source = changed(put(TREE, "ND1", "Tên", "Tên\x85mới"))

    assert "U+0085" in str(problems(source)[0])
