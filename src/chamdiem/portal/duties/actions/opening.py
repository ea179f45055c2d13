"""What falls due to each unit is opened by itself: each cause once, however often asked."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.queries import calendar
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.directives import queries as directives
from chamdiem.portal.duties import queries, rhythms
from chamdiem.portal.duties.declared import BY_NUMBER, DUTIES, Rhythm
from chamdiem.portal.duties.facts import Refused
from chamdiem.portal.duties.models import Occasion
from chamdiem.portal.duties.rhythms import YearDays
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period

OF_DOCUMENTS = {1: "duties.known-days", 2: "duties.plan-days", 3: "duties.posting-days"}
CHANGE_DAYS = {10: "duties.focal-point-days"}
BACK = timedelta(days=400)


class NotByChange(Refused):
    """Raise when a duty does not open by a change, or not yet."""


@transaction.atomic
def open_due(*, at: datetime) -> int:
    """Open every duty that falls due by today to the units it concerns (mở nội dung đến hạn)."""
    today = moments.day_of(at)
    units = queries.units(on=today)
    wanted = {
        (row.organisation_id, row.duty, row.cause): row
        for row in (
            *_by_calendar(units, today, at),
            *_by_document(set(units), today, at),
            *_by_own_document(units, today, at),
            *_by_change(units, today, at),
        )
    }
    known = queries.known(keys=set(wanted))
    new = [row for key, row in wanted.items() if key not in known]
    Occasion.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        audit.record(
            verb="duties.occasions.opened",
            actor=audit.SYSTEM,
            subject=("duties", today.isoformat()),
            at=at,
            count=len(new),
        )
    return len(new)


def open_with_a_month(*, period: Period, by: User, at: datetime) -> None:
    """Open what falls due when a month opens; the command `open_duties` does so every day."""
    open_due(at=at)


@transaction.atomic
def report_change(
    *, organisation: Organisation, duty: int, on: date, by: User, at: datetime
) -> Occasion:
    """Open a duty because something changed or arose (báo thay đổi): by the unit itself."""
    today = moments.day_of(at)
    if Rhythm.CHANGE not in BY_NUMBER[duty].rhythms:
        raise NotByChange(f"Nội dung {duty} không mở theo thay đổi; lịch mở nội dung này.")
    if on > today:
        raise NotByChange(f"Ngày thay đổi {on:%d/%m/%Y} sau hôm nay; hãy ghi khi đã thay đổi.")
    days = defaults.number(CHANGE_DAYS.get(duty, "duties.change-days"), on=today)
    made, is_new = Occasion.objects.get_or_create(
        organisation=organisation,
        duty=duty,
        cause=f"change:{on.isoformat()}",
        defaults={"opened_on": on, "due_on": on + timedelta(days=days), "at": at},
    )
    if is_new:
        audit.record(
            verb="duties.change.reported",
            actor=by.opaque_id,
            subject=made,
            at=at,
            duty=duty,
            on=on.isoformat(),
        )
    return made


def _by_calendar(units: Iterable[int], today: date, at: datetime) -> Iterator[Occasion]:
    days = YearDays(
        defaults.number("duties.january-day", on=today),
        defaults.number("duties.december-day", on=today),
    )
    begun = max(queries.begun_on(on=today), today - BACK)
    sectors = queries.sector_agencies(on=today)
    for duty in DUTIES:
        for one in rhythms.falling(duty, begun, today, days):
            for unit in units:
                if not duty.is_of_sectors or unit in sectors:
                    yield _occasion(unit, duty.number, one.cause, one.opens_on, one.due_on, at)


def _by_document(units: set[int], today: date, at: datetime) -> Iterator[Occasion]:
    """Open what a document brings: to be made known, planned for, posted unless kept off."""
    known = calendar()
    for one in directives.to_be_known():
        if one.organisation_id not in units or one.received_on > today:
            continue
        for number, code in OF_DOCUMENTS.items():
            if Rhythm.DOCUMENT in BY_NUMBER[number].rhythms and not (
                number == 3 and one.is_not_posted
            ):
                count = defaults.number(code, on=today)
                due = working_days.add(known, one.received_on, count)
                cause = f"document:{one.directive_id}"
                row = _occasion(one.organisation_id, number, cause, one.received_on, due, at)
                row.directive_id = one.directive_id
                yield row


def _by_own_document(units: Collection[int], today: date, at: datetime) -> Iterator[Occasion]:
    """Open duty 3 to a unit for each document of its own that the register has."""
    known = calendar()
    count = defaults.number(OF_DOCUMENTS[3], on=today)
    begun = max(queries.begun_on(on=today), today - BACK)
    for one in directives.to_be_posted(organisations=list(units)):
        if begun <= one.received_on <= today:
            due = working_days.add(known, one.received_on, count)
            row = _occasion(
                one.organisation_id, 3, f"own:{one.directive_id}", one.received_on, due, at
            )
            row.directive_id = one.directive_id
            yield row


def _by_change(units: Collection[int], today: date, at: datetime) -> Iterator[Occasion]:
    """Open duty 10 to a unit that has no focal point any more, from the day it lost the last."""
    count = timedelta(days=defaults.number("duties.focal-point-days", on=today))
    for unit, since in queries.without_focal_point(units=list(units), on=today).items():
        yield _occasion(unit, 10, f"vacant:{since.isoformat()}", since, since + count, at)


def _occasion(
    unit: int, duty: int, cause: str, opens_on: date, due_on: date, at: datetime
) -> Occasion:
    return Occasion(
        organisation_id=unit,
        duty=duty,
        cause=cause,
        opened_on=opens_on,
        due_on=max(opens_on, due_on),
        at=at,
    )
