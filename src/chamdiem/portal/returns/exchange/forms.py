"""The forms of the return by spreadsheet: the file, and where a foreign file holds what."""

import json
from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.formats.returns import Grid

LARGEST_GRID = 400_000  # letters


class FileForm(forms.Form):
    """A file to be looked at, and how to read it (gửi bảng tính)."""

    file = forms.FileField(
        label="Tệp bảng tính",
        allow_empty_file=True,  # the reader says that it is empty, beside what to do
        error_messages={"required": "Hãy chọn tệp bảng tính."},
    )
    mapping = forms.ChoiceField(
        label="Cách đọc",
        required=False,
        help_text="Tệp tải từ phiếu này thì hệ thống tự nhận. Tệp của phần mềm khác: chọn ánh xạ "
        "cột đã lưu; chưa có thì cứ gửi, hệ thống sẽ hỏi cột nào là gì.",
    )

    def __init__(self, *args: Any, mappings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the mappings of the unit."""
        super().__init__(*args, **kwargs)
        field = self.fields["mapping"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tự nhận theo nội dung tệp"), *mappings]


class MappingForm(forms.Form):
    """A column mapping: its name, the sheet, the rows and columns (ánh xạ cột)."""

    name = forms.CharField(
        label="Tên ánh xạ",
        max_length=80,
        help_text="Ví dụ tên phần mềm xuất ra tệp.",
        error_messages={"required": "Hãy đặt tên để tháng sau chọn lại."},
    )
    sheet = forms.CharField(
        label="Trang tính",
        max_length=120,
        required=False,
        help_text="Bỏ trống nếu tên trang đổi theo tháng: đọc trang hiển thị đầu tiên.",
    )
    header_row = forms.IntegerField(label="Dòng tiêu đề", min_value=0, max_value=1000)
    label_column = forms.IntegerField(label="Cột ghi mã hoặc tên số liệu", min_value=1)
    value_column = forms.IntegerField(label="Cột ghi giá trị", min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of each number what it counts."""
        super().__init__(*args, **kwargs)
        for name in ("header_row", "label_column", "value_column"):
            self.fields[name].error_messages |= {
                "required": "Hãy ghi một số.",
                "invalid": "Hãy ghi một số.",
            }
        self.fields["label_column"].help_text = "Đếm từ 1: cột A là 1, cột B là 2."
        self.fields["value_column"].help_text = "Đếm từ 1."
        self.fields["header_row"].help_text = "Số liệu đọc từ dòng sau dòng này."


def grids_written(grids: Sequence[Grid]) -> str:
    """Write grids as a page carries them; the rest of a large file is left out."""
    said: list[Any] = []
    for grid in grids:
        rows = [list(row) for row in grid.rows]
        while rows and len(json.dumps([*said, [grid.sheet, rows]])) > LARGEST_GRID:
            rows = rows[: len(rows) // 2]
        said.append([grid.sheet, rows])
    return json.dumps(said, ensure_ascii=False)


def grids_read(written: str) -> tuple[Grid, ...]:
    """Read back what a page carried; nothing where it is not that."""
    try:
        return tuple(
            Grid(str(sheet), tuple(tuple(str(cell) for cell in row) for row in rows))
            for sheet, rows in json.loads(written or "[]")
        )
    except (ValueError, TypeError, RecursionError):
        return ()
