"""Forms of requests about personal data."""

from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.privacy import access
from chamdiem.portal.privacy.choices import Kind


class _Named(forms.Form):
    """Names the field that was left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs.setdefault("autocomplete", "off")


def _text(label: str, hint: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=4000, widget=area, help_text=hint)


class AskForm(_Named):
    """What a person asks of their own data (gửi yêu cầu)."""

    kind = forms.TypedChoiceField(label="Yêu cầu", choices=Kind.choices, coerce=Kind)
    text = _text("Nội dung", "Điều cần xem, chỗ sai và nội dung đúng, hoặc lý do.")


class EnterForm(AskForm):
    """A request that came on paper (nhập thay)."""

    paper = forms.CharField(
        label="Số, ngày văn bản hoặc đơn", max_length=120, help_text="Ví dụ Đơn ngày 07/09/2026."
    )
    received_on = DayField(label="Ngày nhận", help_text="Thời hạn tính từ ngày này.")
    person = forms.CharField(
        label="Người yêu cầu trong hệ thống",
        max_length=160,
        required=False,
        help_text="Tên đăng nhập, mã người, hoặc họ tên đầy đủ. Để trống nếu hệ thống không có "
        "người này.",
    )

    def clean_person(self) -> Any:
        """Find the person, or say why not."""
        words = self.cleaned_data["person"]
        if not words:
            return None
        found = access.people_called(words)
        if not found:
            raise forms.ValidationError(
                f"Không thấy “{words}”. Hãy kiểm tra lại, hoặc để trống nếu hệ thống không có "
                "người này."
            )
        if len(found) > 1:
            raise forms.ValidationError(
                f"Có {len(found)} người tên “{words}”. Hãy ghi tên đăng nhập hoặc mã người."
            )
        return found[0]


class AnswerForm(_Named):
    """What the person is told."""

    text = _text("Trả lời hoặc lý do", "Người yêu cầu đọc được nguyên văn.")


class CorrectForm(_Named):
    """The person's data as they should stand, and what the person is told."""

    display_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ", max_length=160, required=False)
    work_contact = forms.CharField(
        label="Liên hệ công vụ",
        max_length=160,
        required=False,
        help_text="Điện thoại hoặc hộp thư của cơ quan.",
    )
    text = _text("Trả lời", "Người yêu cầu đọc được nguyên văn.")
