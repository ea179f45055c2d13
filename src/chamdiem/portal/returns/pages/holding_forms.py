"""Forms of data holders: where figures come from, a file of them, who holds which."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.returns.actions.holding import LONGEST_SOURCE


class SourceForm(forms.Form):
    """Where the figures come from (nguồn), kept with each."""

    source = forms.CharField(
        label="Nguồn số liệu",
        max_length=LONGEST_SOURCE,
        help_text="Ví dụ “Hệ thống một cửa của tỉnh, chốt ngày 01/09/2026”; đơn vị đọc được.",
        error_messages={"required": "Hãy ghi nguồn của số liệu."},
    )


class FileForm(SourceForm):
    """A spreadsheet with a column of unit codes and a column for each input (tệp số liệu)."""

    file = forms.FileField(
        label="Tệp .xlsx hoặc .csv",
        help_text="Dòng tiêu đề: “Mã đơn vị” rồi mỗi số liệu một cột, tên cột là mã số liệu.",
        error_messages={"required": "Hãy chọn tệp."},
    )


class AssignForm(forms.Form):
    """Which agency holds an input, from a day on (giao cơ quan giữ số liệu)."""

    input_code = forms.ChoiceField(label="Số liệu")
    organisation = forms.ChoiceField(label="Cơ quan giữ", required=False)
    holds_from = DayField(label="Từ ngày", help_text="Ghi ngày/tháng/năm, ví dụ 01/08/2026.")

    def __init__(
        self,
        data: Any = None,
        *,
        inputs: Sequence[tuple[str, str]],
        units: Sequence[tuple[str, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        """Offer these inputs and agencies."""
        super().__init__(data, initial=initial)
        for name, choices in (("input_code", inputs), ("organisation", units)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
