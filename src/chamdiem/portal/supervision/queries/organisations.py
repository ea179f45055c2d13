"""The organisations behind the unit codes of the months, with their whole history (I21)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q

from chamdiem.portal.orgs.choices import ActKind, Block, Confidence, Kind, Share
from chamdiem.portal.orgs.models import Organisation, Succession, Version
from chamdiem.portal.scoring.models import Run, UnitScore
from chamdiem.portal.supervision.queries.months import Row, instant
from chamdiem.portal.supervision.scope import Scope, Span

HISTORY = (
    "cơ quan (mã định danh trong hệ thống)", "từ ngày", "đến hết ngày", "tên chính thức",
    "tên ngắn", "loại", "khối", "cơ quan cấp trên (mã)", "mã trong tệp số liệu",
    "mã đơn vị hành chính", "mã định danh (QĐ 20/2020)", "độ chắc chắn", "ghi chú",
    "loại thay đổi", "văn bản", "ngày ban hành", "cơ quan ban hành", "trích yếu",
    "lý do đính chính", "văn bản kết thúc", "ghi lúc", "người ghi (mã)", "được thay lúc",
)  # fmt: skip
SUCCESSIONS = ("cơ quan trước (mã)", "cơ quan sau (mã)", "phần chuyển", "từ ngày", "văn bản")


def bearers(*, scope: Scope, span: Span, runs: Sequence[Run]) -> frozenset[int]:
    """Return the organisations that bore the codes in the months, and those they come from."""
    codes = {scope.code} if scope.is_unit else _codes(runs)
    first, after = bounds(span)
    rows = Version.objects.filter(
        Q(holds_until=None) | Q(holds_until__gt=first), holds_from__lt=after, unit_code__in=codes
    )
    return _with_predecessors(set(rows.values_list("organisation_id", flat=True)))


def history(*, organisations: Collection[int]) -> Iterator[Row]:
    """Yield every version of the organisations, also those that something truer replaced."""
    rows = Version.objects.filter(organisation__in=organisations)
    found = rows.select_related("organisation", "parent", "act", "end_act")
    for row in found.order_by("organisation_id", "holds_from", "pk"):
        yield (
            row.organisation.public_id,
            row.holds_from,
            last_day(row.holds_until),
            row.name,
            row.short_name,
            Kind(row.kind).label,
            Block(row.block).label,
            row.parent.public_id if row.parent else None,
            row.unit_code,
            row.area_code,
            row.identifier,
            Confidence(row.confidence).label,
            row.note,
            ActKind(row.act.kind).label,
            row.act.number,
            row.act.issued_on,
            row.act.issuer,
            row.act.title,
            row.act.reason,
            row.end_act.number if row.end_act else None,
            instant(row.recorded_at),
            row.recorded_by,
            instant(row.superseded_at),
        )


def successions(*, organisations: Collection[int]) -> Iterator[Row]:
    """Yield who followed whom, before and after."""
    rows = Succession.objects.filter(
        Q(predecessor__in=organisations) | Q(successor__in=organisations)
    )
    found = rows.select_related("predecessor", "successor", "act")
    for row in found.order_by("takes_effect_on", "pk"):
        yield (
            row.predecessor.public_id,
            row.successor.public_id,
            Share(row.share).label,
            row.takes_effect_on,
            row.act.number,
        )


def public_ids(*, organisations: Collection[int]) -> frozenset[str]:
    """Return the identities that the trail writes."""
    rows = Organisation.objects.filter(pk__in=organisations)
    return frozenset(str(each) for each in rows.values_list("public_id", flat=True))


def bounds(span: Span) -> tuple[date, date]:
    """Return the first day of the months and the first day after them."""
    after = span.last.shift(1)
    return date(span.first.year, span.first.number, 1), date(after.year, after.number, 1)


def last_day(until: date | None) -> date | None:
    """Return the last day on which something held, from the first on which it did not."""
    return until - timedelta(days=1) if until else None


def _codes(runs: Sequence[Run]) -> set[str]:
    rows = UnitScore.objects.filter(run__in=[run.pk for run in runs])
    return set(rows.order_by().values_list("code", flat=True).distinct())


def _with_predecessors(found: set[int]) -> frozenset[int]:
    """Follow predecessors to the beginning: one query a generation."""
    newest = found
    while newest:
        rows = Succession.objects.filter(successor__in=newest)
        newest = set(rows.values_list("predecessor_id", flat=True)) - found
        found = found | newest
    return frozenset(found)
