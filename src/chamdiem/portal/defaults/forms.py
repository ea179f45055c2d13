"""The form that confirms or changes a default (xác nhận hoặc đổi mặc định)."""

from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.defaults import declared
from chamdiem.portal.defaults.actions import Basis
from chamdiem.portal.defaults.declared import Default

PARTS = {
    "basis_number": "Hãy điền số, ký hiệu văn bản.",
    "basis_issued_on": "Hãy điền ngày ban hành.",
    "basis_issuer": "Hãy điền cơ quan ban hành.",
    "basis_title": "Hãy điền trích yếu.",
}
NO_BASIS = "Chưa có căn cứ: hãy ghi văn bản ở trên, hoặc ý kiến cho tạm dùng."


class DecisionForm(forms.Form):
    """The value, the day from which it holds, and what it rests on."""

    value = forms.CharField(label="Giá trị", max_length=200)
    holds_from = DayField(
        label="Áp dụng từ ngày", help_text="Ghi ngày/tháng/năm. Đổi giá trị: từ hôm nay trở đi."
    )
    basis_number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=80, required=False, help_text="Ví dụ 12/QĐ-UBND."
    )
    basis_issued_on = DayField(label="Ngày ban hành", required=False)
    basis_issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    basis_title = forms.CharField(label="Trích yếu", max_length=500, required=False)
    waiver = forms.CharField(
        label="Ý kiến cho tạm dùng",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ khi chưa có văn bản: ai đồng ý, đến khi nào. Giá trị giữ nguyên.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, default: Default, **kwargs: Any) -> None:
        """Take the values that this default can have; name what was left empty."""
        super().__init__(*args, **kwargs)
        self.default = default
        if default.options:
            self.fields["value"].widget = forms.Select(choices=list(default.options.items()))
        for name in ("value", "holds_from"):
            each = self.fields[name]
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
        for each in self.fields.values():
            each.widget.attrs.setdefault("autocomplete", "off")

    def clean_value(self) -> str:
        """Refuse what the default cannot be, beside the field."""
        try:
            return str(self.default.read(self.cleaned_data["value"]))
        except declared.BadValue as trouble:
            raise forms.ValidationError(str(trouble)) from trouble

    def clean(self) -> dict[str, Any]:
        """Demand a whole document, or a waiver."""
        given = self.cleaned_data
        missing = [name for name in PARTS if not given.get(name) and name not in self.errors]
        if len(missing) < len(PARTS):
            for name in missing:
                self.add_error(name, PARTS[name])
        elif not given.get("waiver"):
            self.add_error("waiver", NO_BASIS)
        return given

    def basis(self) -> Basis:
        """Return what the decision rests on, as it was filled in."""
        given = self.cleaned_data
        return Basis(
            number=given["basis_number"],
            issued_on=given["basis_issued_on"],
            issuer=given["basis_issuer"],
            title=given["basis_title"],
            waiver=given["waiver"],
        )
