"""Forms of tasks: give, report, claim, answer, extend, reach, hand down, plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField, MonthField, line, words
from chamdiem.portal.tasks.choices import Bound, Money, Rhythm
from chamdiem.portal.tasks.facts import Deadline, Product, Recurring, Report, Words

Options = Sequence[tuple[str, str]]


class GiveForm(forms.Form):
    """Give a task with its six clarities (giao nhiệm vụ)."""

    title = words("Việc phải làm", 3)
    lead = forms.ChoiceField(label="Cơ quan chủ trì")
    partners = forms.MultipleChoiceField(
        label="Cơ quan phối hợp",
        required=False,
        help_text="Giữ Ctrl để chọn nhiều. Cơ quan Đảng, đoàn thể, Trung ương được đề nghị.",
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    product = words("Sản phẩm", 2, required=False)
    due_on = DayField(label="Thời hạn: hết ngày", required=False)
    bound = forms.ChoiceField(
        label="Văn bản ghi", required=False, choices=[("", "–"), *Bound.choices]
    )
    as_written = line("Nguyên văn thời hạn", required=False)
    absence = line(
        "Không có thời hạn: vì sao",
        required=False,
        help_text="Ví dụ: văn bản không quy định thời hạn.",
    )
    rhythm = forms.ChoiceField(
        label="Định kỳ", required=False, choices=[("", "không"), *Rhythm.choices]
    )
    rhythm_day = forms.IntegerField(
        label="Ngày trong kỳ", required=False, min_value=1, max_value=31, help_text="Ví dụ 20."
    )
    responsibility = words("Trách nhiệm", 2, required=False)
    authority = words("Thẩm quyền", 2, required=False)
    target = line("Chỉ tiêu", required=False, help_text="Ví dụ tối thiểu 25 %.")
    clause = line("Điểm, khoản của văn bản", 40, required=False)
    quote = words("Lời văn của nguồn", 2, required=False)

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer the organisations of the day."""
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", "Chọn cơ quan…"), *units]  # type: ignore[attr-defined]
        self.fields["lead"].error_messages["required"] = "Hãy chọn cơ quan chủ trì."
        self.fields["partners"].choices = list(units)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for both halves of a rhythm."""
        given = super().clean() or {}
        if bool(given.get("rhythm")) != bool(given.get("rhythm_day")):
            self.add_error("rhythm_day", "Nhiệm vụ định kỳ cần cả chu kỳ và ngày trong kỳ.")
        return given

    def words(self) -> Words:
        """Return the clarities in words."""
        names = ("title", "product", "responsibility", "authority", "target")
        return Words(**{name: self.cleaned_data[name] for name in names})

    def deadline(self) -> Deadline:
        """Return the day, or why there is none; a recurring task has days of its own."""
        given = self.cleaned_data
        absence = given["absence"] or ("định kỳ" if given["rhythm"] else "")
        return Deadline(given["due_on"], given["as_written"], given["bound"], absence)

    def recurring(self) -> Recurring | None:
        """Return how often the task comes."""
        given = self.cleaned_data
        return Recurring(Rhythm(given["rhythm"]), given["rhythm_day"]) if given["rhythm"] else None


class RewordForm(forms.Form):
    """Say a task anew (sửa lời nhiệm vụ)."""

    title = words("Việc phải làm", 3)
    product = words("Sản phẩm", 2, required=False)
    responsibility = words("Trách nhiệm", 2, required=False)
    authority = words("Thẩm quyền", 2, required=False)
    target = line("Chỉ tiêu", required=False)
    reason = line("Lý do sửa")

    def words(self) -> Words:
        """Return the clarities in words."""
        names = ("title", "product", "responsibility", "authority", "target")
        return Words(**{name: self.cleaned_data[name] for name in names})


class ReportForm(forms.Form):
    """Report the progress of a month (báo tiến độ)."""

    month = MonthField(label="Tháng", help_text="Ghi tháng/năm, ví dụ 08/2026.")
    text = words("Đã làm được", 3)
    done = forms.DecimalField(label="Khối lượng đã làm", required=False, max_digits=18,
                              decimal_places=2, localize=True)  # fmt: skip
    whole = forms.DecimalField(label="Khối lượng phải làm", required=False, max_digits=18,
                               decimal_places=2, localize=True)  # fmt: skip
    unit = line("Đơn vị tính", 40, required=False)
    difficulty = words("Khó khăn, vướng mắc", 2, required=False)
    committed_on = DayField(label="Cam kết xong ngày", required=False)

    def report(self) -> Report:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        return Report(month=str(given.pop("month")), **given)


class ClaimForm(forms.Form):
    """Say that a task is done, with the product (báo hoàn thành)."""

    product = words("Sản phẩm", 2, help_text="Ví dụ: Kế hoạch đã ban hành.")
    number = line("Số, ký hiệu văn bản", 110, required=False)
    issued_on = DayField(label="Ngày văn bản", required=False)
    link = line("Đường dẫn", 500, required=False)
    file = forms.FileField(label="Tệp sản phẩm", required=False)

    def made(self) -> Product:
        """Return the product, without its file."""
        given = self.cleaned_data
        return Product(given["product"], given["number"], given["issued_on"], given["link"])


class AnswerForm(forms.Form):
    """Confirm the product, or give it back with a reason (xác nhận, trả lại)."""

    answer = forms.ChoiceField(
        label="Trả lời",
        choices=[("", "Chọn…"), ("yes", "Xác nhận hoàn thành"), ("no", "Chưa chấp nhận, trả lại")],
        error_messages={"required": "Hãy chọn trả lời."},
    )
    reason = words("Lý do", 2, required=False, help_text="Trả lại thì phải ghi lý do.")

    @property
    def is_yes(self) -> bool:
        """Tell whether the product is confirmed."""
        return bool(self.cleaned_data["answer"] == "yes")


class ExtendForm(forms.Form):
    """Ask for more time (xin gia hạn)."""

    due_on = DayField(label="Xin đến hết ngày", error_messages={"required": "Hãy ghi ngày."})
    reason = words("Lý do", 2)


class DecideForm(AnswerForm):
    """Grant more time, or refuse (quyết định gia hạn)."""

    due_on = DayField(
        label="Đến hết ngày", required=False, help_text="Để trống là đúng ngày đã xin."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say what the answers mean here."""
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            ("", "Chọn…"), ("yes", "Đồng ý gia hạn"), ("no", "Không đồng ý"),
        ]  # fmt: skip

    def day(self) -> date | None:
        """Return the new deadline where one was written."""
        found: date | None = self.cleaned_data["due_on"]
        return found


class MilestoneForm(forms.Form):
    """Set a step on the way (mốc trung gian)."""

    title = line("Mốc")
    due_on = DayField(label="Hết ngày", error_messages={"required": "Hãy ghi ngày."})


class ResourceForm(forms.Form):
    """Note money of a task (nguồn lực)."""

    kind = forms.ChoiceField(label="Loại", choices=Money.choices)
    source = line("Nguồn vốn", 200)
    amount = forms.IntegerField(label="Số tiền (nghìn đồng)", min_value=0)
    as_of = DayField(label="Tính đến ngày", error_messages={"required": "Hãy ghi ngày."})


class ReasonForm(forms.Form):
    """Take a task back (thu hồi)."""

    reason = words("Lý do thu hồi, căn cứ", 2)


class DoerForm(forms.Form):
    """Name the person who works on a task (người thực hiện)."""

    person = forms.ChoiceField(label="Người thực hiện", required=False)

    def __init__(self, *args: Any, people: Options, **kwargs: Any) -> None:
        """Offer the people of the unit."""
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "chưa giao"), *people]  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """Enter a unit's own plan (kế hoạch của đơn vị)."""

    organisation = forms.ChoiceField(label="Đơn vị")
    year = forms.IntegerField(label="Năm", min_value=2020, max_value=2100)
    number = line("Số, ký hiệu", 110)
    issued_on = DayField(label="Ngày ban hành", error_messages={"required": "Hãy ghi ngày."})
    title = words("Trích yếu", 2)

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer the units of the person."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = list(units)  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """Decide a task that the reader proposed: accept it, mend it, or drop it."""

    title = words("Việc phải làm", 3)
    leads = forms.MultipleChoiceField(
        label="Cơ quan chủ trì",
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text="Mỗi cơ quan nhận một nhiệm vụ riêng.",
        error_messages={"required": "Hãy chọn cơ quan chủ trì."},
    )
    partners_words = line("Phối hợp, như văn bản ghi", 600, required=False)
    due_on = DayField(label="Thời hạn: hết ngày", required=False)
    as_written = line("Nguyên văn thời hạn", required=False)
    absence = line("Không có thời hạn: vì sao", required=False)
    product = words("Sản phẩm", 1, required=False)
    target = line("Chỉ tiêu", required=False)
    clause = line("Điểm, khoản", 40, required=False)
    bound = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: Options, **kwargs: Any) -> None:
        """Offer the organisations of the day."""
        super().__init__(*args, **kwargs)
        self.fields["leads"].choices = list(units)  # type: ignore[attr-defined]

    def words(self) -> Words:
        """Return the clarities in words."""
        given = self.cleaned_data
        return Words(given["title"], product=given["product"], target=given["target"])

    def deadline(self) -> Deadline:
        """Return the day, or why there is none."""
        given = self.cleaned_data
        absence = "" if given["due_on"] else given["absence"]
        return Deadline(given["due_on"], given["as_written"], given["bound"], absence)


class SheetForm(forms.Form):
    """A sheet of tasks to be checked (nạp nhiệm vụ)."""

    file = forms.FileField(
        label="Tệp nhiệm vụ", error_messages={"required": "Hãy chọn tệp nhiệm vụ."}
    )
