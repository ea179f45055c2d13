"""Forms beside the return: a document's reference, a link, a section to give."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from chamdiem.portal.calendar.deadlines import end_of
from chamdiem.portal.common.fields import DayField
from chamdiem.portal.common.moments import instant_of
from chamdiem.portal.returns.actions import Given
from chamdiem.portal.returns.choices import EvidenceKind


def _day(label: str, hint: str) -> DayField:
    return DayField(label=label, help_text=hint, required=False)


class DocumentForm(forms.Form):
    """A document as evidence (văn bản): number, day, issuer, subject."""

    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=80,
        help_text="Ví dụ 123/QĐ-UBND.",
        error_messages={"required": "Hãy điền số, ký hiệu của văn bản."},
    )
    issued_on = _day("Ngày ban hành", "Ghi ngày/tháng/năm, ví dụ 15/08/2026.")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    subject = forms.CharField(label="Trích yếu", max_length=500, required=False)
    valid_until = _day("Còn hiệu lực đến", "Bỏ trống nếu không có thời hạn.")

    def given(self) -> Given:
        """Return the evidence that was filled in."""
        return Given(kind=EvidenceKind.DOCUMENT, **self.cleaned_data)


class LinkForm(forms.Form):
    """A link as evidence (đường dẫn)."""

    prefix = "l"

    link = forms.CharField(
        label="Đường dẫn",
        max_length=500,
        help_text="Bắt đầu bằng https:// hoặc http://.",
        error_messages={"required": "Hãy điền đường dẫn."},
    )
    subject = forms.CharField(label="Nội dung trang", max_length=500, required=False)
    valid_until = _day("Còn hiệu lực đến", "Bỏ trống nếu không có thời hạn.")

    def given(self) -> Given:
        """Return the evidence that was filled in."""
        return Given(kind=EvidenceKind.LINK, **self.cleaned_data)


class FileForm(forms.Form):
    """Files that the person gave, as evidence (tệp), and the page to open at."""

    prefix = "f"
    file = forms.MultipleChoiceField(label="Tệp đã gửi")
    page = forms.IntegerField(label="Mở ở trang", min_value=1, max_value=99999, required=False)
    subject = forms.CharField(label="Nội dung", max_length=500, required=False)
    valid_until = _day("Còn hiệu lực đến", "Bỏ trống nếu không có thời hạn.")

    def __init__(self, data: Any = None, *, files: Sequence[tuple[str, str]]) -> None:
        """Offer these files."""
        super().__init__(data)
        field = self.fields["file"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(files)
        field.error_messages["required"] = "Hãy chọn tệp, hoặc gửi tệp mới ở ngay trên."


class SignedForm(forms.Form):
    """A document that brings a return (bản ký): its file, number, day, signer."""

    file = forms.ChoiceField(label="Tệp đã ký")
    number = forms.CharField(
        label="Số, ký hiệu văn bản",
        max_length=80,
        help_text="Ví dụ 45/BC-SNV.",
        error_messages={"required": "Hãy điền số, ký hiệu của văn bản."},
    )
    on = DayField(
        label="Ngày văn bản",
        help_text="Ghi ngày/tháng/năm; người ký phải giữ chức vụ trong ngày này.",
        error_messages={"required": "Hãy điền ngày của văn bản."},
    )
    signer = forms.ChoiceField(label="Người ký")

    def __init__(
        self,
        data: Any = None,
        *,
        files: Sequence[tuple[str, str]],
        signers: Sequence[tuple[str, str]],
    ) -> None:
        """Offer these files and signers."""
        super().__init__(data)
        for name, choices in (("file", files), ("signer", signers)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
            field.error_messages["required"] = f"Hãy chọn “{field.label}”."
            field.error_messages["invalid_choice"] = (
                f"“{field.label}” không còn trong danh sách. Hãy chọn lại."
            )


class PaperForm(SignedForm):
    """A return that came on paper (văn bản giấy): as a signed one, with when it arrived."""

    arrived_on = DayField(
        label="Ngày đến",
        help_text="Theo dấu đến của văn thư; thời điểm này tính vào hạn gửi.",
        error_messages={"required": "Hãy điền ngày văn bản đến."},
    )
    arrived_time = forms.TimeField(
        label="Giờ đến",
        help_text="Ví dụ 14:30.",
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M"],
        error_messages={
            "required": "Hãy điền giờ văn bản đến.",
            "invalid": "Hãy ghi giờ:phút có thật, ví dụ 14:30.",
        },
    )

    def arrived_at(self) -> datetime:
        """Return the instant that was filled in."""
        return instant_of(self.cleaned_data["arrived_on"], self.cleaned_data["arrived_time"])


class PartForm(forms.Form):
    """A section, the colleague, the due time inside the office (giao phần)."""

    node = forms.ChoiceField(label="Mục")
    person = forms.ChoiceField(label="Giao cho")
    due_on = _day("Hạn nội bộ", "Đến hết ngày này.")

    def __init__(
        self,
        data: Any = None,
        *,
        nodes: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
    ) -> None:
        """Offer these sections and colleagues."""
        super().__init__(data)
        for name, choices in (("node", nodes), ("person", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
            field.error_messages["required"] = f"Hãy chọn “{field.label}”."

    def due_at(self) -> datetime | None:
        """Return the last instant of the day that was filled in."""
        day = self.cleaned_data["due_on"]
        return end_of(day) if day else None
