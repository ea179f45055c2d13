"""What the public sees of published months beside their rankings: acts, revisions, open data."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import facts, keys, queries
from chamdiem.portal.approval.choices import Shown
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods.models import Period
from chamdiem.seal import signing


@dataclass(frozen=True, slots=True)
class Published:
    """One published approval or correction as printed."""

    revision: int
    title: str
    number: str
    on: date
    reason: str
    at: datetime
    basis: str
    shown: str
    digest: str
    csv: str
    json: str
    seal: str
    compared: str


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """A published month in the list."""

    month: Month
    address: str
    number: str
    on: date
    revision: int


@dataclass(frozen=True, slots=True)
class OpenListPage:
    """All published months."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[OpenMonth, ...]
    key: str


@dataclass(frozen=True, slots=True)
class OpenMonthPage:
    """A published month: every revision with its act and files."""

    crumbs: tuple[Crumb, ...]
    month: Month
    result: str
    rows: tuple[Published, ...]


def open_list_page() -> OpenListPage:
    """List the published months, latest first, each with the act that stands."""
    rows = {row.period.month: row for row in queries.published()}
    key = keys.public()
    return OpenListPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb("Dữ liệu mở")),
        rows=tuple(_listed(row) for row in rows.values()),
        key=facts.written(signing.fingerprint(key)) if key else "",
    )


def _listed(row: Approved) -> OpenMonth:
    month = Month.parse(row.period.month)
    address = reverse("approval:open", args=[month])
    return OpenMonth(month, address, row.document_number, row.document_on, row.revision)


def open_month_page(*, period: Period) -> OpenMonthPage:
    """Show what was published of a month: each revision stays."""
    month = Month.parse(period.month)
    rows = list(queries.published(period=period))
    there = {row.revision for row in rows}
    series = rows[-1].frozen.run.series
    return OpenMonthPage(
        crumbs=(
            Crumb("Trang đầu", "/"),
            Crumb("Dữ liệu mở", reverse("approval:open_list")),
            Crumb(month.spoken.capitalize()),
        ),
        month=month,
        result=reverse("scoring:month", args=[series.slug, month]),
        rows=tuple(_published(row, month, there) for row in reversed(rows)),
    )


def _published(row: Approved, month: Month, there: set[int]) -> Published:
    rule, run = row.publication.rule, row.frozen.run
    asked = f"?lan={row.revision}"
    data = {kind: reverse("approval:data", args=[month, kind]) + asked for kind in ("csv", "json")}
    is_whole = rule.shown == Shown.SCORES and not run.published_blocks
    compared = ""
    if row.revision and row.revision - 1 in there:
        compared = reverse("scoring:revision", args=[run.series.slug, month, row.revision])
    return Published(
        revision=row.revision,
        title=f"Đính chính lần {row.revision}" if row.revision else "Kết quả đã phê duyệt",
        number=row.document_number,
        on=row.document_on,
        reason=row.reason,
        at=row.publication.at,
        basis=f"{rule.basis_number} ngày {rule.basis_on:%d/%m/%Y} của {rule.basis_issuer}",
        shown=rule.get_shown_display(),
        digest=facts.written(row.seal_digest),
        csv=data["csv"],
        json=data["json"],
        seal=reverse("approval:open_seal", args=[month, row.revision]) if is_whole else "",
        compared=compared,
    )
