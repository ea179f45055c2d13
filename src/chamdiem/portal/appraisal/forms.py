"""Forms of the bench: a verdict, words of a thread, what a unit must supplement."""

from typing import Any

from django import forms

from chamdiem.engine import decimals
from chamdiem.engine.scheme import Input, Leaf, Scheme
from chamdiem.formats import numbers
from chamdiem.portal.appraisal import reasons
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.common import text
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.choices import Answer

Figures = dict[str, tuple[Answer, int | None]]
ONE_BY_ONE = (Settled.LOOKED, Settled.FIGURES, Settled.POINTS)
FIGURE = "f-"


class SettleForm(forms.Form):
    """A verdict on one criterion (kết luận): how, figures as found, points, consent, reason."""

    seen = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    claim = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    settled = forms.ChoiceField(
        label="Kết luận", choices=[(one.value, one.label) for one in ONE_BY_ONE]
    )
    points = forms.CharField(
        label="Điểm thẩm định",
        max_length=40,
        required=False,
        help_text="Chỉ ghi khi chọn “Ghi điểm khác điểm tính”. Ví dụ 7,5.",
    )
    consents = forms.ChoiceField(
        label="“Không áp dụng”, “Không phát sinh” của đơn vị",
        choices=[("", "Chưa ghi"), ("yes", "Đồng ý"), ("no", "Không đồng ý")],
        required=False,
        help_text="Chưa đồng ý thì tính như chưa có số liệu.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=reasons.LONGEST,
        required=False,
        help_text="Bắt buộc khi sửa số, ghi điểm hoặc không đồng ý; đơn vị đọc được.",
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": reasons.PLACEHOLDER}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        leaf: Leaf,
        scheme: Scheme,
        inputs: tuple[tuple[Input, str], ...],
        needs_consent: bool,
        initial: dict[str, Any] | None = None,
    ) -> None:
        """Offer the figures of the criterion, each with what counts now."""
        super().__init__(data, initial=initial)
        self._leaf, self._scheme = leaf, scheme
        self._inputs = {item.code: item for item, _ in inputs}
        for item, shown in inputs:
            self.fields[f"{FIGURE}{item.code}"] = forms.CharField(
                label=item.name,
                max_length=reading.LONGEST,
                required=False,
                initial=shown,
                help_text="Một con số, “Không phát sinh”, “Không áp dụng” hoặc “Chưa có số liệu”.",
            )
        if not needs_consent:
            del self.fields["consents"]

    def clean_points(self) -> int | None:
        """Read points as people write them, to the scheme's decimals."""
        written = text.nfc(self.cleaned_data["points"])
        if not written:
            return None
        places = self._scheme.decimals
        try:
            found = numbers.from_text(written, numbers.Style.COMMA)
        except numbers.Unreadable as failure:
            raise forms.ValidationError(f"Cần {failure.expected}.") from failure
        points = None if found.percent else decimals.scaled(found.value, places)
        if points is None:
            raise forms.ValidationError(f"Điểm có nhiều nhất {places} chữ số sau dấu phẩy.")
        return points

    def clean(self) -> dict[str, Any]:
        """Read every figure that is not blank."""
        given = super().clean() or {}
        for code, item in self._inputs.items():
            found = reading.read(given.get(f"{FIGURE}{code}", ""), item)
            if found.refusal:
                self.add_error(f"{FIGURE}{code}", found.refusal)
        return given

    def said(self) -> dict[str, Any]:
        """Return the verdict as the action takes it."""
        given = self.cleaned_data
        return {
            "settled": Settled(given["settled"]),
            "points": given["points"],
            "figures": self._figures(),
            "consents": {"yes": True, "no": False}.get(given.get("consents", "")),
            "reason": given["reason"],
            "seen": given["seen"],
            "claim": given["claim"] or None,
        }

    def _figures(self) -> Figures:
        found: Figures = {}
        for code, item in self._inputs.items():
            one = reading.read(self.cleaned_data.get(f"{FIGURE}{code}", ""), item)
            if not one.is_blank:
                found[code] = (one.answer, one.value)
        return found

    @property
    def figure_fields(self) -> list[forms.BoundField]:
        """Return the fields of the figures, for the page."""
        return [self[f"{FIGURE}{code}"] for code in self._inputs]


class WordsForm(forms.Form):
    """Some words: a question, an answer, a note, what must be supplemented, why."""

    text = forms.CharField(
        label="Nội dung",
        max_length=reasons.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi nội dung."},
    )

    @property
    def words(self) -> str:
        """Return what was written."""
        return str(self.cleaned_data["text"])
