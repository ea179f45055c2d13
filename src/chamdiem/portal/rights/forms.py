"""Forms of rights: opening an account, giving and lending a role, withdrawing from an item."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from chamdiem.portal.accounts.choices import CallBack
from chamdiem.portal.common.fields import DayField, MonthField
from chamdiem.portal.rights.roles import ROLES

Choices = Sequence[tuple[str, str]]
NOTHING = ("", "– chọn –")
BY_HAND = [(str(role), one.name) for role, one in ROLES.items() if not one.is_from_post]


class LastDayField(DayField):
    """The last day on which something holds; kept as the first day on which it no longer does."""

    def clean(self, value: Any) -> date | None:
        """Return the day after."""
        last = super().clean(value)
        return None if last is None else last + timedelta(days=1)


class OpenAccount(forms.Form):
    """Who gets an account (mở tài khoản)."""

    display_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ", max_length=160)
    work_contact = forms.CharField(
        label="Liên hệ công vụ",
        max_length=160,
        required=False,
        help_text="Số máy hoặc thư công vụ của cơ quan; không ghi số riêng.",
    )
    username = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        label="Tên đăng nhập",
        max_length=64,
        help_text="Chữ không dấu, số, dấu chấm, gạch; ví dụ lan.nt.",
        error_messages={"invalid": "Chỉ dùng chữ không dấu, số, dấu chấm, gạch; không dấu cách."},
    )


class GiveAccount(forms.Form):
    """A sign-in name for somebody who has none yet."""

    username = OpenAccount.base_fields["username"]


class GiveRole(forms.Form):
    """A role, within what, for which days (giao vai trò)."""

    role = forms.ChoiceField(label="Vai trò", choices=[NOTHING, *BY_HAND])
    organisation = forms.ChoiceField(
        label="Cơ quan, đơn vị",
        required=False,
        help_text="Chọn khi vai trò giao trong phạm vi một cơ quan.",
    )
    criterion = forms.CharField(
        label="Tiêu chí",
        max_length=80,
        required=False,
        help_text="Mã tiêu chí trong bộ tiêu chí; chỉ cho người thẩm định.",
    )
    part = forms.CharField(
        label="Phần",
        max_length=80,
        required=False,
        help_text="Tên phần việc; chỉ cho người cập nhật theo phần.",
    )
    holds_from = DayField(label="Từ ngày", required=False, help_text="Để trống: từ bây giờ.")
    holds_until = LastDayField(
        label="Đến hết ngày", required=False, help_text="Để trống: cho đến khi thu lại."
    )

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the day."""
        super().__init__(*args, **kwargs)
        _offer(self, "organisation", organisations)


class Reset(forms.Form):
    """How the person was called back (đặt lại tại Sở)."""

    called_back = forms.ChoiceField(
        label="Đã xác nhận người yêu cầu bằng cách",
        choices=[NOTHING, *CallBack.choices],
        error_messages={"required": "Hãy xác nhận người yêu cầu trước, rồi chọn cách đã làm."},
    )
    without_second_factor = forms.BooleanField(
        label="Tắt cả xác thực hai lớp",
        required=False,
        help_text="Chỉ khi người đó mất cả thiết bị.",
    )


class HandOver(forms.Form):
    """Who takes over (bàn giao cho người thay)."""

    successor = forms.ChoiceField(
        label="Người thay",
        help_text="Người thay phải có tài khoản đang dùng; chưa có thì mở trước.",
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        """Offer everybody else who has an account."""
        super().__init__(*args, **kwargs)
        _offer(self, "successor", people)


class Lend(forms.Form):
    """Which role is lent to whom, until when, by which document (giao quyền tạm thời)."""

    grant = forms.ChoiceField(label="Vai trò của tôi")
    taker = forms.ChoiceField(label="Người nhận")
    holds_from = DayField(label="Từ ngày")
    holds_until = LastDayField(label="Đến hết ngày")
    document = forms.CharField(
        label="Văn bản giao quyền", max_length=200, help_text="Số, ký hiệu, ngày ban hành."
    )

    def __init__(self, *args: Any, grants: Choices, people: Choices, **kwargs: Any) -> None:
        """Offer one's own roles and everybody else who has an account."""
        super().__init__(*args, **kwargs)
        _offer(self, "grant", grants)
        _offer(self, "taker", people)


class WithdrawFrom(forms.Form):
    """From which item, and why (rút khỏi mục)."""

    organisation = forms.ChoiceField(label="Cơ quan, đơn vị")
    criterion = forms.CharField(
        label="Tiêu chí",
        max_length=80,
        required=False,
        help_text="Mã tiêu chí. Để trống: mọi tiêu chí.",
    )
    month = MonthField(label="Tháng", required=False, help_text="Để trống: mọi tháng.")
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, organisations: Choices, **kwargs: Any) -> None:
        """Offer the organisations of the day."""
        super().__init__(*args, **kwargs)
        _offer(self, "organisation", organisations)


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field: Any = form.fields[name]
    field.choices = [NOTHING, *choices]
