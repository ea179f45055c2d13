"""Who fills in and who signs the returns of Tỉnh Mẫu on a day, from its posts; asked once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import FocalPoint, Tenure
from chamdiem.portal.returns.choices import Capacity

_ORDER = {Kind.HEAD: Capacity.HEAD, Kind.ACTING: Capacity.ACTING, Kind.DEPUTY: Capacity.DEPUTY}


@dataclass(frozen=True, slots=True)
class _Held:
    person: UUID
    kind: str
    first: date
    until: date | None

    def on(self, day: date) -> bool:
        """Tell whether it was held that day."""
        return self.first <= day and (self.until is None or day < self.until)


class Offices:
    """Posts and focal points of all units, read once."""

    def __init__(self) -> None:
        """Read the two tables."""
        terms = Tenure.objects.filter(superseded_at=None).select_related("person").order_by("id")
        self._terms = _by_unit(
            (one.organisation_id, _Held(one.person.public_id, one.kind, *_days(one)))
            for one in terms
        )
        points = FocalPoint.objects.filter(superseded_at=None).select_related("person")
        self._points = _by_unit(
            (one.organisation_id, _Held(one.person.public_id, "", *_days(one)))
            for one in points.order_by("id")
        )

    def signer(self, unit: int, day: date) -> tuple[UUID, Capacity]:
        """Return who signs for a unit that day and as what: the head, an acting one, a deputy."""
        there = [one for one in self._terms[unit] if one.on(day)] or self._terms[unit]
        for kind, capacity in _ORDER.items():
            for one in there:
                if one.kind == kind:
                    return one.person, capacity
        raise LookupError(unit)

    def writer(self, unit: int, day: date) -> UUID:
        """Return who fills in the return: the focal point, else who signs."""
        found = [one.person for one in self._points.get(unit, ()) if one.on(day)]
        return found[0] if found else self.signer(unit, day)[0]


def _days(one: Tenure | FocalPoint) -> tuple[date, date | None]:
    return one.holds_from, one.holds_until


def _by_unit(rows: Iterable[tuple[int, _Held]]) -> dict[int, list[_Held]]:
    found: dict[int, list[_Held]] = {}
    for unit, held in rows:
        found.setdefault(unit, []).append(held)
    return found
