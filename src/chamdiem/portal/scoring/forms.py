"""The form of the third door: a scheme, a month and its figures."""

from typing import Any

from django import forms

from chamdiem.portal.common.fields import MonthField

NEW = "moi"


class UploadForm(forms.Form):
    """What a person brings to be checked and scored (nạp để chấm thử)."""

    scheme = forms.ChoiceField(label="Bộ tiêu chí")
    scheme_file = forms.FileField(label="Tệp bộ tiêu chí", required=False)
    month = MonthField(label="Tháng chấm", help_text="Ghi tháng/năm, ví dụ 08/2026.")
    figures_file = forms.FileField(label="Tệp số liệu của tháng")
    units_file = forms.FileField(
        label="Tệp danh sách đơn vị",
        required=False,
        help_text="Chỉ cần khi tệp số liệu không ghi tên và khối của đơn vị.",
    )

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the versions that the system has, and a file of one's own."""
        super().__init__(*args, **kwargs)
        field = self.fields["scheme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*versions, (NEW, "Tệp mới, chọn ở ô dưới")]
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."

    def clean(self) -> dict[str, Any]:
        """Demand the scheme's file where no version is chosen."""
        cleaned = super().clean() or {}
        if cleaned.get("scheme") == NEW and not cleaned.get("scheme_file"):
            self.add_error("scheme_file", "Hãy chọn tệp bộ tiêu chí (YAML hoặc Excel).")
        return cleaned
