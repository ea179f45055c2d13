"""What was submitted, what waits, what stands of a month; who may sign."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval.models import Approved, Frozen, Opinion
from chamdiem.portal.common import text
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Series


def series_of(*, period: Period) -> Series:
    """Return the series a period's months belong to: the demonstration's where there is one."""
    rows = Series.objects.order_by("pk")
    demonstration = rows.filter(kind=SeriesKind.DEMONSTRATION).first()
    return demonstration or rows.filter(kind=SeriesKind.PROVINCE)[0]


def frozen_now(*, period: Period) -> Frozen | None:
    """Return what waits for approval: submitted last, neither sent back nor approved."""
    row = Frozen.objects.filter(period=period).select_related("run", "correction", "period")
    last = row.order_by("-number").first()
    if last is None or last.opinions.exists() or Approved.objects.filter(frozen=last).exists():
        return None
    return last


def submissions(*, period: Period) -> Sequence[Frozen]:
    """Return everything that was submitted of a month, latest first."""
    rows = Frozen.objects.filter(period=period).select_related("correction", "run")
    return list(rows.order_by("-number"))


def opinions(*, period: Period) -> Mapping[int, Opinion]:
    """Return the opinion with which a submission was sent back, by the submission's key."""
    rows = Opinion.objects.filter(frozen__period=period).order_by("id")
    return {row.frozen_id: row for row in rows}


def standing(*, period: Period) -> Approved | None:
    """Return the approval that stands: the latest revision."""
    found = approvals(period=period)
    return found[-1] if found else None


def approvals(*, period: Period) -> Sequence[Approved]:
    """Return the approval of a month and its corrections, in order, without their seals' bytes."""
    rows = Approved.objects.filter(period=period).defer("seal")
    related = ("frozen__run", "frozen__correction", "notice", "publication", "document", "period")
    return list(rows.select_related(*related).order_by("revision"))


def acts_of(*, month: str) -> Sequence[tuple[int, str, date]]:
    """Return revision, number and day of every approval of a month, in order."""
    rows = Approved.objects.filter(period__month=month).order_by("revision")
    return list(rows.values_list("revision", "document_number", "document_on"))


def waiting() -> Mapping[int, Frozen]:
    """Return what waits for approval, by the period's key; one query."""
    rows = Frozen.objects.filter(opinions=None, approved=None).select_related("correction")
    return {row.period_id: row for row in rows.order_by("number")}


def signers(*, on: date) -> Sequence[User]:
    """Return who is a leader of the province that day, with an account or without, by name."""
    granted = Grant.objects.filter(
        Q(holds_from=None) | Q(holds_from__lte=on),
        Q(holds_until=None) | Q(holds_until__gt=on),
        role=Role.PROVINCIAL_LEADER,
        withdrawn_at=None,
    )
    people = User.objects.filter(pk__in=granted.values("user"), erased_at=None)
    return sorted(people, key=lambda one: (text.collation_key(one.display_name), one.pk))


def is_document(key: UUID) -> bool:
    """Tell whether a file is the signed document of an approval."""
    return Approved.objects.filter(document__public_id=key).exists()


def approved_submissions(*, period: Period) -> frozenset[int]:
    """Return the keys of the submissions of a month that were approved."""
    return frozenset(Approved.objects.filter(period=period).values_list("frozen_id", flat=True))


def since(*, periods: Sequence[Period]) -> Mapping[int, datetime]:
    """Return since when each period lies in its stage, by its key; one query."""
    rows = Step.objects.filter(period__in=periods).order_by("id").values_list("period_id", "at")
    return dict(rows)


def latest_acts(*, periods: Sequence[Period]) -> Mapping[int, tuple[int, str, date]]:
    """Return revision, number and day of the approval that stands, by the period's key."""
    rows = Approved.objects.filter(period__in=periods).order_by("revision")
    return {
        key: (revision, number, on)
        for key, revision, number, on in rows.values_list(
            "period_id", "revision", "document_number", "document_on"
        )
    }
