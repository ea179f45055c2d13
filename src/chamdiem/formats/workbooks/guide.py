"""The sheets that explain: how to fill in the workbook, and each rule with an example."""

from collections.abc import Iterator, Sequence

from chamdiem.formats.workbooks import kinds, rows, vocabulary
from chamdiem.formats.workbooks.columns import RULES, Column
from chamdiem.formats.workbooks.forms import Text
from chamdiem.formats.workbooks.kinds import RuleKind
from chamdiem.formats.workbooks.pages import Page

_STEPS: Sequence[tuple[str, str]] = (
    ("Bộ tiêu chí bằng bảng tính", ""),
    (
        "1",
        "Điền các trang từ trái sang phải. Cột và mục có nền đậm hơn là bắt buộc. Di chuột lên "
        "tiêu đề để xem cách ghi; ô có danh sách thì chọn trong danh sách.",
    ),
    ("2", "Trang Thông tin chung, Căn cứ, Khối, Xếp loại: mỗi mục hoặc mỗi dòng một điều."),
    (
        "3",
        "Trang Tiêu chí: mỗi dòng một nhóm hoặc một tiêu chí, theo thứ tự của phụ lục; có thể "
        "dán cả cột mã, tên, điểm tối đa từ bảng Word, Excel. Cột “Thuộc nhóm” ghi mã của nhóm "
        "chứa dòng ấy. Dòng là nhóm thì cột “Cách tính” chọn “Nhóm”.",
    ),
    (
        "4",
        "Chưa biết cách tính một tiêu chí thì chọn “Chấm tay, có trần điểm” và bỏ trống các cột "
        "số liệu: hệ thống tự khai một số liệu điểm, lớn nhất bằng điểm tối đa, và ghi là mặc "
        "định hệ thống.",
    ),
    (
        "5",
        "Trang Số liệu: mỗi dòng một số liệu mà tiêu chí dùng. Điều giống nhau ở mọi dòng ghi "
        "một lần ở trang Dùng chung; dòng nào ghi riêng thì lấy ở dòng ấy.",
    ),
    (
        "6",
        "Điều văn bản không nói thì ghi “văn bản không quy định”. Giá trị tự đặt khi chưa có căn "
        "cứ thì ghi tên mục ở cột “Chưa xác nhận”; nơi hiển thị sẽ ghi “mặc định hệ thống – cần "
        "UBND tỉnh xác nhận”.",
    ),
    (
        "7",
        "Số ghi vào ô dạng số. Tỷ lệ 80 % của “Tỷ lệ” ghi 0,8; của “Tỷ lệ cho sẵn (%)” ghi 80. "
        "Trong một ô có nhiều giá trị thì ngăn bằng dấu chấm phẩy.",
    ),
    (
        "8",
        "Các trang Cách nhìn khác, Điều kiện khống chế, Hạn mức xếp loại không dùng thì bỏ trống.",
    ),
    (
        "9",
        "Các dòng có sẵn trong mẫu là ví dụ minh hoạ. Xoá hết trước khi điền, kể cả ô “Dấu minh "
        "hoạ”.",
    ),
    (
        "10",
        "Lưu tệp dạng .xlsx rồi tải lên trang Bộ tiêu chí, hoặc chạy: chamdiem import-scheme "
        "TỆP.xlsx --out TỆP.yaml. Mọi lỗi được báo cùng lúc, mỗi lỗi có trang và ô.",
    ),
)
_WIDE = 120
_WORD = Column((), "Cách tính", Text(), 26, needed=True)
_TOLD = Column((), "Cách cho điểm", Text(), 60, needed=True)
_COLUMNS = Column((), "Các cột cần điền", Text(), 44, needed=True)
_HEADS = (_WORD, _TOLD, _COLUMNS, *RULES[1:])


def steps(page: Page) -> None:
    """Say how the workbook is filled in."""
    page.page.set_column(0, 0, 6)
    page.page.set_column(1, 1, _WIDE)
    page.printed((Column((), "", Text(), _WIDE),))
    for row, (number, text) in enumerate(_STEPS):
        page.text(
            row, 0, number, {} if text else {"bold": True, "text_wrap": False, "font_size": 14}
        )
        if text:
            page.text(row, 1, text)
            page.fit(row, [(text, _WIDE)])


def rules(page: Page) -> None:
    """Explain each rule, with an example in the columns of the criteria."""
    page.title(0, "Mỗi dòng một cách tính, với ví dụ ở đúng các cột của trang Tiêu chí.")
    page.head(1, _HEADS)
    for at, column in enumerate(_HEADS):
        page.page.set_column(at, at, column.width)
    page.printed(_HEADS)
    for row, (name, kind) in enumerate(_known(), start=2):
        cells = rows.rule_filled({"kind": name, **kind.example})
        page.text(row, 0, kind.word, {"bold": True})
        page.text(row, 1, kind.told)
        fields = "\n".join(needed(name, kind))
        page.text(row, 2, fields)
        page.fit(row, [(kind.told, _TOLD.width), (fields, _COLUMNS.width)])
        for at, column in enumerate(RULES[1:], start=3):
            page.cell(row, at, column.form, cells.get(column.path, ""))


def _known() -> Iterator[tuple[str, RuleKind]]:
    return ((name, kind) for name, kind in kinds.KINDS.items() if name in vocabulary.kinds())


def needed(name: str, kind: RuleKind) -> Iterator[str]:
    """Say which parameter stands in which column, and what may be left out."""
    headings = {column.path[1]: column.heading for column in RULES}
    columns = {parameter: headings[key] for key, parameter in kind.columns.items()}
    for parameter, field in vocabulary.fields(name).items():
        where = columns.get(parameter, "Tham số khác")
        may = "" if parameter in vocabulary.required(name) else " (không bắt buộc)"
        yield f"{where}: {vocabulary.title(field, parameter)}{may}"
