"""What deserves a look in a month, as a page says it and as a file gives it."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.formats.safety import inert
from chamdiem.portal.common import lists, moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults.queries import Standing
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import TRIAL_WORDS, Marks
from chamdiem.portal.periods.models import Period
from chamdiem.portal.review import patterns, queries
from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Item, MonthSeen

TITLE = "Rà soát số liệu"
NAMED, SHOWN = 6, 12
COLUMNS = ("Loại", "Mã tiêu chí", "Tiêu chí", "Đơn vị", "Lý do cần kiểm tra")


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its kind, criterion, units, reason, and where it is looked at."""

    item: Item
    kind: str
    leaf: str
    units: str
    address: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The items of a month."""

    crumbs: tuple[Crumb, ...]
    month: Month
    marks: Marks
    months: tuple[Month, ...]
    list: lists.Arranged[Row]
    sent: int
    thresholds: tuple[Standing, ...]
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """The items of a month as CSV."""

    name: str
    content: bytes


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.leaf} {' '.join(row.item.units)} {row.item.reason}",
    sorts={
        "loai": lambda row: list(Kind).index(row.item.kind),
        "tieu-chi": lambda row: text.natural_key(row.item.leaf),
        "don-vi": lambda row: text.collation_key(row.units),
    },
    sort="loai",
    filters=(lists.Filter("viec", "Loại", lambda row: row.kind),),
)


EMPTY_CRUMBS = (Crumb("Trang đầu", "/"), Crumb(TITLE))


def latest() -> Month | None:
    """Return the latest month there is."""
    known = queries.months()
    return Month.parse(known[0]) if known else None


def review_page(*, period: Period, asked: Mapping[str, str], at: datetime) -> ReviewPage:
    """Show what deserves a look in a month, with filters by kind."""
    on = moments.day_of(at)
    seen = queries.month_seen(period=period, on=on)
    thresholds = queries.standings(on=on)
    month = Month.parse(period.month)
    return ReviewPage(
        crumbs=_crumbs(month),
        month=month,
        marks=periods.marks(period=period),
        months=_months(month),
        list=lists.arrange(_rows(seen), _LIST, asked),
        sent=len(seen.units),
        thresholds=thresholds,
        unconfirmed=sum(bool(one.certainty) for one in thresholds),
    )


def _months(shown: Month) -> tuple[Month, ...]:
    """Return the latest months to choose from, and the one that is shown where it is older."""
    latest = tuple(Month.parse(one) for one in queries.months()[:SHOWN])
    return latest if shown in latest else (*latest, shown)


def review_file(*, period: Period, asked: Mapping[str, str], at: datetime) -> ReviewFile:
    """Give the same items as CSV, narrowed as the page is."""
    seen = queries.month_seen(period=period, on=moments.day_of(at))
    everything = lists.Declared(
        searched=_LIST.searched,
        sorts=_LIST.sorts,
        sort=_LIST.sort,
        filters=_LIST.filters,
        per_page=1 << 20,
    )
    rows = lists.arrange(_rows(seen), everything, asked).rows
    trial = periods.marks(period=period).is_trial
    name = f"{'CHAM-THU-' if trial else ''}ra-soat-{period.month}.csv"
    return ReviewFile(name, _csv(rows, seen, is_trial=trial))


def _csv(rows: tuple[Row, ...], seen: MonthSeen, *, is_trial: bool) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    if is_trial:
        writer.writerow([TRIAL_WORDS])
    writer.writerow(COLUMNS)
    for row in rows:
        units = "; ".join(row.item.units)
        texts = (row.kind, row.item.leaf, row.leaf, units, row.item.reason)
        writer.writerow([inert(one) for one in texts])
    return stream.getvalue().encode("utf-8-sig")


def _rows(seen: MonthSeen) -> list[Row]:
    return [_row(item, seen) for item in patterns.found(seen)]


def _row(item: Item, seen: MonthSeen) -> Row:
    criterion = seen.criteria.get(item.leaf)
    more = len(item.units) - NAMED
    named = ", ".join(item.units[:NAMED])
    return Row(
        item=item,
        kind=str(item.kind.label),
        leaf=f"{criterion.code} {criterion.name}" if criterion else "",
        units=(f"{named} và {more} đơn vị khác" if more > 0 else named) or "Mọi đơn vị đã gửi",
        address=_bench(item, seen),
    )


def _bench(item: Item, seen: MonthSeen) -> str:
    """Return where the item is looked at: a unit's criterion, a whole column, or a whole unit."""
    units = {unit.key: unit.public_id for unit in seen.units}
    whose = [units[key] for key in item.keys if key in units]
    if not item.leaf:
        return reverse("appraisal:unit", args=[seen.month, *whose])
    if len(item.keys) == 1:
        return reverse("appraisal:cell", args=[seen.month, item.leaf, *whose])
    return reverse("appraisal:column", args=[seen.month, item.leaf])


def _crumbs(month: Month) -> tuple[Crumb, ...]:
    return (
        Crumb("Trang đầu", reverse("home:home")),
        Crumb("Kỳ chấm điểm", reverse("periods:list")),
        Crumb(month.spoken.capitalize(), reverse("periods:month", args=[month])),
        Crumb(TITLE),
    )
