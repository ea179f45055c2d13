"""Reforms: several become one, one becomes several."""

from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.choices import Share
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.forms.parts import Act, Described
from chamdiem.portal.orgs.naming import Names

NEW, EXISTING = "new", "existing"
PARTS = 20
NEEDED_OF_NEW = ("name", "kind", "block")


class MergeForm(Act, Described):
    """Organisations merged into a new one, or into one that stays (sáp nhập, hợp nhất)."""

    whole = forms.CharField(
        label="Sáp nhập toàn bộ",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng một cơ quan, ghi tên hoặc mã; các cơ quan này kết thúc.",
    )
    part = forms.CharField(
        label="Nhận một phần",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Mỗi dòng một cơ quan; các cơ quan này còn hoạt động.",
    )
    into = forms.ChoiceField(
        label="Nhập vào",
        choices=[(NEW, "Một cơ quan mới"), (EXISTING, "Một cơ quan đang có, giữ nguyên")],
    )
    stays = forms.CharField(
        label="Cơ quan đang có",
        required=False,
        help_text="Ghi tên hoặc mã. Muốn đổi cả tên thì ghi Đổi thông tin trước hoặc sau.",
        widget=forms.TextInput({"list": "co-quan"}),
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        """Ask for the facts of a new one only where there is one."""
        super().__init__(*args, **named)
        if self.is_bound and self.data.get("into") == EXISTING:
            for name in (*NEEDED_OF_NEW, "confidence"):
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Read every name as of the day before the act."""
        data = super().clean()
        day = data.get("on")
        names = Names.of(queries.tree(on=day)) if day else None
        if names is None:
            return data
        told = f"{day:%d/%m/%Y}"
        for field in ("whole", "part"):
            data[f"{field}_nodes"] = self._nodes(field, data.get(field, ""), names, told)
        if data.get("into") == EXISTING:
            found = self._nodes("stays", data.get("stays", ""), names, told)
            data["stays_node"] = found[0] if found else None
            if not data.get("stays"):
                self.add_error("stays", "Hãy điền “Cơ quan đang có”.")
        return data

    def _nodes(self, field: str, written: str, names: Names, day: str) -> list[Node]:
        found = []
        for line in filter(None, map(str.strip, written.splitlines())):
            node = names.find(line)
            if node is None:
                self.add_error(field, names.trouble(line, day))
            else:
                found.append(node)
        return found

    @property
    def shares(self) -> dict[int, Share]:
        """Who goes over, whole or in part."""
        data = self.cleaned_data
        return {node.id: Share.WHOLE for node in data["whole_nodes"]} | {
            node.id: Share.PART for node in data["part_nodes"]
        }


class SplitForm(Act):
    """One organisation divided (chia, tách)."""

    how = forms.ChoiceField(
        label="Cơ quan cũ",
        choices=[
            ("ends", "Kết thúc, chia thành các cơ quan mới"),
            ("stays", "Còn hoạt động, tách ra cơ quan mới"),
        ],
    )


class PartForm(Described):
    """One of the organisations a split makes."""

    def __init__(self, *args: Any, day: date | None = None, **named: Any) -> None:
        """Take the day of the act, which stands in the form above."""
        super().__init__(*args, **named)
        self.day = day
        self.empty_permitted = True
        self.use_required_attribute = False
        for each in self.fields.values():
            each.error_messages["required"] = f"Hãy điền “{each.label}”."
            each.widget.attrs["autocomplete"] = "off"

    def day_of_parent(self) -> date | None:
        """Return the day of the act."""
        return self.day


_Parts: Any = formset_factory(PartForm, extra=3, max_num=PARTS, validate_max=True)


class PartsForm(_Parts):
    """The organisations a split makes; those left empty are none."""

    @property
    def filled(self) -> list[PartForm]:
        """The parts in which something was written."""
        return [each for each in self.forms if each.has_changed() and each.cleaned_data]
