"""The form of an inspection file: of what, which months, why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.portal.common.fields import MonthField
from chamdiem.portal.supervision.choices import ScopeKind
from chamdiem.portal.supervision.scope import Scope, Span


class DossierForm(forms.Form):
    """What an inspector asks for (lập hồ sơ kiểm tra)."""

    kind = forms.ChoiceField(label="Lập hồ sơ của", choices=ScopeKind.choices)
    unit = forms.ChoiceField(label="Đơn vị")
    criterion = forms.ChoiceField(label="Nhóm, tiêu chí")
    first = MonthField(label="Từ tháng", help_text="Ghi tháng/năm, ví dụ 01/2026.")
    last = MonthField(label="Đến tháng", help_text="Ghi tháng/năm, ví dụ 08/2026.")
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        help_text="Số văn bản và nội dung kiểm tra. Không ghi tên người.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, units: Sequence[Scope], criteria: Sequence[Scope], **kwargs: Any
    ) -> None:
        """Offer what there is, series by series."""
        super().__init__(*args, **kwargs)
        self.has_subjects = bool(units)
        for name, offered in (("unit", units), ("criterion", criteria)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "– Chọn –"), *_grouped(offered)]
            field.error_messages["invalid_choice"] = "Hãy chọn trong danh sách."
        for each in self.fields.values():
            verb = "chọn" if isinstance(each, forms.ChoiceField) else "điền"
            each.error_messages["required"] = f"Hãy {verb} “{each.label}”."
            each.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen kind needs and no more, and for months in their order."""
        cleaned = super().clean() or {}
        for other in {"unit", "criterion"} - {cleaned.get("kind")}:
            self.errors.pop(other, None)
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", f"Tháng cuối phải từ {first.spoken} trở đi.")
        return cleaned

    def asked(self) -> dict[str, str]:
        """Return kind, series and code that were chosen."""
        kind = self.cleaned_data["kind"]
        series, _, code = self.cleaned_data[kind].partition("/")
        return {"kind": kind, "series": series, "code": code}

    def span(self) -> Span:
        """Return the months."""
        return Span(self.cleaned_data["first"], self.cleaned_data["last"])


def _grouped(offered: Sequence[Scope]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the choices under the title of their series; one code is shown once."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in offered:
        shown = f"{one.code} {one.name}"
        groups.setdefault(one.series.title, []).append((f"{one.series.slug}/{one.code}", shown))
    return list(groups.items())
