"""Forms of periods: open a month, confirm a line, move on, move a deadline, give leave."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from chamdiem.engine.periods import Month
from chamdiem.portal.calendar import facts
from chamdiem.portal.common.fields import DayField, MonthField
from chamdiem.portal.periods.choices import Due, Line, PeriodKind
from chamdiem.portal.periods.facts import Act, Window

Options = Sequence[tuple[str, str]]
MONTH, MIDDLE = "month", "middle"
WINDOWS = (
    (MONTH, "Tháng dương lịch: từ ngày 01 đến ngày cuối tháng"),
    (MIDDLE, "Từ ngày 15 tháng trước đến hết ngày 14 của tháng"),
)
CONFIRMED, WAIVED = "confirmed", "waived"
ANSWERS = (
    (CONFIRMED, "Tỉnh đã xác nhận, có văn bản"),
    (WAIVED, "Chưa có văn bản, được đồng ý cho tạm dùng"),
)
ACT_FIELDS = {
    "act_number": "Hãy ghi số, ký hiệu văn bản cho chấm chính thức.",
    "act_issued_on": "Hãy ghi ngày ban hành.",
    "act_issuer": "Hãy ghi cơ quan ban hành.",
}


def within_the_calendar(given: date | Month) -> None:
    """Refuse a day or month whose deadlines the working calendar cannot reckon."""
    if not facts.FIRST_YEAR < given.year < facts.LAST_YEAR:
        raise forms.ValidationError(
            f"Lịch làm việc tính được từ năm {facts.FIRST_YEAR + 1} đến năm {facts.LAST_YEAR - 1}."
        )


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


class OpenForm(Worded):
    """Open a month (Mở kỳ): trial or official, under which scheme, which figures count."""

    month = MonthField(
        label="Tháng",
        help_text="Ghi tháng/năm, ví dụ 10/2026.",
        validators=[within_the_calendar],
    )
    kind = forms.ChoiceField(
        label="Loại kỳ",
        choices=PeriodKind.choices,
        initial=PeriodKind.TRIAL,
        help_text="Kỳ chấm thử không bao giờ chuyển thành chính thức.",
    )
    version = forms.ChoiceField(label="Bộ tiêu chí, phiên bản")
    window = forms.ChoiceField(label="Kỳ số liệu", choices=WINDOWS, initial=MONTH)
    act_number = forms.CharField(
        label="Văn bản cho chấm chính thức: số, ký hiệu", max_length=80, required=False
    )
    act_issued_on = DayField(label="Ngày ban hành", required=False)
    act_issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    act_file = forms.FileField(
        label="Tệp văn bản",
        required=False,
        help_text="Bản quét hoặc bản ký số, khi chấm chính thức. Chọn khi bấm “Mở kỳ”.",
    )

    def __init__(self, *args: Any, versions: Options, **kwargs: Any) -> None:
        """Offer the versions there are."""
        super().__init__(*args, **kwargs)
        self.offer("version", versions, "Chọn phiên bản…")

    def clean(self) -> dict[str, Any]:
        """Demand the act of an official month."""
        given = self.cleaned_data
        if given.get("kind") == PeriodKind.OFFICIAL:
            for name, words in ACT_FIELDS.items():
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return given

    def require_file(self) -> bool:
        """Demand the file of the act once an official month is opened in earnest."""
        needed = self.cleaned_data["kind"] == PeriodKind.OFFICIAL
        if needed and not self.cleaned_data.get("act_file"):
            self.add_error("act_file", "Hãy chọn tệp văn bản cho chấm chính thức.")
        return not self.errors

    def window_chosen(self) -> Window:
        """Return the days whose figures count."""
        shape = (
            Window.to_the_middle if self.cleaned_data.get("window") == MIDDLE else Window.of_month
        )
        return shape(self.cleaned_data["month"])

    def act(self) -> Act:
        """Return the act as filled in, without its file."""
        given = self.cleaned_data
        return Act(given["act_number"], given["act_issued_on"], given["act_issuer"])


class LineForm(Worded):
    """Confirm a line, or let it stand for the time being (xác nhận, cho tạm dùng)."""

    answer = forms.ChoiceField(label="Kết quả", choices=ANSWERS, initial=CONFIRMED)
    department = forms.ChoiceField(label="Cơ quan nào là Sở KH&CN")
    reviewer = forms.ChoiceField(label="Cơ quan thẩm định phiếu của Sở KH&CN")
    basis = forms.CharField(
        label="Căn cứ",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Số, ngày, cơ quan ban hành; khi cho tạm dùng: ai đồng ý, đến khi nào.",
    )
    note = forms.CharField(
        label="Nội dung xác nhận",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, line: Line, units: Options, **kwargs: Any) -> None:
        """Ask for the two organisations only where the line is about them."""
        super().__init__(*args, **kwargs)
        for name in ("department", "reviewer"):
            if line is Line.DEPARTMENT:
                self.offer(name, units, "Chọn cơ quan…")
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse that the Department reviews itself, beside the field."""
        given = self.cleaned_data
        if given.get("reviewer") and given.get("reviewer") == given.get("department"):
            self.add_error("reviewer", "Sở KH&CN không tự thẩm định phiếu của mình.")
        return given


class MoveForm(Worded):
    """Move a period on (Chuyển giai đoạn)."""

    to = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Ghi chú", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ShiftForm(Worded):
    """Move a deadline for all (Lùi thời hạn)."""

    what = forms.ChoiceField(label="Thời hạn", choices=Due.choices)
    to = DayField(
        label="Lùi sang ngày",
        help_text="Ghi ngày/tháng/năm, sau thời hạn đang có.",
        validators=[within_the_calendar],
    )
    carries_later = forms.BooleanField(
        label="Lùi cả các mốc sau, cùng số ngày làm việc", required=False
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hiện ở mọi trang của kỳ, mọi đơn vị đều đọc được.",
    )


class LeaveForm(Worded):
    """Let one unit send later (Gia hạn riêng)."""

    organisation = forms.ChoiceField(label="Đơn vị")
    until = DayField(
        label="Được gửi đến hết ngày",
        help_text="Ghi ngày/tháng/năm.",
        validators=[within_the_calendar],
    )
    reason = forms.CharField(
        label="Lý do", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer those who are expected in the period."""
        super().__init__(*args, **kwargs)
        self.offer("organisation", units, "Chọn đơn vị…")
