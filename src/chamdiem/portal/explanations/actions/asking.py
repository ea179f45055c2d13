"""The Department asks units to explain (yêu cầu giải trình): each once for an open subject."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.explanations import queries
from chamdiem.portal.explanations.actions import ground
from chamdiem.portal.explanations.facts import Refused, Sent, Subject
from chamdiem.portal.explanations.models import Request
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.tasks.models import Task

SHOWN = 3


class NobodyAsked(Refused):
    """Raise when no unit and no task was chosen."""


class NoSuchCriterion(Refused):
    """Raise when the month's scheme has no such criterion."""


class NotExpected(Refused):
    """Raise when a unit is none of the month's population (I13)."""


class IsWithdrawn(Refused):
    """Raise when a task was withdrawn: nobody has to explain it."""


class AlreadyAsked(Refused):
    """Raise when all who were chosen have an open request about the same subject."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One unit with what it is to explain."""

    organisation: Organisation
    period: Period | None = None
    leaf: str = ""
    task: Task | None = None

    @property
    def key(self) -> tuple[int, Subject]:
        """The pair by which open subjects are known."""
        month = self.period.month if self.period else ""
        task = self.task.pk if self.task else None
        return self.organisation.pk, Subject(month, self.leaf, task)


@transaction.atomic
def ask_about_criterion(
    *,
    period: Period,
    leaf: str,
    organisations: Collection[Organisation],
    grounds: str,
    due_on: date | None = None,
    by: User,
    at: datetime,
) -> Sent:
    """Ask units of a month's population to explain a criterion; without a day, the default's."""
    if leaf not in {one.code for one in scheme_of(period.scheme_version).leaves()}:
        raise NoSuchCriterion(
            f"Bộ tiêu chí của tháng {period.month} không có tiêu chí “{leaf}”. Chọn tiêu chí trong "
            "danh sách."
        )
    _require_expected(period, organisations, at)
    places = [_Place(one, period=period, leaf=leaf) for one in organisations]
    return _ask(places, grounds, due_on, by, at)


@transaction.atomic
def ask_about_tasks(
    *, tasks: Collection[Task], grounds: str, due_on: date | None = None, by: User, at: datetime
) -> Sent:
    """Ask who leads each of these tasks to explain it; without a day, the default's."""
    for one in tasks:
        if hasattr(one, "withdrawal"):
            raise IsWithdrawn(
                "Trong các nhiệm vụ đã chọn có nhiệm vụ đã thu hồi, không phải giải trình. Bỏ chọn "
                "nhiệm vụ ấy rồi gửi lại."
            )
    return _ask([_Place(one.lead, task=one) for one in tasks], grounds, due_on, by, at)


def _ask(
    places: Sequence[_Place], grounds: str, due_on: date | None, by: User, at: datetime
) -> Sent:
    wanted = {one.key: one for one in places}
    if not wanted:
        raise NobodyAsked("Hãy chọn ít nhất một đơn vị hoặc một nhiệm vụ phải giải trình.")
    due = ground.to_come(due_on or queries.answer_due(at=at), what="Hạn giải trình", at=at)
    why = ground.said(grounds, what="căn cứ và nội dung phải giải trình")
    _take_turns()
    there = queries.open_of(organisations={unit for unit, _ in wanted}, at=at)
    fresh = [one for key, one in wanted.items() if key not in there]
    already = tuple(one.organisation for key, one in wanted.items() if key in there)
    if not fresh:
        raise AlreadyAsked(_already(already, at))
    before = _before(fresh)
    rows = [_row(one, before[one.key] + 1, why, due, by, at) for one in fresh]
    Request.objects.bulk_create(rows)
    _record(rows, by, at)
    return Sent(tuple(rows), already)


def _before(places: Sequence[_Place]) -> Counter[tuple[int, Subject]]:
    """Count the requests that were made about each subject, all of them accepted by now."""
    rows = Request.objects.filter(organisation__in={one.organisation.pk for one in places})
    columns = ("organisation_id", "period__month", "leaf", "task_id")
    return Counter(
        (unit, Subject(month or "", leaf, task))
        for unit, month, leaf, task in rows.order_by().values_list(*columns)
    )


def _row(place: _Place, number: int, grounds: str, due_on: date, by: User, at: datetime) -> Request:
    return Request(
        organisation=place.organisation,
        period=place.period,
        leaf=place.leaf,
        task=place.task,
        number=number,
        grounds=grounds,
        due_on=due_on,
        at=at,
        by=by.public_id,
    )


def _record(rows: Sequence[Request], by: User, at: datetime) -> None:
    acts = [
        audit.Act(
            subject=row,
            details={
                "organisation": str(row.organisation.public_id),
                "month": row.period.month if row.period else "",
                "leaf": row.leaf,
                "task": str(row.task.public_id) if row.task else "",
                "due_on": row.due_on.isoformat(),
            },
        )
        for row in rows
    ]
    audit.record_many(verb="explanations.request.asked", actor=by.opaque_id, acts=acts, at=at)


def _require_expected(
    period: Period, organisations: Collection[Organisation], at: datetime
) -> None:
    rows = Expected.objects.filter(period=period, organisation__in=organisations)
    there = set(rows.values_list("organisation_id", flat=True))
    others = [one for one in organisations if one.pk not in there]
    if others:
        raise NotExpected(
            f"{_named(others, at)} không có trong danh sách đơn vị của kỳ {period.month}, chốt khi "
            "mở kỳ, nên không yêu cầu giải trình tiêu chí của kỳ này được. Bỏ chọn rồi gửi lại."
        )


def _already(units: Sequence[Organisation], at: datetime) -> str:
    return (
        f"{_named(units, at)} đang có yêu cầu giải trình về việc này, chưa được chấp nhận; mỗi "
        "việc chỉ có một yêu cầu đang mở. Xem yêu cầu ấy ở danh sách giải trình."
    )


def _named(units: Sequence[Organisation], at: datetime) -> str:
    names = orgs.names(ids={one.pk for one in units}, on=moments.day_of(at))
    said = list(dict.fromkeys(names.get(one.pk, "Đơn vị khác") for one in units))
    more = f" và {len(said) - SHOWN} đơn vị khác" if len(said) > SHOWN else ""
    return ", ".join(said[:SHOWN]) + more


def _take_turns() -> None:
    """Let those who ask follow each other, so that nobody is asked twice at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('explanations_request', 9))")
