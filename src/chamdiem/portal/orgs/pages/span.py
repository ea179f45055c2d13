"""Which day a page shows, as known when; both stand in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from urllib.parse import urlencode

from django.utils import timezone

from chamdiem.portal.orgs.forms import DaysForm


@dataclass(frozen=True, slots=True)
class Span:
    """The day shown, the last day of what was known, and the form that chooses them."""

    on: date
    known_on: date | None
    form: DaysForm
    asked: Mapping[str, str]

    @classmethod
    def asked_for(cls, asked: Mapping[str, str], today: date) -> Self:
        """Read the two days of an address; what is no day is told beside its field."""
        form = DaysForm({name: asked.get(name, "") for name in DaysForm.base_fields})
        form.is_valid()
        on, known = form.cleaned_data.get("ngay"), form.cleaned_data.get("biet")
        kept = {name: asked[name] for name in DaysForm.base_fields if asked.get(name)}
        return cls(on or today, known if known and known < today else None, form, kept)

    @property
    def known_at(self) -> datetime | None:
        """The last instant of the day as known on which the page shows everything."""
        if self.known_on is None:
            return None
        after = datetime.combine(self.known_on + timedelta(days=1), time.min)
        midnight = timezone.make_aware(after)
        return midnight - timedelta(microseconds=1)

    @property
    def tail(self) -> str:
        """What an address needs so that the next page shows the same days."""
        return f"?{urlencode(self.asked)}" if self.asked else ""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether another day than today is asked for."""
        return bool(self.asked)
