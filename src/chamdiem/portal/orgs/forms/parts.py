"""Fields that forms of acts share: the document, what is true of an organisation."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from chamdiem.portal.common.fields import DayField
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Basis, Facts, Node
from chamdiem.portal.orgs.naming import Names

CHOOSE = [("", "Chọn…")]


class Act(forms.Form):
    """An act with its document and its day (căn cứ, ngày có hiệu lực); sent twice, done once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=80, help_text="Ví dụ 1670/NQ-UBTVQH15."
    )
    issued_on = DayField(label="Ngày ban hành", help_text="Ghi ngày/tháng/năm, ví dụ 16/06/2025.")
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200, help_text="Ví dụ Uỷ ban nhân dân tỉnh."
    )
    title = forms.CharField(label="Trích yếu", max_length=500, required=False)
    on = DayField(
        label="Có hiệu lực từ ngày",
        help_text="Ngày đầu tiên thay đổi này có hiệu lực, ví dụ 01/07/2025.",
    )

    DOCUMENT = ("number", "issued_on", "issuer", "title", "on")

    def __init__(self, *args: Any, **named: Any) -> None:
        """Give a form that is drawn anew a key of its own; name the field left empty."""
        named["initial"] = {"key": uuid.uuid4(), **(named.get("initial") or {})}
        super().__init__(*args, **named)
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs["autocomplete"] = "off"

    @property
    def basis(self) -> Basis:
        """The document as it was filled in."""
        data = self.cleaned_data
        return Basis(data["number"], data["issuer"], data["issued_on"], data["title"])

    @property
    def on_day(self) -> date:
        """The day from which the act holds."""
        day: date = self.cleaned_data["on"]
        return day

    @property
    def sending(self) -> UUID:
        """What tells this sending of the form from another."""
        key: UUID = self.cleaned_data["key"]
        return key


class Described(forms.Form):
    """What is true of an organisation (thông tin của cơ quan, đơn vị)."""

    name = forms.CharField(label="Tên chính thức", max_length=200)
    short_name = forms.CharField(label="Tên ngắn", max_length=80, required=False)
    kind = forms.ChoiceField(label="Loại", choices=[*CHOOSE, *Kind.choices])
    block = forms.ChoiceField(label="Khối", choices=[*CHOOSE, *Block.choices])
    parent = forms.CharField(
        label="Cơ quan cấp trên",
        required=False,
        help_text="Ghi tên hoặc mã; để trống nếu trực thuộc thẳng địa bàn.",
        widget=forms.TextInput({"list": "co-quan"}),
    )
    unit_code = forms.CharField(
        label="Mã trong tệp số liệu", max_length=60, required=False, help_text="Ví dụ skhcn."
    )
    area_code = forms.CharField(
        label="Mã đơn vị hành chính",
        max_length=10,
        required=False,
        help_text="Tỉnh 2 chữ số, huyện 3, xã 5; giữ số 0 ở đầu, ví dụ 03388.",
    )
    identifier = forms.CharField(
        label="Mã định danh (QĐ 20/2020)", max_length=40, required=False, help_text="Ví dụ H35.12."
    )
    confidence = forms.ChoiceField(
        label="Độ chắc chắn", choices=Confidence.choices, initial=Confidence.CONFIRMED
    )
    note = forms.CharField(
        label="Ghi chú", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    FACTS = (
        "name", "short_name", "kind", "block", "parent", "unit_code", "area_code", "identifier",
        "confidence", "note",
    )  # fmt: skip

    def day_of_parent(self) -> date | None:
        """Return the day on which the parent must be there, once the fields are read."""
        return self.cleaned_data.get("on")

    def clean(self) -> dict[str, Any]:
        """Read the parent as of the day of the act."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        written, day = data.get("parent", ""), self.day_of_parent()
        if written and day:
            data["above"] = named(self, "parent", written, day)
        return data

    @property
    def facts(self) -> Facts:
        """What was filled in."""
        data = self.cleaned_data
        above: Node | None = data.get("above")
        return Facts(
            name=data["name"],
            kind=Kind(data["kind"]),
            block=Block(data["block"]),
            parent=queries.one(public_id=above.public_id) if above else None,
            confidence=Confidence(data["confidence"]),
            **{name: data[name] for name in PLAIN},
        )


PLAIN = ("short_name", "unit_code", "area_code", "identifier", "note")


def named(form: forms.Form, field: str, written: str, day: date) -> Node | None:
    """Return whom words mean on a day; where nobody, the field says so."""
    names = Names.of(queries.tree(on=day))
    found = names.find(written)
    if found is None:
        form.add_error(field, names.trouble(written, f"{day:%d/%m/%Y}"))
    return found


def described(node: Any, parent: str) -> dict[str, Any]:
    """Return what fills the form of an organisation as it is; of the root the parent is empty."""
    filled = {name: getattr(node, name) for name in Described.FACTS if name != "parent"}
    return filled | {"parent": parent}
