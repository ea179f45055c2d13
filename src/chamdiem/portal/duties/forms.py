"""Forms of duties: one for each kind of answer that a duty asks for."""

import re
from datetime import date
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.duties.choices import Answer, Watch
from chamdiem.portal.duties.declared import Duty
from chamdiem.portal.duties.facts import Said, Watched

_LINE = re.compile(
    r"^(?P<on>\d{1,2}/\d{1,2}/\d{4})\s*[;,]\s*(?P<number>[^;]+?)\s*[;]\s*(?P<what>.+)$"
)


def _share(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, max_digits=18, decimal_places=2, min_value=0, localize=True
    )


def _watched(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng: ngày; số văn bản; nội dung. Ví dụ 05/09/2026; 12/TB-SCT; Họp tháng 9.",
    )


class ConfirmForm(forms.Form):
    """Confirm a duty (xác nhận nội dung): only what this duty asks for."""

    answer = forms.ChoiceField(label="Trả lời", error_messages={"required": "Hãy chọn trả lời."})
    text = forms.CharField(
        label="Nội dung", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        """Ask for what the duty asks for."""
        super().__init__(*args, **kwargs)
        self.duty = duty
        self.fields["answer"].choices = self._answers()  # type: ignore[attr-defined]
        self.fields["text"].help_text = duty.asks
        self._ask()

    def said(self) -> Said:
        """Return what was filled in, without the file."""
        given = self.cleaned_data
        names = ("numerator", "denominator", "in_charge", "number", "issued_on", "link")
        more = {name: given[name] for name in names if name in given and given[name] is not None}
        watched = (*given.get("meetings", ()), *given.get("checks", ()))
        return Said(Answer(given["answer"]), given["text"], watched=watched, **more)

    def clean_meetings(self) -> tuple[Watched, ...]:
        """Read the meetings, a line each."""
        return self._lines("meetings", Watch.MEETING)

    def clean_checks(self) -> tuple[Watched, ...]:
        """Read the checks, a line each."""
        return self._lines("checks", Watch.CHECK)

    def _answers(self) -> list[tuple[str, str]]:
        said = [
            ("", "Chọn…"),
            (Answer.DONE, Answer.DONE.label),
            (Answer.PARTLY, Answer.PARTLY.label),
        ]
        if self.duty.may_be_nothing:
            said.append((Answer.NOTHING_AROSE, self.duty.nothing))
        return [*said, (Answer.NOT_APPLICABLE, f"{Answer.NOT_APPLICABLE.label} (ghi lý do)")]

    def _ask(self) -> None:
        """Add the fields that this duty asks for."""
        duty = self.duty
        if duty.has_share:
            self.fields["numerator"] = _share("Tử số")
            self.fields["denominator"] = _share("Mẫu số")
        if duty.number == 2:
            self.fields["in_charge"] = forms.CharField(
                label="Người đứng đầu trực tiếp phụ trách", required=False, max_length=200
            )
        if duty.has_document:
            self.fields["number"] = forms.CharField(
                label="Số, ký hiệu văn bản", required=False, max_length=110
            )
            self.fields["issued_on"] = DayField(label="Ngày văn bản", required=False)
        if duty.has_link:
            self.fields["link"] = forms.CharField(
                label="Đường dẫn đến bài đăng", required=False, max_length=500
            )
        if duty.has_supervised:
            self.fields["meetings"] = _watched("Cuộc họp đã chủ trì")
            self.fields["checks"] = _watched("Cuộc kiểm tra")
        self.fields["file"] = forms.FileField(label="Tệp minh chứng", required=False)

    def _lines(self, name: str, kind: Watch) -> tuple[Watched, ...]:
        found = []
        for number, line in enumerate(self.cleaned_data[name].splitlines(), start=1):
            if not line.strip():
                continue
            read = _LINE.match(line.strip())
            on = _day(read["on"]) if read else None
            if read is None or on is None:
                raise forms.ValidationError(
                    f"Dòng {number} “{line.strip()[:60]}”: ghi ngày; số văn bản; nội dung."
                )
            found.append(Watched(kind, on, read["number"], read["what"]))
        return tuple(found)


class ChangeForm(forms.Form):
    """Say on which day something changed or arose (báo thay đổi)."""

    on = DayField(label="Ngày thay đổi", error_messages={"required": "Hãy ghi ngày."})


class SectorForm(forms.Form):
    """Name an agency of a key sector (cơ quan ngành trọng điểm)."""

    organisation = forms.ChoiceField(label="Cơ quan")
    sector = forms.CharField(
        label="Ngành", max_length=80, error_messages={"required": "Hãy ghi ngành."}
    )
    holds_from = DayField(label="Từ ngày", error_messages={"required": "Hãy ghi ngày."})
    is_in = forms.TypedChoiceField(
        label="Thuộc ngành trọng điểm",
        choices=[("1", "có"), ("", "không còn")],
        coerce=bool,
        required=False,
        empty_value="",
    )

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the agencies of the day."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = units  # type: ignore[attr-defined]


def _day(written: str) -> date | None:
    day, month, year = (int(part) for part in written.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return None
