"""The heads of months and what each month weighs for them (trọng số theo ngày giữ chức vụ)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from chamdiem.engine import days, tenure
from chamdiem.engine.periods import Month
from chamdiem.engine.tenure import Stretch, Term
from chamdiem.portal.accounts.models import User
from chamdiem.portal.defaults import declared
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.orgs.models import Organisation, Version
from chamdiem.portal.posts.choices import HEADING
from chamdiem.portal.posts.facts import HeadsOfMonth
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.posts.queries import rows

MINIMUM = "posts.minimum-days"
Key = tuple[int, Month]


def heads_of_month(*, organisation: Organisation, month: Month) -> HeadsOfMonth:
    """Return who headed an organisation in a month, for how many days, and what that weighs."""
    return weights(organisations={organisation.pk}, months={month})[organisation.pk, month]


def weights(
    *, organisations: Collection[int], months: Collection[Month]
) -> Mapping[Key, HeadsOfMonth]:
    """Return the heads of some organisations in some months, in as many queries as for one."""
    terms = _terms(organisations)
    versions = _versions(organisations)
    least = _minimums(months)
    return {
        (one, month): _heads(month, terms.get(one, []), versions.get(one, []), least[month])
        for one in organisations
        for month in months
    }


def headed_by(*, person: User) -> tuple[int, ...]:
    """Return the organisations that a person headed at any time."""
    found = Tenure.objects.filter(rows.known(), person=person, kind__in=HEADING)
    return tuple(
        found.order_by("organisation_id").values_list("organisation_id", flat=True).distinct()
    )


def coded(*, code: str, month: Month) -> int | None:
    """Return the organisation that files of figures call by a code, at the end of its month."""
    begun = Version.objects.filter(
        unit_code=code, superseded_at=None, holds_from__lte=last_day(month)
    )
    there = begun.exclude(holds_until__lte=date(month.year, month.number, 1))
    row = there.order_by("-holds_from").values_list("organisation_id", flat=True).first()
    return row if code else None


def days_of(*, organisation: Organisation) -> tuple[tuple[date, date | None], ...]:
    """Return the stretches of days on which an organisation exists, as known."""
    joined: list[tuple[date, date | None]] = []
    for row in _versions({organisation.pk}).get(organisation.pk, []):
        if joined and joined[-1][1] == row.holds_from:
            joined[-1] = (joined[-1][0], row.holds_until)
        else:
            joined.append((row.holds_from, row.holds_until))
    return tuple(joined)


def last_day(month: Month) -> date:
    """Return the last day of a month."""
    return date(month.year, month.number, days.length(month.year, month.number))


def _heads(
    month: Month, terms: list[Tenure], versions: list[Version], minimum: int
) -> HeadsOfMonth:
    people = {row.person.opaque_id: rows.person(row.person) for row in terms}
    found = tenure.shares(
        month,
        [Term(row.person.opaque_id, _stretch(row)) for row in terms],
        minimum=minimum,
        existed=[_stretch(row) for row in versions],
    )
    there = {one.head: people[one.head] for one in found.heads}
    return HeadsOfMonth(month, found, there, _code(versions, month))


def _stretch(row: Tenure | Version) -> Stretch:
    until = row.holds_until
    return Stretch(row.holds_from.toordinal(), None if until is None else until.toordinal())


def _code(versions: list[Version], month: Month) -> str:
    """Return the code by which files of figures named the organisation at the month's end."""
    begun = [row for row in versions if row.holds_from <= last_day(month)]
    last = begun[-1] if begun else None
    if last is None or (last.holds_until and last.holds_until <= date(month.year, month.number, 1)):
        return ""
    return last.unit_code


def _terms(organisations: Collection[int]) -> Mapping[int, list[Tenure]]:
    found = Tenure.objects.filter(rows.known(), organisation_id__in=organisations, kind__in=HEADING)
    grouped: dict[int, list[Tenure]] = defaultdict(list)
    for row in found.select_related("person").order_by("organisation_id", "holds_from", "id"):
        grouped[row.organisation_id].append(row)
    return grouped


def _versions(organisations: Collection[int]) -> Mapping[int, list[Version]]:
    found = Version.objects.filter(organisation_id__in=organisations, superseded_at=None)
    grouped: dict[int, list[Version]] = defaultdict(list)
    for row in found.order_by("organisation_id", "holds_from"):
        grouped[row.organisation_id].append(row)
    return grouped


def _minimums(months: Collection[Month]) -> Mapping[Month, int]:
    """Return the least number of days in office of each month, as it was set at its end."""
    decisions = defaults.decisions(MINIMUM)
    chosen = declared.default(MINIMUM)
    return {
        month: next(
            (int(row.value) for row in decisions if row.holds_from <= last_day(month)),
            int(chosen.value),
        )
        for month in months
    }
