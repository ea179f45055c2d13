"""Forms of objections: what a head asks for, what the council concludes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.engine import decimals
from chamdiem.formats import numbers
from chamdiem.portal.appraisal import reasons
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.common import text

REASON = (
    "Nêu số liệu, minh chứng nào (số, ngày, trang) cho thấy điểm thẩm định chưa đúng, và đúng phải "
    "là bao nhiêu"
)
EMPTY = "Hãy ghi lý do."
LONGEST_POINTS = 40


class PointsField(forms.CharField):
    """Points as people write them: 7,5; scaled as the scheme's."""

    def __init__(self, **named: Any) -> None:
        """Know no decimals yet; the form says them."""
        super().__init__(required=False, **named)
        self.places = 0

    def to_python(self, value: Any) -> Any:
        """Read the points, or say how they are written."""
        written = text.nfc(super().to_python(value) or "")
        if not written:
            return None
        if len(written) > LONGEST_POINTS:
            raise forms.ValidationError("Hãy ghi một con số, ví dụ 7,5.")
        try:
            found = numbers.from_text(written, numbers.Style.COMMA)
        except numbers.Unreadable as failure:
            raise forms.ValidationError(f"Cần {failure.expected}.") from failure
        points = None if found.percent else decimals.scaled(found.value, self.places)
        if points is None:
            raise forms.ValidationError(f"Điểm có nhiều nhất {self.places} chữ số sau dấu phẩy.")
        return points


class ObjectionForm(forms.Form):
    """Object to the points of a criterion (kiến nghị về điểm)."""

    asked = PointsField(
        label="Điểm đề nghị", help_text="Ví dụ 7,5. Để trống nếu chỉ đề nghị xem lại."
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=reasons.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": REASON}),
        error_messages={"required": EMPTY},
    )
    evidence = forms.CharField(
        label="Minh chứng kèm theo",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Số, ký hiệu, ngày, trang. Minh chứng đã gửi theo phiếu thì không cần gửi lại.",
    )
    file = forms.ChoiceField(label="Tệp kèm theo", required=False)

    def __init__(
        self, data: Any = None, *, places: int, files: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Read points to the scheme's decimals; offer the files the person gave."""
        super().__init__(data)
        self.fields["asked"].places = places  # type: ignore[attr-defined]
        self.fields["file"].choices = [("", "Không kèm tệp"), *files]  # type: ignore[attr-defined]


class RulingForm(forms.Form):
    """Rule on an objection (kết luận kiến nghị)."""

    outcome = forms.ChoiceField(
        label="Kết luận",
        choices=(("", "Chọn kết luận"), *Outcome.choices),
        error_messages={"required": "Hãy chọn kết luận."},
    )
    points = PointsField(
        label="Điểm theo kết luận", help_text="Chỉ ghi khi “Thay đổi điểm”. Ví dụ 7,5."
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=reasons.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": reasons.PLACEHOLDER}),
        help_text="Mọi đơn vị đọc được ở “Kết luận đã có”: không ghi tên đơn vị, tên người.",
        error_messages={"required": EMPTY},
    )

    def __init__(self, data: Any = None, *, places: int) -> None:
        """Read points to the scheme's decimals."""
        super().__init__(data)
        self.fields["points"].places = places  # type: ignore[attr-defined]
