"""Forms of guidance: what is said of a criterion, a question, an answer, a training."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, words
from chamdiem.portal.guidance.facts import Told
from chamdiem.portal.orgs.choices import Block

Options = Sequence[tuple[str, str]]


class GuidanceForm(forms.Form):
    """What is said of a criterion (hướng dẫn)."""

    counts = words("Cái gì được tính")
    counts_not = words("Cái gì không tính", required=False)
    evidence = words("Minh chứng được chấp nhận", required=False)
    example = words(
        "Ví dụ tính",
        required=False,
        help_text="Một ví dụ có số: số liệu, cách tính, điểm. Dùng đơn vị giả định.",
    )

    def told(self) -> Told:
        """Return what was filled in."""
        return Told(**self.cleaned_data)


class QuestionForm(forms.Form):
    """Ask about a criterion (gửi câu hỏi)."""

    text = words(
        "Câu hỏi",
        help_text="Sở KH&CN biết đơn vị nào hỏi; đơn vị khác chỉ đọc câu hỏi đã biên tập và câu "
        "trả lời.",
    )
    unit = forms.ChoiceField(label="Hỏi cho đơn vị", required=False)

    def __init__(self, data: Any = None, *, units: Options = ()) -> None:
        """Ask for which unit only where the person has several."""
        super().__init__(data)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        if len(units) < 2:
            del self.fields["unit"]


class AnswerForm(forms.Form):
    """Answer a question (soạn câu trả lời)."""

    asked = words(
        "Câu hỏi như mọi đơn vị đọc",
        rows=2,
        help_text="Biên tập lại: không nêu đơn vị nào, người nào hỏi.",
    )
    text = words("Câu trả lời", rows=4)


class TrainingForm(forms.Form):
    """Note a training (ghi buổi tập huấn)."""

    title = forms.CharField(
        label="Nội dung tập huấn",
        max_length=300,
        error_messages={"required": "Hãy ghi nội dung tập huấn."},
    )
    on = DayField(
        label="Ngày",
        help_text="Ghi ngày/tháng/năm.",
        error_messages={"required": "Hãy ghi ngày."},
    )
    is_online = forms.BooleanField(label="Trực tuyến", required=False)
    place = forms.CharField(label="Địa điểm", max_length=300, required=False)
    blocks = forms.MultipleChoiceField(
        label="Khối dự",
        choices=Block.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn: mọi khối.",
    )
    version = forms.ChoiceField(label="Bộ tiêu chí", required=False)
    leaves = forms.CharField(
        label="Mã các tiêu chí",
        max_length=2000,
        required=False,
        help_text="Cách nhau bằng dấu phẩy. Để trống: cả bộ tiêu chí.",
    )

    def __init__(self, data: Any = None, *, versions: Options = ()) -> None:
        """Offer the versions there are."""
        super().__init__(data)
        self.fields["version"].choices = [("", "Không riêng bộ nào"), *versions]  # type: ignore[attr-defined]

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the criteria."""
        written = self.cleaned_data["leaves"].split(",")
        return tuple(dict.fromkeys(code.strip() for code in written if code.strip()))


class MaterialForm(forms.Form):
    """Give material to a training (thêm tài liệu)."""

    file = forms.FileField(
        label="Tài liệu",
        help_text="PDF, Word, Excel, trình chiếu hoặc ảnh.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp không có nội dung."},
    )
