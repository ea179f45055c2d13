"""Forms of urging: draw up, enter the number, answer, conclude."""

from django import forms

from chamdiem.portal.common.fields import DayField, words
from chamdiem.portal.urging.choices import Verdict

LONGEST = 4000


class DraftForm(forms.Form):
    """Draw up a letter to the units that are ticked in the list."""

    content = words(
        "Đề nghị đơn vị làm gì",
        longest=LONGEST,
        help_text="Viết thành câu: việc phải làm, số liệu phải cập nhật, báo cáo gửi về đâu.",
    )
    due_on = DayField(label="Trả lời chậm nhất ngày")


class IssueForm(forms.Form):
    """Enter number and day of the signed letter (phát hành)."""

    number = forms.CharField(
        label="Số, ký hiệu", max_length=80, error_messages={"required": "Hãy ghi số, ký hiệu."}
    )
    issued_on = DayField(label="Ngày văn bản", error_messages={"required": "Hãy ghi ngày văn bản."})
    signer = forms.CharField(
        label="Người ký", max_length=200, error_messages={"required": "Hãy ghi người ký."}
    )
    file = forms.FileField(label="Tệp văn bản đã ký", required=False)


class ReasonForm(forms.Form):
    """Drop a draft, with why."""

    reason = words("Lý do", 2, longest=LONGEST)


class AnswerForm(forms.Form):
    """Answer a letter: what was done, or why not yet."""

    text = words("Kết quả thực hiện, hoặc lý do chưa thực hiện và ngày sẽ xong", longest=LONGEST)
    file = forms.FileField(label="Tệp kèm theo", required=False)


class ConcludeForm(forms.Form):
    """Say what came of it."""

    verdict = forms.ChoiceField(
        label="Kết quả",
        choices=[("", "Chọn…"), *Verdict.choices],
        error_messages={"required": "Hãy chọn kết quả."},
    )
    note = words(
        "Ghi chú", 2, longest=LONGEST, required=False, help_text="Bắt buộc khi chưa thực hiện xong."
    )
