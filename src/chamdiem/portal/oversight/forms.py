"""What of the trail is asked for, as it stands in the address."""

from typing import Any

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.oversight import words

DAY_HINT = "Ghi ngày/tháng/năm, ví dụ 07/09/2026."


class TrailForm(forms.Form):
    """Days, a person, what was done, to what (lọc nhật ký)."""

    since = DayField(label="Từ ngày", required=False, help_text=DAY_HINT)
    until = DayField(label="Đến hết ngày", required=False, help_text=DAY_HINT)
    person = forms.CharField(
        label="Người làm hoặc được làm thay",
        required=False,
        max_length=120,
        help_text="Họ tên có dấu hoặc không dấu, tên đăng nhập, hoặc mã.",
    )
    act = forms.ChoiceField(label="Việc", required=False)
    kind = forms.ChoiceField(label="Loại đối tượng", required=False)
    key = forms.CharField(label="Mã đối tượng", required=False, max_length=64)

    def __init__(self, *args: Any, kinds: Any = (), hidden: Any = (), **kwargs: Any) -> None:
        """Offer every verb by room, and every kind of subject that the trail names."""
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = _acts(hidden)  # type: ignore[attr-defined]
        named = sorted((words.subject(kind), kind) for kind in kinds)
        offered = [("", "Tất cả"), *((kind, label) for label, kind in named)]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and a key without its kind."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày cuối đứng trước ngày đầu; hãy đổi lại.")
        if data.get("key") and not data.get("kind"):
            self.add_error("kind", "Hãy chọn loại đối tượng đi với mã.")
        return data


def _acts(hidden: Any) -> list[Any]:
    offered: list[Any] = [("", "Tất cả")]
    for room, verbs in words.rooms().items():
        seen = [(verb, said) for verb, said in verbs if verb not in hidden]
        if seen:
            title = words.room(room)
            offered.append((title, [(room, f"Mọi việc: {title}"), *seen]))
    return offered
