"""Forms of posts: who, what, from when to when, by which document."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.posts import access
from chamdiem.portal.posts.choices import HEADING, Kind
from chamdiem.portal.posts.facts import Newcomer, Truth

NEW = "new"
DAY = timedelta(days=1)
YES, NO = "1", "0"
SIGNS = ((NO, "Không"), (YES, "Có, trong lĩnh vực được phân công"))
LAST = "Ghi ngày cuối cùng còn hiệu lực; để trống nếu văn bản không ghi thời hạn."


class Worded(forms.Form):
    """A form that names the field left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say of each field that it is empty, by its label."""
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs.setdefault("autocomplete", "off")


class Documented(Worded):
    """An act that rests on a document (căn cứ)."""

    number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=80, help_text="Ví dụ 1234/QĐ-UBND."
    )
    issued_on = DayField(label="Ngày ban hành", help_text="Ghi ngày/tháng/năm.")
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200, help_text="Ví dụ Chủ tịch UBND tỉnh."
    )
    title = forms.CharField(label="Trích yếu", max_length=500, required=False)
    document = ("number", "issued_on", "issuer", "title")

    def basis(self) -> Basis:
        """Return the document as it was filled in."""
        data = self.cleaned_data
        return Basis(data["number"], data["issuer"], data["issued_on"], data["title"])


class WithPerson(Documented):
    """An act about a person: one who is known, or a newcomer without an account."""

    person = forms.ChoiceField(label="Người", help_text="Chọn người đã có, hoặc ghi người mới.")
    new_name = forms.CharField(
        label="Họ và tên người mới",
        max_length=120,
        required=False,
        help_text="Phải ghi khi là người mới. Chỉ ghi họ tên, chức vụ, liên hệ công vụ; dùng để "
        "biết ai chịu trách nhiệm về kết quả của cơ quan.",
    )
    new_post = forms.CharField(label="Chức vụ người mới", max_length=160, required=False)
    new_contact = forms.CharField(
        label="Liên hệ công vụ",
        max_length=160,
        required=False,
        help_text="Chỉ điện thoại hoặc thư công vụ, không ghi số riêng.",
    )
    newcomer = ("new_name", "new_post", "new_contact")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the people that were found, and a newcomer."""
        super().__init__(*args, **kwargs)
        offered = [("", "Chọn người…"), (NEW, "Người mới, chưa có tài khoản"), *people]
        self.fields["person"].choices = offered  # type: ignore[attr-defined]
        self.fields["person"].error_messages["invalid_choice"] = "Hãy chọn lại người."

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a newcomer."""
        data = self.cleaned_data
        if data.get("person") == NEW and not data.get("new_name", "").strip():
            self.add_error("new_name", "Hãy ghi họ và tên người mới.")
        return data

    def who(self) -> Any:
        """Return the person who was chosen, or the newcomer."""
        data = self.cleaned_data
        if data["person"] != NEW:
            return access.person_to_record(public_id=UUID(data["person"]))
        post = data["new_post"] or data.get("post_title", "")
        return Newcomer(data["new_name"], post, data["new_contact"])


class TitleField(forms.CharField):
    """The title of a post as the document writes it."""

    def __init__(self, **named: Any) -> None:
        """Ask for the title."""
        super().__init__(
            label="Chức vụ",
            max_length=160,
            help_text="Như ghi ở văn bản, ví dụ “Giám đốc”, “Phó Giám đốc phụ trách”.",
            **named,
        )


class DivisionField(forms.CharField):
    """What a deputy is responsible for."""

    def __init__(self, **named: Any) -> None:
        """Ask for the division of work."""
        super().__init__(
            label="Lĩnh vực được phân công",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Theo văn bản phân công; cấp phó chỉ ký thay trong lĩnh vực này.",
            **named,
        )


def _signs() -> forms.ChoiceField:
    return forms.ChoiceField(label="Được ký thay (KT.)", choices=SIGNS, initial=NO)


def _last(label: str = "Đến hết ngày", *, is_required: bool = False) -> DayField:
    return DayField(label=label, required=is_required, help_text=LAST if not is_required else "")


class AppointForm(WithPerson):
    """Who holds which post from a day on (ghi người giữ chức vụ)."""

    kind = forms.ChoiceField(label="Loại", choices=Kind.choices)
    post_title = TitleField()
    on = DayField(label="Từ ngày")
    until = _last()
    signs_for_head = _signs()
    division = DivisionField()

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        is_deputy = data["kind"] == Kind.DEPUTY
        return {
            "person": self.who(),
            "kind": Kind(data["kind"]),
            "title": data["post_title"],
            "on": data["on"],
            "until": after(data["until"]),
            "signs_for_head": is_deputy and data["signs_for_head"] == YES,
            "division": data["division"] if is_deputy else "",
            "basis": self.basis(),
        }


class ReplaceForm(WithPerson):
    """Who heads the organisation instead, from a day on (thay người đứng đầu)."""

    kind = forms.ChoiceField(
        label="Loại", choices=[(kind.value, kind.label) for kind in HEADING], initial=Kind.HEAD
    )
    post_title = TitleField()
    on = DayField(label="Từ ngày", help_text="Người cũ thôi giữ chức vụ từ chính ngày này.")
    until = _last()

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "person": self.who(),
            "kind": Kind(data["kind"]),
            "title": data["post_title"],
            "on": data["on"],
            "until": after(data["until"]),
            "basis": self.basis(),
        }


class EndForm(Documented):
    """From which day something holds no more (thôi)."""

    on = DayField(label="Thôi từ ngày", help_text="Ngày đầu tiên không còn giữ.")

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"on": self.cleaned_data["on"], "basis": self.basis()}


class RedivideForm(Documented):
    """A deputy's other division of work (phân công lại)."""

    on = DayField(label="Từ ngày")
    signs_for_head = _signs()
    division = DivisionField()

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "on": data["on"],
            "signs_for_head": data["signs_for_head"] == YES,
            "division": data["division"],
            "basis": self.basis(),
        }


class CorrectForm(Documented):
    """What is true instead of what was recorded (đính chính)."""

    kind = forms.ChoiceField(label="Loại", choices=Kind.choices)
    post_title = TitleField()
    on = DayField(label="Từ ngày")
    until = _last()
    signs_for_head = _signs()
    division = DivisionField()
    reason = forms.CharField(
        label="Lý do đính chính",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi nhận cũ vẫn xem lại được, kèm lý do này.",
    )

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        is_deputy = data["kind"] == Kind.DEPUTY
        truth = Truth(
            kind=Kind(data["kind"]),
            title=data["post_title"],
            holds_from=data["on"],
            holds_until=after(data["until"]),
            signs_for_head=is_deputy and data["signs_for_head"] == YES,
            division=data["division"] if is_deputy else "",
        )
        return {"truth": truth, "basis": self.basis(), "reason": data["reason"]}


class WithdrawForm(Worded):
    """Why something was recorded wrongly (huỷ ghi nhận)."""

    reason = forms.CharField(
        label="Lý do huỷ ghi nhận",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dùng khi việc này chưa từng có, ví dụ ghi nhầm người. Không lấy lại được.",
    )

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"reason": self.cleaned_data["reason"]}


class DelegateForm(WithPerson):
    """What the head hands to whom, for which days (uỷ quyền)."""

    matters = forms.CharField(
        label="Việc được uỷ quyền", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    on = DayField(label="Từ ngày")
    until = _last(is_required=True)

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "taker": self.who(),
            "matters": data["matters"],
            "on": data["on"],
            "until": after(data["until"]),
            "basis": self.basis(),
        }


class FocalPointForm(WithPerson):
    """Who is the focal point, by which decision, valid how long (đầu mối)."""

    on = DayField(label="Từ ngày")
    until = _last("Quyết định có hiệu lực đến hết ngày")
    task = forms.CharField(
        label="Nhiệm vụ", max_length=200, required=False, help_text="Ví dụ: tổng hợp số liệu."
    )

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "person": self.who(),
            "on": data["on"],
            "until": after(data["until"]),
            "task": data["task"],
            "basis": self.basis(),
        }


class ConfirmForm(Worded):
    """A side's note, and the paper of one without an account (xác nhận bàn giao)."""

    note = forms.CharField(
        label="Ý kiến",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi việc còn lại hoặc điều chưa thống nhất, nếu có.",
    )
    paper = forms.CharField(
        label="Số, ký hiệu văn bản đã ký",
        max_length=80,
        required=False,
        help_text="Văn bản mà người không có tài khoản đã ký xác nhận.",
    )

    def given(self) -> dict[str, Any]:
        """Return what the action takes."""
        return {"note": self.cleaned_data["note"], "paper": self.cleaned_data["paper"]}


def after(last: date | None) -> date | None:
    """Return the first day no more among those that end with one."""
    return None if last is None else last + DAY
