"""Months as they count for those who headed units: no trial ever reaches a head's file (I34)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from chamdiem.engine.periods import Month
from chamdiem.engine.tenure import Share
from chamdiem.portal.accounts.models import User
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.facts import HeadsOfMonth
from chamdiem.portal.schemes.models import Activation
from chamdiem.portal.schemes.queries import validity_of
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Run, Series, UnitScore
from chamdiem.portal.scoring.queries import standing_runs


@dataclass(frozen=True, slots=True)
class HeadedMonth:
    """A unit's month and one head's share of its days; the score is the unit's, whole."""

    run: Run
    month: Month
    unit: UnitScore
    share: Share
    heads: HeadsOfMonth


def official_runs(*, series: Series, unpublished: bool) -> Sequence[Run]:
    """Return the runs that stand, without trials, earliest first."""
    runs = _without_trials(standing_runs(series=series, unpublished=unpublished))
    if series.kind != SeriesKind.PROVINCE or all(run.published_at for run in runs):
        return runs
    acts = list(
        Activation.objects.order_by("first_month").values_list(
            "scheme_id", "first_month", "version_id"
        )
    )
    return [run for run in runs if run.published_at is not None or _is_in_force(run, acts)]


def _without_trials(runs: Iterable[Run]) -> list[Run]:
    """Leave out the months that were opened as trials."""
    trials = set(Period.objects.filter(kind=PeriodKind.TRIAL).values_list("month", flat=True))
    return [run for run in runs if run.month not in trials]


def _told_to_units(runs: Sequence[Run]) -> list[Run]:
    """Leave out the months of a period of which the units were not yet told."""
    told = (Stage.NOTIFIED, Stage.PUBLISHED)
    held = set(Period.objects.exclude(stage__in=told).values_list("month", flat=True))
    return [run for run in runs if run.month not in held]


def headed_months(*, series: Series, person: User, unpublished: bool) -> tuple[HeadedMonth, ...]:
    """Return the months in which a person headed a unit that was scored, earliest first."""
    runs = official_runs(series=series, unpublished=unpublished)
    headed = posts.headed_by(person=person)
    months = {run.month: Month.parse(run.month) for run in runs}
    found = posts.weights(organisations=headed, months=set(months.values()))
    units = _units(runs, {heads.unit_code for heads in found.values()})
    return tuple(
        HeadedMonth(run, months[run.month], units[run.pk, heads.unit_code], share, heads)
        for run in runs
        for one in headed
        for heads in (found[one, months[run.month]],)
        for share in heads.shares.heads
        if share.head == person.opaque_id and (run.pk, heads.unit_code) in units
    )


def latest_of_units(
    *, series: Series, organisations: Collection[int], most: int
) -> tuple[UnitScore, ...]:
    """Return the latest scores of units for who belongs to them, newest month first."""
    runs = _told_to_units(official_runs(series=series, unpublished=True))[-most:]
    months = {run.month: Month.parse(run.month) for run in runs}
    found = posts.weights(organisations=organisations, months=set(months.values()))
    units = _units(runs, {heads.unit_code for heads in found.values()})
    return tuple(
        _with_run(units[run.pk, code], run)
        for run in reversed(runs)
        for code in sorted({found[one, months[run.month]].unit_code for one in organisations})
        if (run.pk, code) in units
    )


def _with_run(unit: UnitScore, run: Run) -> UnitScore:
    """Return a score that knows the run it belongs to without asking again."""
    unit.run = run
    return unit


def heads_of_unit(*, unit: UnitScore) -> HeadsOfMonth | None:
    """Return who headed a unit in the month of its score, None where it is not known here."""
    month = Month.parse(unit.run.month)
    organisation = posts.coded(code=unit.code, month=month)
    if organisation is None:
        return None
    return posts.weights(organisations={organisation}, months={month})[organisation, month]


def _units(runs: Sequence[Run], codes: Collection[str]) -> Mapping[tuple[int, str], UnitScore]:
    found = UnitScore.objects.filter(run__in=[run.pk for run in runs], code__in=codes)
    return {(row.run_id, row.code): row for row in found.order_by("pk")}


def _is_in_force(run: Run, acts: Sequence[tuple[str, str, int]]) -> bool:
    version = run.scheme_version
    begun = [of for scheme, first, of in acts if scheme == version.scheme_id and first <= run.month]
    return begun[-1:] == [version.pk] and validity_of(version).covers(Month.parse(run.month))
