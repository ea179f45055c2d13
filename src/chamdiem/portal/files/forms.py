"""The form by which a removal is asked."""

from django import forms


class ReasonForm(forms.Form):
    """Why a content is to be removed (lý do gỡ nội dung)."""

    reason = forms.CharField(
        label="Lý do gỡ",
        max_length=1000,
        help_text="Căn cứ, số văn bản yêu cầu. Không chép nội dung của tệp, không ghi tên người.",
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Hãy ghi lý do gỡ nội dung."},
    )
