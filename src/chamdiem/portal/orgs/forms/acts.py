"""Acts on one organisation: founded, changed, ended, corrected; the jurisdiction; a block."""

from datetime import date
from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.forms.parts import CHOOSE, Act, Described

SCORED = [("scored", "Chấm điểm"), ("followed", "Chỉ theo dõi, không chấm điểm")]
FOUNDING = [
    ("found", "Thành lập mới từ ngày này"),
    ("record", "Đã có từ trước, ghi nhận hiện trạng từ ngày này"),
]


class EstablishForm(Act, Described):
    """The jurisdiction itself (khai báo địa bàn)."""

    is_ministry = forms.ChoiceField(
        label="Hệ thống phục vụ",
        choices=[("no", "Một tỉnh, thành phố"), ("yes", "Một bộ, ngành (đơn vị là các tỉnh)")],
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        """Stand under nobody."""
        super().__init__(*args, **named)
        del self.fields["parent"]


class FoundForm(Act, Described):
    """A new organisation (thành lập, ghi nhận hiện trạng)."""

    how = forms.ChoiceField(label="Cách ghi", choices=FOUNDING)


class Drawn(forms.Form):
    """A form that knows from which version it was drawn, so that it is told when it is stale."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def go_on_from(self, seen: int) -> None:
        """Let what was typed be sent again, now that the difference has been shown."""
        self.data = {**dict(self.data.items()), "seen": str(seen)}


class ChangeForm(Act, Described, Drawn):
    """Other facts from a day on (đổi tên, đổi thông tin)."""


class AbolishForm(Act, Drawn):
    """The end of an organisation (giải thể, kết thúc hoạt động)."""


class CorrectForm(Act, Described):
    """What was recorded wrongly (đính chính): facts, days, and why."""

    until = DayField(
        label="Hết hiệu lực từ ngày",
        required=False,
        help_text="Ngày đầu tiên không còn hiệu lực; để trống nếu đang có hiệu lực.",
    )
    reason = forms.CharField(
        label="Lý do đính chính",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Điều gì đã ghi sai, căn cứ vào đâu.",
    )

    @property
    def until_day(self) -> date | None:
        """The first day on which the facts hold no more."""
        day: date | None = self.cleaned_data["until"]
        return day


class BlockForm(Act):
    """Whether a block is scored from a day on (chấm, chỉ theo dõi)."""

    block = forms.ChoiceField(label="Khối", choices=[*CHOOSE, *Block.choices])
    standing = forms.ChoiceField(label="Từ ngày ấy", choices=[("", "Chọn…"), *SCORED])
