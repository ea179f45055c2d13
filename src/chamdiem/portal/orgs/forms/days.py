"""Which day a page shows, and as known on which day (ngày xem, như đã biết đến ngày)."""

from django import forms

from chamdiem.portal.common.fields import DayField


class DaysForm(forms.Form):
    """Two days, both may be left empty: today, as known now."""

    ngay = DayField(label="Xem ngày", required=False)
    biet = DayField(label="Như đã biết đến hết ngày", required=False)
