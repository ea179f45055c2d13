"""Reading months: which there are, who stands where, and every step behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from chamdiem.engine.evaluation import Result
from chamdiem.engine.periods import Month
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.queries import applies, scheme_of
from chamdiem.portal.scoring.choices import OWN_SERIES, SeriesKind
from chamdiem.portal.scoring.models import (
    Draft,
    Figure,
    NodePoints,
    PublishedPoints,
    Run,
    Series,
    UnitScore,
)
from chamdiem.portal.scoring.queries.reach import WHOLE as WHOLE
from chamdiem.portal.scoring.queries.reach import Reach as Reach
from chamdiem.portal.scoring.queries.reach import reach_of as reach_of
from chamdiem.portal.scoring.queries.stored import compares as compares
from chamdiem.portal.scoring.queries.stored import evaluation_of as evaluation_of
from chamdiem.portal.scoring.queries.stored import evaluation_of_run as evaluation_of_run


@dataclass(frozen=True, slots=True)
class MonthListed:
    """A month of a series that the reader may see."""

    month: Month
    is_published: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit in the ranking; `change` is against the month before, None without one."""

    code: str
    name: str
    block: str
    total: int | None
    grade: int | None
    rank: int | None
    change: int | None


def all_series() -> Sequence[Series]:
    """Return all series in the order they were opened."""
    return list(Series.objects.order_by("pk"))


def standing_runs(*, series: Series, unpublished: bool) -> QuerySet[Run]:
    """Return of each month the run that stands, for readers of unpublished months or not.

    The latest revision that was sealed stands; before there is one, the latest scoring. The
    public has the latest that was published.
    """
    runs = Run.objects.filter(series=series)
    if not unpublished:
        runs = runs.filter(published_at__isnull=False)
    chosen = runs.alias(is_open=Q(sealed_at=None)).order_by("month", "is_open", "-number")
    standing = Run.objects.filter(pk__in=chosen.distinct("month").values("pk"))
    return standing.select_related("scheme_version", "series").order_by("month")


def months(*, series: Series, unpublished: bool) -> Sequence[MonthListed]:
    """Return the months of a series, earliest first."""
    rows = standing_runs(series=series, unpublished=unpublished)
    return [
        MonthListed(Month.parse(month), published is not None)
        for month, published in rows.values_list("month", "published_at")
    ]


def standings(*, run: Run, before: Run | None, reach: Reach = WHOLE) -> Sequence[Standing]:
    """Return every unit of the month: by block, best first, those without a total last.

    Where the reader has the grades alone, there is no total, no rank, and no order by them.
    """
    former = _totals(before) if before is not None and _same_scheme(run, before) else {}
    rows = [
        Standing(
            code=row.code,
            name=row.name,
            block=row.block,
            total=row.total if reach.has_scores else None,
            grade=row.grade,
            rank=row.rank if reach.has_scores else None,
            change=_change(row.total, former.get(row.code)) if reach.has_scores else None,
        )
        for row in UnitScore.objects.filter(run=run).order_by("position")
        if reach.covers(row.block)
    ]
    blocks = {block.code: at for at, block in enumerate(scheme_of(run.scheme_version).blocks)}
    return sorted(rows, key=lambda row: (blocks[row.block], row.rank is None, row.rank or 0))


def _same_scheme(run: Run, before: Run) -> bool:
    """Tell whether points of the two months mean the same thing."""
    return run.scheme_version_id == before.scheme_version_id


def _totals(run: Run) -> Mapping[str, int | None]:
    return dict(UnitScore.objects.filter(run=run).values_list("code", "total"))


def _change(total: int | None, former: int | None) -> int | None:
    return None if total is None or former is None else total - former


def origins_of(unit: UnitScore) -> Mapping[str, Figure]:
    """Return the stored figures of one unit by input, for their origin, author and time."""
    rows = Figure.objects.filter(run=unit.run_id, unit_code=unit.code)
    return {row.input_code: row for row in rows}


def sources_of(*, run: Run) -> Mapping[str, Sequence[str]]:
    """Return where the figures of a month come from: by input a text a unit, in the run's order."""
    codes = UnitScore.objects.filter(run=run).order_by("position").values_list("code", flat=True)
    place = {code: at for at, code in enumerate(codes)}
    found: dict[str, list[str]] = {}
    rows = Figure.objects.filter(run=run).exclude(source="").order_by("pk")
    for unit, code, source in rows.values_list("unit_code", "input_code", "source"):
        found.setdefault(code, [""] * len(place))[place[unit]] = source
    return found


def origins_in(*, run: Run) -> dict[str, list[str]]:
    """Return of what origin the figures of a month are: by input a code a unit, in order."""
    codes = UnitScore.objects.filter(run=run).order_by("position").values_list("code", flat=True)
    place = {code: at for at, code in enumerate(codes)}
    found: dict[str, list[str]] = {}
    rows = Figure.objects.filter(run=run).order_by("pk")
    for unit, code, origin in rows.values_list("unit_code", "input_code", "origin"):
        found.setdefault(code, [""] * len(place))[place[unit]] = origin
    return found


def ruled_at(*, run: Run, unit: str) -> frozenset[str]:
    """Return the criteria of a unit whose points people recorded."""
    rows = NodePoints.objects.filter(unit__run=run, unit__code=unit, ruled__isnull=False)
    return frozenset(rows.values_list("node", flat=True))


def history(*, series: Series, code: str, unpublished: bool) -> Sequence[tuple[Month, int | None]]:
    """Return a unit's totals over the months of a series that the reader may see."""
    runs = standing_runs(series=series, unpublished=unpublished)
    rows = UnitScore.objects.filter(run__in=runs.values("pk"), code=code).select_related("run")
    totals = {
        row.run.month: row.total
        for row in rows
        if reach_of(row.run, unpublished=unpublished).opens(row.block)
    }
    return [(Month.parse(month), total) for month, total in sorted(totals.items())]


def published_points(*, series: Series, month: Month) -> Mapping[tuple[str, str], Decimal | None]:
    """Return what a source outside published for the month, by unit and node."""
    rows = PublishedPoints.objects.filter(series=series, month=str(month))
    return {
        (unit, node): points
        for unit, node, points in rows.values_list("unit_code", "node", "points")
    }


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A draft as its author finds it again."""

    id: UUID
    series: str
    month: Month
    figures_name: str
    at: datetime


def drafts_of(author: UUID) -> Sequence[DraftListed]:
    """Return a person's open drafts, newest first."""
    rows = Draft.objects.filter(by=author).defer("figures_source", "scheme_source", "units_source")
    return [
        DraftListed(row.id, row.series.title, Month.parse(row.month), row.figures_name, row.at)
        for row in rows.select_related("series").order_by("-at", "pk")
    ]


def run_before(*, run: Run, unpublished: bool) -> Run | None:
    """Return the run that stands for the month before, if the reader may see it."""
    month = str(Month.parse(run.month).shift(-1))
    runs = standing_runs(series=run.series, unpublished=unpublished).filter(month=month)
    before = runs.first()
    if before is None or not reach_of(before, unpublished=unpublished).has_scores:
        return None
    return before


def change_of(*, unit: UnitScore, unpublished: bool) -> int | None:
    """Return how a unit's total moved against the month before, None without one."""
    before = run_before(run=unit.run, unpublished=unpublished)
    if before is None or not _same_scheme(unit.run, before):
        return None
    if not reach_of(before, unpublished=unpublished).opens(unit.block):
        return None
    former = UnitScore.objects.filter(run=before, code=unit.code).first()
    return _change(unit.total, former.total if former else None)


def points_at(*, run: Run, nodes: Sequence[str] | None) -> dict[tuple[str, str], int | None]:
    """Return the points of every unit at some nodes, or at all, by unit and node."""
    rows = NodePoints.objects.filter(unit__run=run)
    if nodes is not None:
        rows = rows.filter(node__in=nodes)
    return {
        (unit, node): points
        for unit, node, points in rows.values_list("unit__code", "node", "points")
    }


def given_at(*, run: Run) -> set[tuple[str, str]]:
    """Return the nodes whose points were entered whole (nhập nguyên), by unit and node."""
    rows = NodePoints.objects.filter(unit__run=run, result=Result.GIVEN)
    return set(rows.values_list("unit__code", "node"))


def ranked_in(*, run: Run, block: str) -> int:
    """Return how many units of a block have a rank."""
    return UnitScore.objects.filter(run=run, block=block, rank__isnull=False).count()


def has_published_points(*, series: Series, month: Month) -> bool:
    """Tell whether a source outside published points for the month."""
    return PublishedPoints.objects.filter(series=series, month=str(month)).exists()


def has_run(*, series: Series, month: Month) -> bool:
    """Tell whether the month has been scored before."""
    return Run.objects.filter(series=series, month=str(month)).exists()


def stands(*, series: Series, month: Month, from_revision: int = 0) -> bool:
    """Tell whether the month was sealed or published in that revision or a higher one."""
    runs = Run.objects.filter(series=series, month=str(month), revision__gte=from_revision)
    return runs.exclude(published_at=None, sealed_at=None).exists()


def is_superseded(*, run: Run) -> bool:
    """Tell whether another run of the month stands in its place."""
    later = Run.objects.filter(series=run.series_id, month=run.month, number__gt=run.number)
    if run.sealed_at is not None:
        later = later.filter(sealed_at__isnull=False)
    return later.exists()


def is_of_a_period(*, run: Run) -> bool:
    """Tell whether the run is of a month that was opened as a period here."""
    return has_period(series=run.series, month=run.month)


def has_period(*, series: Series, month: str) -> bool:
    """Tell whether the month of an own series was opened as a period here."""
    return series.kind in OWN_SERIES and Period.objects.filter(month=month).exists()


def is_told(*, month: Month) -> bool:
    """Tell whether the units may see their own result: at once where the month has no period."""
    stage = Period.objects.filter(month=str(month)).values_list("stage", flat=True).first()
    return stage in (None, Stage.NOTIFIED, Stage.PUBLISHED)


def is_published(*, series: Series, month: Month) -> bool:
    """Tell whether the month has been published, so that no scoring may take its place."""
    runs = Run.objects.filter(series=series, month=str(month), published_at__isnull=False)
    return runs.exists()


def is_trial(*, run: Run) -> bool:
    """Tell whether a month is a trial: its period is one, or its scheme is not in force then."""
    if run.series.kind in OWN_SERIES and is_trial_month(month=run.month):
        return True
    if run.series.kind != SeriesKind.PROVINCE or run.published_at is not None:
        return False
    return not applies(version=run.scheme_version, month=Month.parse(run.month))


def is_trial_month(*, month: str) -> bool:
    """Tell whether the month was opened as a trial (kỳ chấm thử)."""
    return Period.objects.filter(month=month, kind=PeriodKind.TRIAL).exists()


def standing_of(*, series: Series, month: Month, unpublished: bool) -> Run | None:
    """Return the run of a month that stands for such a reader."""
    runs = standing_runs(series=series, unpublished=unpublished)
    return runs.filter(month=str(month)).first()


def revisions(*, series: Series, month: Month, unpublished: bool) -> Sequence[Run]:
    """Return the sealed runs of a month, the first approval before its corrections."""
    runs = Run.objects.filter(series=series, month=str(month), sealed_at__isnull=False)
    if not unpublished:
        runs = runs.filter(published_at__isnull=False)
    return list(runs.select_related("scheme_version", "series").order_by("revision"))


def units_of(*, run: Run) -> Sequence[UnitScore]:
    """Return the units of a run in its own order."""
    return list(UnitScore.objects.filter(run=run).order_by("position"))


def has_any_run() -> bool:
    """Tell whether any month has ever been scored here."""
    return Run.objects.exists()
