"""The doors of the pages: a bench to who appraises or reads the month, a result to its unit."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import access
from chamdiem.portal.appraisal.access import Reach
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import queries as returns
from chamdiem.portal.returns.models import Return, SentLeaf
from chamdiem.portal.rights import queries as rights
from chamdiem.portal.schemes.queries import scheme_of

BEFORE = (Stage.OPEN, Stage.SELF_SCORE)
UNKNOWN_TO_UNITS = (*BEFORE, Stage.APPRAISAL)
_ANSWERS = (Right.RETURNS_FILL, Right.RETURNS_FILL_PART)


@dataclass(frozen=True, slots=True)
class Bench:
    """A month as one person stands before it: what they appraise, what they only read."""

    period: Period
    user: User
    on: date
    reach: Reach
    reads: bool

    @property
    def is_open(self) -> bool:
        """Tell whether the month is being appraised now."""
        return self.period.stage == Stage.APPRAISAL

    def sees(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether the person sees that criterion of that unit."""
        return self.reads or self.reach.is_given(leaf, organisation_id)

    def works(self, leaf: str, organisation_id: int) -> bool:
        """Tell whether the person settles that criterion of that unit now."""
        return self.is_open and self.reach.verifies(leaf, organisation_id)

    @property
    def applies_rules(self) -> bool:
        """Tell whether the person lets rules settle, and draws the sample."""
        return self.is_open and self.reach.is_officer


@dataclass(frozen=True, slots=True)
class Own:
    """The appraisal of a unit's return, as its people or a reader of all months see it."""

    period: Period
    expected: Expected
    of: Return | None
    answers: bool
    is_of_the_unit: bool

    @property
    def shows_points(self) -> bool:
        """Tell whether there is a provisional result yet."""
        return self.period.stage not in UNKNOWN_TO_UNITS


def months(*, user: Any) -> tuple[str, ...]:
    """Return the months that reached appraisal, latest first."""
    rows = Period.objects.exclude(stage__in=BEFORE).order_by("-month")
    return tuple(rows.values_list("month", flat=True))


def bench(*, user: Any, month: Month | str, on: date) -> Bench:
    """Return the bench of a month to who appraises any of it, or reads months."""
    period = periods.period(month)
    if period is None or period.stage in BEFORE:
        raise Http404
    found = Bench(
        period=period,
        user=user,
        on=on,
        reach=access.reach(user=user, period=period, on=on),
        reads=bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED)),
    )
    if not (found.reads or found.reach.is_any):
        raise Http404
    return found


def bench_to_read(*, user: Any, month: Month, on: date) -> Bench:
    """Return the bench of a month to who reads all of it."""
    found = bench(user=user, month=month, on=on)
    if not found.reads:
        raise Http404
    return found


def require_rules(*, bench: Bench) -> None:
    """Let pass who settles by rule and draws the sample."""
    if not bench.applies_rules:
        raise PermissionDenied(
            "Chấp nhận theo quy tắc và rút mẫu là việc của chuyên viên thẩm định của Sở KH&CN, "
            "trong giai đoạn thẩm định."
        )


def leaf_of(*, bench: Bench, code: str) -> Leaf:
    """Return a criterion that earns points and that the person sees of some unit."""
    found = [one for one in scheme_of(bench.period.scheme_version).leaves() if one.code == code]
    if not found or not found[0].rule.earns or not _sees_column(bench, code):
        raise Http404
    return found[0]


def expected_of(*, bench: Bench, public_id: UUID) -> Expected:
    """Return a unit that is scored and of which the person sees some criterion."""
    rows = Expected.objects.filter(period=bench.period, is_scored=True)
    one = rows.select_related("organisation").filter(organisation__public_id=public_id).first()
    if one is None:
        raise Http404
    leaves = scheme_of(bench.period.scheme_version).leaves()
    if not any(bench.sees(leaf.code, one.organisation_id) for leaf in leaves):
        raise Http404
    return one


def expected_to_see(*, bench: Bench, public_id: UUID, leaf: str) -> Expected:
    """Return a unit of which the person sees that criterion."""
    one = expected_of(bench=bench, public_id=public_id)
    if not bench.sees(leaf, one.organisation_id):
        raise Http404
    return one


def return_of(*, bench: Bench, expected: Expected) -> Return:
    """Return the return of a unit, or say that there is none to act on yet."""
    found = returns.of_month(period=bench.period, organisation=expected.organisation)
    if found is None:
        raise PermissionDenied("Đơn vị chưa mở phiếu của kỳ này nên chưa có gì để thẩm định.")
    found.period, found.organisation = bench.period, expected.organisation
    return found


def return_or_none(*, bench: Bench, expected: Expected) -> Return | None:
    """Return the return of a unit, None before it was opened."""
    return returns.of_month(period=bench.period, organisation=expected.organisation)


def returns_of(*, bench: Bench, keys: list[str]) -> list[Return]:
    """Return the returns of the month that a form names."""
    known = {str(one.organisation.public_id): one for one in _all_returns(bench.period)}
    if any(key not in known for key in keys):
        raise Http404
    return [known[key] for key in dict.fromkeys(keys)]


def own(*, user: Any, month: Month, public_id: UUID, on: date) -> Own:
    """Return what was said of a unit's return to its people, and to who reads every month."""
    rows = Expected.objects.select_related("period__scheme_version", "organisation")
    one = rows.filter(period__month=str(month), organisation__public_id=public_id).first()
    if one is None or not one.is_scored:
        raise Http404
    unit = one.organisation
    is_of_the_unit = bool(user.has_perm(Right.UNITS_SEE_OWN, unit))
    if not (is_of_the_unit or user.has_perm(Right.MONTHS_SEE_UNPUBLISHED)):
        raise Http404
    found = returns.of_month(period=one.period, organisation=unit)
    if found is not None:
        found.period, found.organisation = one.period, unit
    held = rights.held_by(user=user)
    answers = any(rights.brings(held, right, unit.pk, on) for right in _ANSWERS)
    return Own(one.period, one, found, answers, is_of_the_unit)


def return_to_answer(*, own: Own) -> Return:
    """Return the return about which a person of the unit answers."""
    if own.of is None or not own.answers:
        raise PermissionDenied("Câu hỏi do cán bộ, người đứng đầu của đơn vị trả lời.")
    return own.of


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file is evidence of a criterion that the person appraises (minh chứng)."""
    if not isinstance(user, User) or not user.is_active:
        return False
    on = timezone.localdate()  # noqa: TID251 - asked by a gate, which is an edge
    rows = SentLeaf.objects.filter(evidence__file__public_id=key)
    columns = ("leaf", "sending__of__organisation_id", "sending__of__period_id")
    places = list(rows.order_by().values_list(*columns).distinct())
    found = Period.objects.exclude(stage__in=BEFORE).select_related("scheme_version")
    reaches = {
        one.pk: access.reach(user=user, period=one, on=on)
        for one in found.filter(pk__in={period for *_, period in places})
    }
    return any(
        period in reaches and reaches[period].is_given(leaf, unit) for leaf, unit, period in places
    )


def _sees_column(bench: Bench, code: str) -> bool:
    reach = bench.reach
    given = {leaf for leaf, _ in reach.bound} | reach.leaves
    return bench.reads or code in given or (reach.is_officer and code in reach.free)


def _all_returns(period: Period) -> list[Return]:
    found = list(Return.objects.filter(period=period).select_related("organisation"))
    for one in found:
        one.period = period
    return found


def bench_or_none(*, user: Any, month: str, on: date) -> Bench | None:
    """Return the bench of a month, None to who neither appraises nor reads it."""
    try:
        return bench(user=user, month=month, on=on)
    except Http404:
        return None


def own_units(*, user: Any, on: date) -> frozenset[int]:
    """Return the units of which a person sees the appraisal as one of theirs."""
    return rights.organisations_where(user=user, right=Right.UNITS_SEE_OWN, on=on)
