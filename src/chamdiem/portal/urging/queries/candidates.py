"""The one list of whom to urge: low points, late returns, overdue tasks, unit by unit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.common import moments
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import ONLY_ASKED
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, PeriodKind
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.models import Sending
from chamdiem.portal.tasks import queries as tasks
from chamdiem.portal.tasks.choices import Timing
from chamdiem.portal.urging.choices import Ground
from chamdiem.portal.urging.facts import Candidate, Found
from chamdiem.portal.urging.models import Urged
from chamdiem.portal.urging.queries import low

OF_POINTS = frozenset({Ground.LOW, Ground.BOTTOM, Ground.IN_A_ROW, Ground.FELL})
Grounds = dict[int, list[Found]]


def months() -> tuple[str, ...]:
    """Return the official months, the latest first: trials urge nobody (I34)."""
    rows = Period.objects.filter(kind=PeriodKind.OFFICIAL).order_by("-month")
    return tuple(rows.values_list("month", flat=True))


def candidates(*, month: str, at: datetime) -> tuple[Candidate, ...]:
    """Return the units with grounds of a month, most grounds first; a fixed number of queries."""
    on = moments.day_of(at)
    period = Period.objects.filter(month=month, kind=PeriodKind.OFFICIAL).first()
    rows = list(Expected.objects.filter(period=period).order_by("position")) if period else []
    found: Grounds = defaultdict(list)
    totals = _of_points(rows, month, on, found)
    if period is not None:
        _of_sending(period, rows, at, found)
    _of_tasks(found, at)
    return _named(found, period, rows, totals, at)


def _of_points(rows: Sequence[Expected], month: str, on: date, found: Grounds) -> Mapping[int, str]:
    """Add the grounds of approved points; return each unit's total in words."""
    scored = low.approved_months(until=month)
    if not scored or scored[0].month != month:
        return {}
    seen = low.grounds(months=scored, rule=low.rules(on=on))
    for row in rows:
        found[row.organisation_id] += seen.get(row.unit_code, ())
    return {
        row.organisation_id: low.total_of(scored[0], row.unit_code)
        for row in rows
        if row.unit_code in scored[0].units
    }


def _of_sending(period: Period, rows: Sequence[Expected], at: datetime, found: Grounds) -> None:
    """Add who sent late and who has not sent, measured by each unit's own deadline."""
    of_all = periods.due_at(period=period, what=Due.SENDING)
    own = {row.organisation_id: row.until for row in periods.leaves(period=period)}
    first = dict(
        Sending.objects.filter(of__period=period, number=1).values_list(
            "of__organisation_id", "arrived_at"
        )
    )
    for row in rows:
        due = max(of_all, own.get(row.organisation_id, of_all))
        sent = first.get(row.organisation_id)
        said = f"hạn {moments.spoken(due)}"
        if sent is None and at > due:
            found[row.organisation_id].append(Found(Ground.UNSENT, f"chưa gửi phiếu, {said}"))
        elif sent is not None and sent > due:
            words = f"gửi phiếu {moments.spoken(sent)}, {said}"
            found[row.organisation_id].append(Found(Ground.LATE, words))


def _of_tasks(found: Grounds, at: datetime) -> None:
    """Add the units with overdue tasks, each with how many and the oldest deadline."""
    late: dict[int, list[date]] = defaultdict(list)
    for one in tasks.listed(filters=tasks.Filters(timing=Timing.LATE), at=at):
        if one.due_on is not None and one.done_at is None:
            late[one.lead_id].append(one.due_on)
    for unit, days in late.items():
        words = f"{len(days)} nhiệm vụ quá hạn, sớm nhất hết ngày {min(days):%d/%m/%Y}"
        found[unit].append(Found(Ground.OVERDUE, words))


def _named(
    found: Grounds,
    period: Period | None,
    rows: Sequence[Expected],
    totals: Mapping[int, str],
    at: datetime,
) -> tuple[Candidate, ...]:
    on = moments.day_of(at)
    nodes = {node.id: node for node in orgs.tree(on=on)}
    keys = dict(Organisation.objects.filter(pk__in=list(found)).values_list("pk", "public_id"))
    blocks = {row.organisation_id: row.block for row in rows}
    held, open_ones = _held_back(period, at), _open(list(found))
    made = [
        Candidate(
            organisation_id=unit,
            public_id=keys[unit],
            name=nodes[unit].name,
            block=blocks.get(unit, ""),
            total=totals.get(unit, ""),
            grounds=tuple(grounds),
            is_request=nodes[unit].kind in ONLY_ASKED,
            held_back=held.get(unit, ""),
            urged=open_ones.get(unit, ""),
        )
        for unit, grounds in found.items()
        if grounds and unit in nodes and unit in keys
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.grounds), one.organisation_id)))


def _held_back(period: Period | None, at: datetime) -> Mapping[int, str]:
    """Say which units have an objection or a later deadline open: those are not urged for it."""
    if period is None:
        return {}
    objecting = Objection.objects.filter(of__period=period, ruling=None)
    found = {
        unit: "có kiến nghị về điểm chưa kết luận"
        for unit in objecting.values_list("of__organisation_id", flat=True)
    }
    for row in periods.leaves(period=period):
        if row.until > at:
            found[row.organisation_id] = f"được gia hạn gửi phiếu đến {moments.spoken(row.until)}"
    return found


def _open(organisations: Collection[int]) -> Mapping[int, str]:
    """Say which units have an urging that is not closed, so that none is urged twice for one."""
    rows = Urged.objects.filter(organisation__in=organisations, outcome=None, letter__dropped=None)
    return {
        row.organisation_id: f"đang có đôn đốc cấp {row.letter.level}, hạn "
        f"{row.letter.due_on:%d/%m/%Y}"
        for row in rows.select_related("letter").order_by("id")
    }
