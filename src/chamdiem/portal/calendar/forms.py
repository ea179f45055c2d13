"""Forms of the calendar: one day, and a year's announcement."""

from typing import Any

from django import forms

from chamdiem.portal.calendar.actions import Wanted
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.common.fields import DayField

SOURCE_HINT = "Số, ngày, cơ quan của văn bản, ví dụ 12729/VPCP-KGVX ngày 25/12/2025."


class DayForm(forms.Form):
    """What a day shall be, by which document (sửa một ngày)."""

    day = DayField(label="Ngày", help_text="Ghi ngày/tháng/năm, ví dụ 02/01/2026.")
    is_working = forms.TypedChoiceField(
        label="Ngày này",
        choices=(("0", "nghỉ"), ("1", "làm việc")),
        coerce=lambda value: value == "1",
    )
    name = forms.CharField(
        label="Tên", max_length=120, help_text="Ví dụ Nghỉ hoán đổi dịp Tết Dương lịch, Làm bù."
    )
    status = forms.TypedChoiceField(label="Tình trạng", choices=Status.choices, coerce=Status)
    source = forms.CharField(label="Căn cứ", max_length=300, help_text=SOURCE_HINT)
    note = forms.CharField(
        label="Ghi chú",
        max_length=500,
        required=False,
        help_text="Bắt buộc khi sửa ngày đã qua: vì sao sửa.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field that was left empty."""
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs["autocomplete"] = "off"

    def wanted(self) -> Wanted:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        given.pop("seen")
        return Wanted(**given)

    def with_mark(self, seen: str) -> "DayForm":
        """Return the form as it was filled in, with the mark of what was looked at."""
        return DayForm({name: self[name].value() for name in self.fields} | {"seen": seen})


class YearForm(forms.Form):
    """The document that announced a year's days off (xác nhận cả năm)."""

    source = forms.CharField(
        label="Văn bản thông báo lịch nghỉ",
        max_length=300,
        help_text=SOURCE_HINT,
        error_messages={"required": "Hãy điền văn bản thông báo lịch nghỉ."},
    )
