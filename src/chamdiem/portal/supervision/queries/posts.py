"""Who held which post in the months, by opaque id only (I24)."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from chamdiem.engine.decimals import half_up, plain
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import Kind, Side
from chamdiem.portal.posts.models import Delegation, FocalPoint, Handover, Tenure
from chamdiem.portal.supervision.queries.months import Row, instant
from chamdiem.portal.supervision.queries.organisations import bounds, last_day
from chamdiem.portal.supervision.scope import Span

TENURES = (
    "cơ quan (mã)", "người (mã)", "loại", "chức vụ", "ký thay (KT.)", "lĩnh vực được phân công",
    "từ ngày", "đến hết ngày", "văn bản", "cơ quan ban hành", "văn bản khi thôi", "ghi lúc",
    "được thay lúc", "lý do đính chính",
)  # fmt: skip
WEIGHTS = (
    "cơ quan (mã)", "tháng", "người (mã)", "số ngày", "trọng số", "tính vào bình quân",
    "số ngày của tháng", "số ngày không có người đứng đầu",
)  # fmt: skip
PLACES = 6
DELEGATIONS = (
    "cơ quan (mã)", "người uỷ quyền (mã)", "người nhận (mã)", "việc", "từ ngày", "đến hết ngày",
    "văn bản", "ghi lúc", "được thay lúc",
)  # fmt: skip
FOCAL_POINTS = (
    "cơ quan (mã)", "người (mã)", "nhiệm vụ", "từ ngày", "đến hết ngày", "văn bản", "ghi lúc",
    "được thay lúc",
)  # fmt: skip


def tenures(*, organisations: Collection[int], span: Span) -> Iterator[Row]:
    """Yield heads, acting heads and deputies of the months, also what was recorded wrongly."""
    for row in _held(Tenure.objects, organisations, span).select_related("person"):
        yield (
            row.organisation.public_id,
            row.person.public_id,
            Kind(row.kind).label,
            row.title,
            "có" if row.signs_for_head else "",
            row.division,
            row.holds_from,
            last_day(row.holds_until),
            row.act.number,
            row.act.issuer,
            row.end_act.number if row.end_act else None,
            instant(row.recorded_at),
            instant(row.superseded_at),
            row.superseded_because,
        )


def weights(*, organisations: Collection[int], span: Span) -> Iterator[Row]:
    """Yield what each month weighs for each head, by the days in office; points are whole (I22)."""
    months = span.months()
    found = posts.weights(organisations=organisations, months=months)
    names = dict(Organisation.objects.filter(pk__in=organisations).values_list("pk", "public_id"))
    for one in sorted(organisations):
        for month in months:
            shares = found[one, month].shares
            for share in shares.heads:
                yield (
                    names[one],
                    str(month),
                    share.head,
                    share.days,
                    plain(half_up(share.weight * 10**PLACES), PLACES),
                    share.standing.value,
                    shares.days,
                    shares.vacant,
                )


def delegations(*, organisations: Collection[int], span: Span) -> Iterator[Row]:
    """Yield what a head had handed to another for some days."""
    found = _held(Delegation.objects, organisations, span).select_related("giver", "taker")
    for row in found:
        yield (
            row.organisation.public_id,
            row.giver.public_id,
            row.taker.public_id,
            row.matters,
            row.holds_from,
            last_day(row.holds_until),
            row.act.number,
            instant(row.recorded_at),
            instant(row.superseded_at),
        )


def focal_points(*, organisations: Collection[int], span: Span) -> Iterator[Row]:
    """Yield the focal points (đầu mối) and the decisions that named them."""
    for row in _held(FocalPoint.objects, organisations, span).select_related("person"):
        yield (
            row.organisation.public_id,
            row.person.public_id,
            row.task,
            row.holds_from,
            last_day(row.holds_until),
            row.act.number,
            instant(row.recorded_at),
            instant(row.superseded_at),
        )


def handovers(*, organisations: Collection[int], span: Span) -> list[dict[str, Any]]:
    """Return the handover sheets (biên bản bàn giao) of the months."""
    first, after = bounds(span)
    rows = Handover.objects.filter(organisation__in=organisations, on__gte=first, on__lt=after)
    found = rows.select_related("organisation", "outgoing__person", "incoming__person")
    return [
        {
            "ma": str(row.public_id),
            "co_quan": str(row.organisation.public_id),
            "nguoi_giao": str(row.outgoing.person.public_id),
            "nguoi_nhan": str(row.incoming.person.public_id),
            "ngay": row.on.isoformat(),
            "lap_luc": instant(row.opened_at),
            "noi_dung": row.sheet,
            **_confirmed(row, Side.OUTGOING, "ben_giao"),
            **_confirmed(row, Side.INCOMING, "ben_nhan"),
        }
        for row in found.order_by("on", "pk")
    ]


def public_ids(*, organisations: Collection[int], span: Span) -> dict[str, list[str]]:
    """Return kinds and identities of posts, delegations, focal points, sheets: as the trail has."""
    first, after = bounds(span)
    sheets = Handover.objects.filter(organisation__in=organisations, on__gte=first, on__lt=after)
    found = {
        "posts.tenure": _held(Tenure.objects, organisations, span),
        "posts.delegation": _held(Delegation.objects, organisations, span),
        "posts.focalpoint": _held(FocalPoint.objects, organisations, span),
        "posts.handover": sheets.order_by("pk"),
    }
    return {
        kind: [str(each) for each in rows.values_list("public_id", flat=True)]
        for kind, rows in found.items()
    }


def _confirmed(row: Handover, side: Side, name: str) -> dict[str, Any]:
    """Return when a side confirmed, who set it down, its note and paper."""
    by = getattr(row, f"{side}_by")
    return {
        f"{name}_xac_nhan_luc": instant(getattr(row, f"{side}_confirmed_at")),
        f"{name}_nguoi_ghi": str(by) if by else None,
        f"{name}_y_kien": getattr(row, f"{side}_note"),
        f"{name}_van_ban": getattr(row, f"{side}_paper"),
    }


def _held(rows: Any, organisations: Collection[int], span: Span) -> "QuerySet[Any]":
    """Narrow to what held on any day of the months."""
    first, after = bounds(span)
    found = rows.filter(
        Q(holds_until=None) | Q(holds_until__gt=first),
        holds_from__lt=after,
        organisation__in=organisations,
    )
    narrowed: QuerySet[Any] = found.select_related("organisation", "act", "end_act").order_by(
        "organisation_id", "holds_from", "pk"
    )
    return narrowed
