"""Forms of schemes: a file to check, and the act that puts a version in force."""

from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, MonthField
from chamdiem.portal.schemes.actions import Act


class SchemeFileForm(forms.Form):
    """A scheme's file to be checked (nạp bộ tiêu chí)."""

    file = forms.FileField(
        label="Tệp bộ tiêu chí",
        error_messages={"required": "Hãy chọn tệp bộ tiêu chí."},
    )


class ActivationForm(forms.Form):
    """The act, and the month from which the version applies (kích hoạt)."""

    number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=80, help_text="Ví dụ 1234/QĐ-UBND."
    )
    issued_on = DayField(label="Ngày ban hành", help_text="Ghi ngày/tháng/năm, ví dụ 07/09/2026.")
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200, help_text="Ví dụ Uỷ ban nhân dân tỉnh."
    )
    title = forms.CharField(
        label="Trích yếu", max_length=500, help_text="Như ghi ở văn bản: “Ban hành phương án …”."
    )
    first_month = MonthField(
        label="Áp dụng từ tháng",
        help_text="Ghi tháng/năm, ví dụ 10/2026. Tháng chưa công bố, trong hiệu lực của tệp.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field that was left empty."""
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs["autocomplete"] = "off"

    def act(self) -> Act:
        """Return the act as it was filled in."""
        data = self.cleaned_data
        return Act(data["number"], data["issued_on"], data["issuer"], data["title"])
