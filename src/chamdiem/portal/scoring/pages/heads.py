"""How months count for who headed units: whole scores, weights of days, averages by scheme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse

from chamdiem.engine import tenure
from chamdiem.engine.decimals import half_up, spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.engine.tenure import Scored, Standing
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.defaults.queries import Standing as Default
from chamdiem.portal.posts.queries import MINIMUM
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.access import may_see_head, sees_unpublished
from chamdiem.portal.scoring.choices import OWN_SERIES, SeriesKind
from chamdiem.portal.scoring.models import Run, Series, UnitScore
from chamdiem.portal.scoring.pages.marks import series_crumbs
from chamdiem.portal.scoring.queries import heads
from chamdiem.portal.scoring.queries.heads import HeadedMonth

PLACES = 4  # of a weight as it is shown; sums use the exact fraction


@dataclass(frozen=True, slots=True)
class Line:
    """One head of a month as printed."""

    name: str
    days: int
    weight: str
    too_short: str
    address: str


@dataclass(frozen=True, slots=True)
class UnitHeads:
    """The heads of a unit's month as printed."""

    lines: tuple[Line, ...]
    vacant: int


@dataclass(frozen=True, slots=True)
class Row:
    """One month of a head as printed."""

    month: Month
    unit: str
    scheme: Scheme
    total: int | None
    days: int
    of: int
    weight: str
    too_short: str
    is_unpublished: bool
    address: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Average:
    """The weighted mean of the months under one version of a scheme, as printed."""

    scheme: Scheme
    points: int
    months: int
    weight: str


@dataclass(frozen=True, slots=True)
class HeadPage:
    """A head's months as printed."""

    name: str
    crumbs: tuple[Crumb, ...]
    minimum: Default
    is_invented: bool
    rows: tuple[Row, ...]
    averages: tuple[Average, ...]


def head_page(*, series: Series, person: User, user: Any, on: date) -> HeadPage:
    """Return the months of a head as this reader may see them, latest first."""
    months = heads.headed_months(series=series, person=person, unpublished=sees_unpublished(user))
    way_back = Crumb(series.title, reverse("scoring:latest", args=[series.slug]))
    return HeadPage(
        name=str(person),
        crumbs=(*series_crumbs(series)[:-1], way_back, Crumb(str(person))),
        minimum=defaults.standing(MINIMUM, on=on),
        is_invented=series.kind == SeriesKind.DEMONSTRATION,
        rows=tuple(_row(series, each) for each in reversed(months)),
        averages=_averages(months),
    )


def unit_heads(*, unit: UnitScore, user: Any) -> UnitHeads | None:
    """Return the heads of a unit's month to who has signed in; a trial has none (I34)."""
    if not user.is_authenticated or unit.run.series.kind not in OWN_SERIES:
        return None
    found = None if queries.is_trial(run=unit.run) else heads.heads_of_unit(unit=unit)
    if found is None:
        return None
    lines = []
    for share in found.shares.heads:
        who = found.people[share.head]
        sees = may_see_head(user=user, person=who.id)
        address = reverse("scoring:head", args=[unit.run.series.slug, who.id]) if sees else ""
        weight = _weight(share.weight)
        lines.append(Line(who.name, share.days, weight, _too_short(share.standing), address))
    return UnitHeads(tuple(lines), found.shares.vacant)


def _row(series: Series, one: HeadedMonth) -> Row:
    shares = one.heads.shares
    return Row(
        month=one.month,
        unit=one.unit.name,
        scheme=scheme_of(one.run.scheme_version),
        total=one.unit.total,
        days=one.share.days,
        of=shares.days - shares.vacant,
        weight=_weight(one.share.weight),
        too_short=_too_short(one.share.standing),
        is_unpublished=one.run.published_at is None,
        address=reverse("scoring:unit", args=[series.slug, one.month, one.unit.code]),
        act=_act(one.run),
    )


def _act(run: Run) -> str:
    """Say by what act the month, or its correction, was approved."""
    if run.sealed_on is None:
        return ""
    what = f"đính chính lần {run.revision}" if run.revision else "phê duyệt"
    return f"{what} theo văn bản số {run.sealed_number}, ngày {run.sealed_on:%d/%m/%Y}"


def _averages(months: Sequence[HeadedMonth]) -> tuple[Average, ...]:
    schemes = {str(one.run.scheme_version): scheme_of(one.run.scheme_version) for one in months}
    scored = [
        Scored(str(one.run.scheme_version), one.unit.total, one.share.weight, one.share.standing)
        for one in months
        if one.unit.total is not None
    ]
    return tuple(
        Average(schemes[one.scale], one.points, one.months, _weight(one.weight))
        for one in tenure.averages(scored)
    )


def _weight(weight: Fraction) -> str:
    """Write a weight with four decimals, without those that say nothing."""
    return spoken(half_up(weight * 10**PLACES), PLACES, shortest=True)


def _too_short(standing: Standing) -> str:
    return str(standing) if standing is Standing.TOO_SHORT else ""
