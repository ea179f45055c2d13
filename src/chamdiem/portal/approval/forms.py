"""Forms of approval: send back, approve, record a document, the basis of publication, correct."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.portal.approval.choices import Shown
from chamdiem.portal.common.fields import DayField

Options = Sequence[tuple[str, str]]


class Worded(forms.Form):
    """A form that names the field left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of each field that it is empty, by its label."""
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs.setdefault("autocomplete", "off")

    def offer(self, name: str, options: Options, blank: str) -> None:
        """Fill a choice with what there is today."""
        field = self.fields[name]
        field.choices = [("", blank), *options]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = f"Hãy chọn lại “{field.label}”."


def _words(label: str, help_text: str = "", *, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class OpinionForm(Worded):
    """Send a submission back (Trả lại)."""

    text = _words("Ý kiến", "Nội dung nào cần xem lại, vì sao. Sở KH&CN đọc và xử lý theo ý kiến.")


class ApproveForm(Worded):
    """Approve in the site (Phê duyệt và khoá kỳ)."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    document_number = forms.CharField(
        label="Văn bản phê duyệt: số, ký hiệu", max_length=80, help_text="Ví dụ 123/QĐ-UBND."
    )
    document_on = DayField(label="Ngày văn bản")


class RecordForm(Worded):
    """Record a document that was signed (Ghi nhận văn bản đã ký)."""

    document_number = forms.CharField(
        label="Văn bản: số, ký hiệu", max_length=80, help_text="Ví dụ 123/QĐ-UBND."
    )
    document_on = DayField(label="Ngày văn bản")
    signer = forms.ChoiceField(label="Người ký", help_text="Lãnh đạo UBND tỉnh đã ký văn bản.")
    file = forms.FileField(
        label="Văn bản đã ký (PDF)",
        help_text="Bản ký số, hoặc bản quét.",
        error_messages={"empty": "Tệp rỗng (0 byte). Hãy chọn lại tệp đã ký."},
    )
    fingerprint = forms.CharField(
        label="Dấu vân của tháng in trên văn bản",
        required=False,
        help_text="Đủ 64 ký tự, có khoảng trắng cũng được. Để trống nếu tệp là PDF đọc được chữ: "
        "hệ thống tự đọc.",
    )

    def __init__(self, *args: Any, signers: Options, **kwargs: Any) -> None:
        """Offer the leaders of the province."""
        super().__init__(*args, **kwargs)
        self.offer("signer", signers, "Chọn người ký…")


class RuleForm(Worded):
    """Enter the basis of publication (Căn cứ công bố)."""

    basis_number = forms.CharField(label="Văn bản: số, ký hiệu", max_length=80)
    basis_on = DayField(label="Ngày văn bản")
    basis_issuer = forms.CharField(label="Cơ quan ban hành", max_length=200)
    shown = forms.ChoiceField(label="Nội dung công bố", choices=Shown.choices)
    blocks = forms.MultipleChoiceField(
        label="Khối được công bố",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text="Không chọn khối nào là công bố mọi khối.",
    )
    is_off = forms.BooleanField(
        label="Ngừng công bố từ nay",
        required=False,
        help_text="Những gì đã công bố vẫn giữ nguyên.",
    )

    def __init__(self, *args: Any, blocks: Options, **kwargs: Any) -> None:
        """Offer the blocks of the schemes in use."""
        super().__init__(*args, **kwargs)
        self.fields["blocks"].choices = list(blocks)  # type: ignore[attr-defined]


class ReasonForm(Worded):
    """Open a correction (Lập đính chính)."""

    reason = _words(
        "Lý do đính chính",
        "Sai ở đâu, căn cứ nào. Lý do được công khai cùng kết quả đính chính; không ghi tên người.",
    )


class PointsForm(Worded):
    """Correct the points of a criterion of a unit (Đính chính điểm)."""

    unit = forms.ChoiceField(label="Đơn vị")
    leaf = forms.ChoiceField(label="Tiêu chí")
    points = forms.CharField(label="Điểm đúng", max_length=20, help_text="Ví dụ 7,5.")
    reason = _words("Lý do", "Căn cứ, minh chứng.", rows=3)

    def __init__(self, *args: Any, units: Options, leaves: Options, **kwargs: Any) -> None:
        """Offer the units and criteria of the month."""
        super().__init__(*args, **kwargs)
        self.offer("unit", units, "Chọn đơn vị…")
        self.offer("leaf", leaves, "Chọn tiêu chí…")


class FigureForm(Worded):
    """Correct a figure of a unit (Đính chính số liệu)."""

    unit = forms.ChoiceField(label="Đơn vị")
    input_code = forms.ChoiceField(label="Số liệu")
    value = forms.CharField(
        label="Giá trị đúng",
        max_length=40,
        help_text="Một số, hoặc Không phát sinh, Không áp dụng, Chưa có số liệu.",
    )
    reason = _words("Lý do", "Căn cứ, minh chứng.", rows=3)

    def __init__(self, *args: Any, units: Options, inputs: Options, **kwargs: Any) -> None:
        """Offer the units and figures of the month."""
        super().__init__(*args, **kwargs)
        self.offer("unit", units, "Chọn đơn vị…")
        self.offer("input_code", inputs, "Chọn số liệu…")
