"""Forms of explanations: ask about a criterion or tasks, explain, judge."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from chamdiem.portal.common.fields import DayField, line, words
from chamdiem.portal.explanations.actions.answering import MOST
from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.facts import Said, Stated

Options = Sequence[tuple[str, str]]
OBJECTIVE, FIGURE, SUBJECTIVE = "khach-quan", "so-lieu", "chu-quan"
MORE = "them"
LEAST = 2


def several(label: str, missing: str) -> forms.MultipleChoiceField:
    """Return a list of which several are ticked."""
    return forms.MultipleChoiceField(
        label=label,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": missing,
            "invalid_choice": "Danh sách vừa thay đổi; hãy xem lại những mục đã chọn.",
        },
    )


class CriterionForm(forms.Form):
    """Ask units to explain a criterion of a month (yêu cầu giải trình về tiêu chí)."""

    leaf = forms.ChoiceField(label="Tiêu chí", error_messages={"required": "Hãy chọn tiêu chí."})
    units = several("Đơn vị phải giải trình", "Hãy chọn ít nhất một đơn vị.")
    grounds = words(
        "Căn cứ và nội dung phải giải trình",
        help_text="Văn bản, số liệu nào; đơn vị phải làm rõ điều gì.",
    )
    due_on = DayField(label="Giải trình đến hết ngày", error_messages={"required": "Hãy ghi ngày."})

    def __init__(self, *args: Any, leaves: Options, units: Options, **kwargs: Any) -> None:
        """Offer the criteria and the units of the month."""
        super().__init__(*args, **kwargs)
        self.fields["leaf"].choices = [("", "Chọn tiêu chí…"), *leaves]  # type: ignore[attr-defined]
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]


class TasksForm(forms.Form):
    """Ask who leads tasks to explain them (yêu cầu giải trình về nhiệm vụ)."""

    tasks = several("Nhiệm vụ phải giải trình", "Hãy chọn ít nhất một nhiệm vụ.")
    grounds = words(
        "Căn cứ và nội dung phải giải trình",
        help_text="Văn bản, tiến độ nào; cơ quan chủ trì phải làm rõ điều gì.",
    )
    due_on = DayField(label="Giải trình đến hết ngày", error_messages={"required": "Hãy ghi ngày."})

    def __init__(self, *args: Any, tasks: Options, **kwargs: Any) -> None:
        """Offer the tasks that were found."""
        super().__init__(*args, **kwargs)
        self.fields["tasks"].choices = list(tasks)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Explain for a unit (giải trình): as many causes as there are rows."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    remedy = words("Biện pháp khắc phục")
    by_whom = line("Ai khắc phục", help_text="Người hoặc bộ phận chịu trách nhiệm.")
    remedy_due_on = DayField(
        label="Hạn khắc phục: hết ngày", error_messages={"required": "Hãy ghi hạn khắc phục."}
    )
    file = forms.FileField(
        label="Tệp minh chứng",
        required=False,
        error_messages={"empty": "Tệp không có nội dung."},
    )

    def __init__(self, *args: Any, rows: tuple[int, int], **kwargs: Any) -> None:
        """Make a row for each objective cause with its figure, and for each subjective one."""
        super().__init__(*args, **kwargs)
        self.rows = rows
        for n in range(1, rows[0] + 1):
            self.fields[f"{OBJECTIVE}-{n}"] = words(
                f"Nguyên nhân khách quan {n}", 2, required=False
            )
            self.fields[f"{FIGURE}-{n}"] = line(f"Số liệu {n}", 500, required=False)
        for n in range(1, rows[1] + 1):
            self.fields[f"{SUBJECTIVE}-{n}"] = words(f"Nguyên nhân chủ quan {n}", 2, required=False)

    @property
    def objective(self) -> list[tuple[BoundField, BoundField]]:
        """The rows of objective causes, each with the field of its figure."""
        return [
            (self[f"{OBJECTIVE}-{n}"], self[f"{FIGURE}-{n}"]) for n in range(1, self.rows[0] + 1)
        ]

    @property
    def subjective(self) -> list[BoundField]:
        """The rows of subjective causes."""
        return [self[f"{SUBJECTIVE}-{n}"] for n in range(1, self.rows[1] + 1)]

    @property
    def seen_number(self) -> int:
        """How many versions the person had read."""
        return int(self.cleaned_data["seen"] or 0)

    def said(self) -> Said:
        """Return what was filled in, without the file; rows left empty say nothing."""
        given = self.cleaned_data
        return Said(
            causes=tuple(one for one in self._stated() if one.text or one.figure),
            remedy=given["remedy"],
            by_whom=given["by_whom"],
            remedy_due_on=given["remedy_due_on"],
        )

    def _stated(self) -> list[Stated]:
        given = self.cleaned_data
        objective = [
            Stated(CauseKind.OBJECTIVE, given[f"{OBJECTIVE}-{n}"], given[f"{FIGURE}-{n}"])
            for n in range(1, self.rows[0] + 1)
        ]
        return objective + [
            Stated(CauseKind.SUBJECTIVE, given[f"{SUBJECTIVE}-{n}"])
            for n in range(1, self.rows[1] + 1)
        ]


class JudgeForm(forms.Form):
    """Accept an explanation or not, with why (kết luận)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    answer = forms.ChoiceField(
        label="Kết luận",
        choices=[("", "Chọn…"), ("yes", "Chấp nhận"), ("no", "Không chấp nhận")],
        error_messages={"required": "Hãy chọn kết luận."},
    )
    reason = words("Lý do", help_text="Đã xem gì, vì sao chấp nhận hoặc không chấp nhận.")
    due_on = DayField(
        label="Giải trình lại đến hết ngày",
        required=False,
        help_text="Khi không chấp nhận; để trống là theo mặc định hệ thống.",
    )

    @property
    def is_yes(self) -> bool:
        """Tell whether the explanation is accepted."""
        return bool(self.cleaned_data["answer"] == "yes")

    @property
    def seen_number(self) -> int:
        """Which version the person had read."""
        return int(self.cleaned_data["seen"] or 0)


def rows_in(data: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many rows of objective and of subjective causes a sent form has."""
    return _rows(data, OBJECTIVE), _rows(data, SUBJECTIVE)


def with_one_more(data: Mapping[str, Any]) -> tuple[int, int]:
    """Return the rows of a sent form with one more where it asks for one (thêm dòng)."""
    objective, subjective = rows_in(data)
    more = data.get(MORE)
    return (
        min(MOST, objective + (more == OBJECTIVE)),
        min(MOST, subjective + (more == SUBJECTIVE)),
    )


def _rows(data: Mapping[str, Any], name: str) -> int:
    return max([LEAST, *(n for n in range(1, MOST + 1) if f"{name}-{n}" in data)])
