"""Forms of inspections: plan, checklist, results, minutes, findings, remedies, other teams."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, line, words
from chamdiem.portal.inspections.actions.ground import LONGEST
from chamdiem.portal.inspections.choices import Kind, Outcome, Severity
from chamdiem.portal.inspections.facts import Checked, Content, Done, Noted

Options = Sequence[tuple[str, str]]
NOTE = 1000
OVERLAP = "knows_overlap"


def day(label: str, **named: Any) -> DayField:
    """Return a field of a day that must be written."""
    return DayField(label=label, error_messages={"required": f"Hãy ghi “{label}”."}, **named)


def content(sent: Any) -> Content | None:
    """Return a file that came with a form as its name and bytes."""
    return (sent.name, sent.read()) if sent else None


class ReviseForm(forms.Form):
    """What a plan says (kế hoạch), and why it is said anew."""

    content = words("Nội dung kiểm tra", 3)
    basis_number = line("Văn bản căn cứ: số, ký hiệu", 110, help_text="Ví dụ 12/KH-SKHCN.")
    basis_issued_on = day("Ngày văn bản căn cứ")
    from_on = day("Kiểm tra từ ngày")
    to_on = day("Đến hết ngày")
    leader = forms.ChoiceField(
        label="Trưởng đoàn",
        error_messages={"required": "Hãy chọn trưởng đoàn."},
        help_text="Người giữ chức vụ hoặc vai trò ở đơn vị được kiểm tra không tham gia đoàn.",
    )
    members = forms.MultipleChoiceField(
        label="Thành viên đoàn",
        required=False,
        help_text="Giữ Ctrl để chọn nhiều.",
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    reason = words("Lý do sửa", 2)
    knows_overlap = forms.BooleanField(
        label="Đã biết trùng thời gian",
        required=False,
        help_text="Kế hoạch được ghi dù trùng; trang của cuộc kiểm tra vẫn nhắc việc trùng.",
    )

    def __init__(self, *args: Any, people: Options, **kwargs: Any) -> None:
        """Offer who has an account."""
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = [("", "Chọn người…"), *people]  # type: ignore[attr-defined]
        self.fields["members"].choices = list(people)  # type: ignore[attr-defined]


class PlanForm(ReviseForm):
    """Plan an inspection (lập kế hoạch kiểm tra)."""

    unit = forms.ChoiceField(
        label="Đơn vị được kiểm tra", error_messages={"required": "Hãy chọn đơn vị."}
    )
    kind = forms.ChoiceField(label="Loại kiểm tra", choices=Kind.choices)
    reason = None  # type: ignore[assignment] # a first plan has nothing to explain
    field_order = ("unit", "kind")

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer the units of the day."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Chọn đơn vị…"), *units]  # type: ignore[attr-defined]


class ItemsForm(forms.Form):
    """Add items to a checklist (thêm mục kiểm tra)."""

    leaves = forms.MultipleChoiceField(
        label="Tiêu chí",
        required=False,
        help_text="Giữ Ctrl để chọn nhiều.",
        widget=forms.SelectMultiple(attrs={"size": 12}),
    )
    words = forms.CharField(
        label="Nội dung tự ghi",
        required=False,
        max_length=LONGEST,
        help_text="Mỗi dòng là một mục.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, leaves: Options, **kwargs: Any) -> None:
        """Offer the criteria of the version in use."""
        super().__init__(*args, **kwargs)
        self.fields["leaves"].choices = list(leaves)  # type: ignore[attr-defined]
        if not leaves:
            del self.fields["leaves"]

    def chosen(self) -> Sequence[str]:
        """Return the codes of the criteria that were chosen."""
        return tuple(self.cleaned_data.get("leaves", ()))

    def lines(self) -> Sequence[str]:
        """Return what was written, an item a line."""
        return tuple(self.cleaned_data["words"].splitlines())


class ResultsForm(forms.Form):
    """What was found at each item (ghi kết quả); an item left open stays as it is."""

    def __init__(self, *args: Any, items: Iterable[Checked], **kwargs: Any) -> None:
        """Ask of each item what was found, beginning with what was noted last."""
        super().__init__(*args, **kwargs)
        self.keys = []
        for one in items:
            self.keys.append(one.pk)
            self.fields[f"o-{one.pk}"] = forms.ChoiceField(
                choices=[("", "Chưa ghi"), *Outcome.choices],
                initial=str(one.outcome or ""),
                required=False,
                widget=forms.Select(
                    attrs={"class": "form-select", "aria-label": f"Kết quả: {one.name}"}
                ),
            )
            self.fields[f"n-{one.pk}"] = forms.CharField(
                initial=one.note,
                max_length=NOTE,
                required=False,
                widget=forms.TextInput(
                    attrs={"class": "form-control", "aria-label": f"Ghi chú: {one.name}"}
                ),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a result where there is a note."""
        given = super().clean() or {}
        for key in self.keys:
            if given.get(f"n-{key}") and not given.get(f"o-{key}"):
                self.add_error(f"o-{key}", "Hãy chọn kết quả cho mục có ghi chú.")
        return given

    def noted(self) -> dict[int, Noted]:
        """Return what was found, by the key of the item."""
        given = self.cleaned_data
        return {
            key: Noted(Outcome(given[f"o-{key}"]), given[f"n-{key}"])
            for key in self.keys
            if given[f"o-{key}"]
        }


class MinutesForm(forms.Form):
    """Note the signed minutes (ghi biên bản)."""

    number = line("Số, ký hiệu biên bản", 110, help_text="Ví dụ 05/BB-SKHCN.")
    issued_on = day("Ngày biên bản")
    file = forms.FileField(
        label="Tệp biên bản đã ký",
        help_text="PDF, Word hoặc ảnh.",
        error_messages={"required": "Hãy chọn tệp.", "empty": "Tệp không có nội dung."},
    )
    reason = words("Lý do ghi lại", 2, help_text="Biên bản đã ghi trước vẫn được giữ.")

    def __init__(self, *args: Any, is_again: bool, **kwargs: Any) -> None:
        """Ask why only where minutes were noted before."""
        super().__init__(*args, **kwargs)
        if not is_again:
            del self.fields["reason"]


class FindingForm(forms.Form):
    """Note what was found wrong (ghi phát hiện)."""

    text = words("Phát hiện", 3)
    severity = forms.ChoiceField(label="Mức độ", choices=Severity.choices)
    remedy = words("Yêu cầu khắc phục", 3)
    due_on = day("Hạn khắc phục: hết ngày")
    item = forms.ChoiceField(label="Thuộc mục kiểm tra", required=False)

    def __init__(self, *args: Any, items: Options, **kwargs: Any) -> None:
        """Offer the items of the checklist."""
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", "Không thuộc mục nào"), *items]  # type: ignore[attr-defined]


class RemedyForm(forms.Form):
    """Report a finding remedied (báo đã khắc phục)."""

    text = words("Đã khắc phục thế nào", 3)
    number = line("Minh chứng: số, ký hiệu văn bản", 110, required=False)
    file = forms.FileField(
        label="Tệp minh chứng",
        required=False,
        help_text="Phải có tệp hoặc số văn bản.",
        error_messages={"empty": "Tệp không có nội dung."},
    )

    def done(self) -> Done:
        """Return what was filled in."""
        given = self.cleaned_data
        return Done(given["text"], given["number"], content(given["file"]))


class AnswerForm(forms.Form):
    """Confirm a remedy, or return it with a reason (xác nhận, trả lại)."""

    answer = forms.ChoiceField(
        label="Trả lời",
        choices=[("", "Chọn…"), ("yes", "Xác nhận đã khắc phục"), ("no", "Chưa đạt, trả lại")],
        error_messages={"required": "Hãy chọn trả lời."},
    )
    reason = words("Lý do", 2, required=False, help_text="Trả lại thì phải ghi lý do.")

    @property
    def is_yes(self) -> bool:
        """Tell whether the remedy is confirmed."""
        return bool(self.cleaned_data["answer"] == "yes")


class ReasonForm(forms.Form):
    """Say why (huỷ, rút, bỏ)."""

    reason = words("Lý do", 2)


class ReappraisalForm(forms.Form):
    """Order that a month be appraised anew (yêu cầu thẩm định lại)."""

    month = forms.ChoiceField(label="Tháng", error_messages={"required": "Hãy chọn tháng."})
    reason = words("Lý do", 3)

    def __init__(self, *args: Any, months: Options, **kwargs: Any) -> None:
        """Offer the months that were opened."""
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [("", "Chọn tháng…"), *months]  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """Note another body's team (ghi đoàn kiểm tra khác)."""

    unit = forms.ChoiceField(
        label="Đơn vị được kiểm tra", error_messages={"required": "Hãy chọn đơn vị."}
    )
    organisation = line("Cơ quan kiểm tra", 200, help_text="Ví dụ Kiểm toán nhà nước khu vực.")
    from_on = day("Từ ngày")
    to_on = day("Đến hết ngày")

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer the units of the day."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "Chọn đơn vị…"), *units]  # type: ignore[attr-defined]
