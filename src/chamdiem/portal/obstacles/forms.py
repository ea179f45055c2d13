"""Forms of obstacles: report, classify, route, comment, answer, close, join, gather."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, line, words
from chamdiem.portal.obstacles.actions.grouping import LONGEST_TITLE
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.obstacles.facts import Opinion, Reply

Options = Sequence[tuple[str, str]]
Grouped = Sequence[tuple[str, Sequence[tuple[str, str]]]]
CHOOSE = ("", "Chọn…")


def choice(label: str, options: Options = (), **named: Any) -> forms.ChoiceField:
    """Return a field of one out of a list."""
    named.setdefault("error_messages", {"required": f"Hãy chọn “{label}”."})
    return forms.ChoiceField(label=label, choices=[CHOOSE, *options], **named)


class ReportForm(forms.Form):
    """Report an obstacle, and who should do what before which day (báo vướng mắc).

    Of what `depends` one or the other is needed.
    """

    depends = ("asked_of", "asked_words")

    unit = choice("Đơn vị")
    text = words("Khó khăn, vướng mắc", 4, help_text="Việc gì đang vướng, vướng ở đâu.")
    category = choice("Loại", Category.choices)
    task = choice("Nhiệm vụ liên quan", required=False)
    criterion = choice("Tiêu chí liên quan", required=False)
    asked_of = choice(
        "Đề nghị cơ quan", required=False, help_text="Chọn một cơ quan, hoặc ghi bằng lời ở dưới."
    )
    asked_words = line(
        "Đề nghị ai, ghi bằng lời",
        required=False,
        help_text="Khi cơ quan không có trong danh sách, hoặc để nói rõ bộ phận.",
    )
    asked_for = words("Đề nghị làm gì", 2)
    asked_before = DayField(
        label="Trước ngày",
        help_text="Ghi ngày/tháng/năm.",
        error_messages={"required": "Hãy ghi đề nghị trước ngày nào."},
    )
    level = choice(
        "Cấp có thẩm quyền",
        Level.choices,
        help_text="Theo đơn vị; Sở KH&CN xem và phân loại lại nếu cần.",
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        units: Options,
        tasks: Options,
        criteria: Grouped,
        organisations: Options,
        **kwargs: Any,
    ) -> None:
        """Offer what the person's units can name; ask for the unit only where there are several."""
        super().__init__(*args, **kwargs)
        offered = {
            "unit": units,
            "task": tasks,
            "criterion": criteria,
            "asked_of": organisations,
        }
        for name, options in offered.items():
            self.fields[name].choices = [CHOOSE, *options]  # type: ignore[attr-defined]
        if len(units) < 2:
            del self.fields["unit"]


class ClassifyForm(forms.Form):
    """Say anew of which category and level an obstacle is (phân loại)."""

    category = choice("Loại", Category.choices)
    level = choice("Cấp có thẩm quyền", Level.choices)
    reason = words("Lý do", 2)


class RouteForm(forms.Form):
    """Put an obstacle or a group before an organisation (chuyển)."""

    owner = choice("Cơ quan cho ý kiến")
    level = choice("Cấp có thẩm quyền", Level.choices)
    note = words("Nội dung cần cho ý kiến", 3, required=False)

    def __init__(
        self, *args: Any, organisations: Options, is_again: bool = False, **kwargs: Any
    ) -> None:
        """Offer the organisations of the day; what was put already says why it goes on."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [CHOOSE, *organisations]  # type: ignore[attr-defined]
        if is_again:
            note = self.fields["note"]
            note.label, note.required = "Vì sao chuyển tiếp, nội dung cần cho ý kiến", True
            note.error_messages["required"] = "Hãy ghi vì sao chuyển tiếp."


class AnswerForm(forms.Form):
    """Answer a unit, or every unit of a group (trả lời)."""

    text = words("Nội dung trả lời", 4)
    number = line("Số, ký hiệu văn bản", 110, required=False)
    issued_on = DayField(label="Ngày văn bản", required=False)

    def reply(self) -> Reply:
        """Return what was filled in."""
        return Reply(**self.cleaned_data)


class CommentForm(forms.Form):
    """Give the opinion that is asked for, or write it down from its document (ý kiến)."""

    text = words("Ý kiến", 4)
    number = line("Số, ký hiệu văn bản", 110, required=False)
    issued_on = DayField(label="Ngày văn bản", required=False)

    def __init__(self, *args: Any, is_relayed: bool, **kwargs: Any) -> None:
        """Ask for the document of what is relayed."""
        super().__init__(*args, **kwargs)
        self.is_relayed = is_relayed
        self.fields["number"].required = is_relayed
        self.fields["number"].error_messages["required"] = (
            "Ý kiến ghi thay phải kèm số, ký hiệu văn bản của cơ quan được hỏi."
        )

    def opinion(self) -> Opinion:
        """Return what was filled in."""
        return Opinion(**self.cleaned_data, is_relayed=self.is_relayed)


class CloseForm(forms.Form):
    """Close an obstacle, saying how it ended (đóng)."""

    text = words("Kết quả, hoặc vì sao đóng", 3)


class JoinForm(forms.Form):
    """Join an obstacle and others to a group, or to a new one (ghép nhóm nguyên nhân)."""

    depends = ("group", "title")

    group = choice("Nhóm nguyên nhân đã có", required=False)
    title = line(
        "Hoặc lập nhóm mới: nguyên nhân chung",
        LONGEST_TITLE,
        required=False,
        help_text="Một câu nêu nguyên nhân, không nêu tên đơn vị.",
    )
    others = forms.MultipleChoiceField(
        label="Ghép cùng các vướng mắc",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hệ thống gợi ý vướng mắc cùng loại, có nhiều từ trùng; người ghép quyết định.",
        error_messages={
            "invalid_choice": "Một vướng mắc đã chọn không còn ghép được: đã đóng, hoặc không còn "
            "cùng loại. Hãy chọn lại."
        },
    )

    def __init__(self, *args: Any, groups: Options, others: Options, **kwargs: Any) -> None:
        """Offer the groups there are, and the obstacles that may have the same cause."""
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", "– nhóm mới –"), *groups]  # type: ignore[attr-defined]
        self.fields["others"].choices = list(others)  # type: ignore[attr-defined]
        if not others and not self.data.get("others"):
            del self.fields["others"]

    def clean(self) -> dict[str, Any]:
        """Ask for one group, an old or a new one."""
        given = super().clean() or {}
        if bool(given.get("group")) == bool(given.get("title")):
            self.add_error("title", "Hãy chọn một nhóm đã có, hoặc ghi nguyên nhân của nhóm mới.")
        return given


class TitleForm(forms.Form):
    """Name the cause of a group anew (đổi tên nhóm)."""

    title = line("Nguyên nhân chung", LONGEST_TITLE)


class SpanForm(forms.Form):
    """From which day to which day reports are gathered (tổng hợp); none is from the first."""

    tu = DayField(label="Báo từ ngày", required=False)
    den = DayField(label="Đến hết ngày", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a span that ends before it begins."""
        given = super().clean() or {}
        if given.get("tu") and given.get("den") and given["den"] < given["tu"]:
            self.add_error("den", "Ngày cuối phải từ ngày đầu trở đi.")
        return given
