"""What several pages of scores say in the same words: marks, ways back, grades, months."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit.queries import AnchorShown
from chamdiem.portal.common.look import Crumb, Grade, MonthChoice
from chamdiem.portal.periods.facts import TRIAL_WORDS
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Run, Series, UnitScore
from chamdiem.portal.scoring.queries import WHOLE, MonthListed, Reach

UNPUBLISHED = "chưa công bố"


@dataclass(frozen=True, slots=True)
class ActShown:
    """The act by which a month, or a correction of it, was approved and sealed."""

    revision: int
    number: str
    on: date
    reason: str
    address: str

    @property
    def ordinal(self) -> str:
        """The number of the correction as a text."""
        return str(self.revision)


@dataclass(frozen=True, slots=True)
class Marks:
    """What must be said of a month wherever it shows (I6); a published one carries the anchor.

    Whoever keeps a printed page holds the trail's signed head, which nobody can take back.
    """

    illustrative: str
    is_invented: bool
    is_unpublished: bool
    is_trial: bool
    version: SchemeVersion
    anchor: AnchorShown | None
    trial_words: str = ""
    is_of_a_period: bool = False
    has_scores: bool = True
    acts: tuple[ActShown, ...] = ()


def marks_of(run: Run, *, reach: Reach = WHOLE, unpublished: bool = True) -> Marks:
    """Read the marks off a run, for a reader who has so much of it."""
    is_of_a_period = queries.is_of_a_period(run=run)
    is_rehearsed = is_of_a_period and queries.is_trial_month(month=run.month)
    return Marks(
        illustrative=run.scheme_version.illustrative,
        is_invented=run.series.kind == SeriesKind.DEMONSTRATION,
        is_unpublished=run.published_at is None,
        is_trial=queries.is_trial(run=run),
        version=run.scheme_version,
        anchor=trail.latest_anchor() if run.published_at else None,
        trial_words=TRIAL_WORDS if is_rehearsed else "",
        is_of_a_period=is_of_a_period,
        has_scores=reach.has_scores,
        acts=_acts(run, unpublished=unpublished) if run.sealed_at else (),
    )


def _acts(run: Run, *, unpublished: bool) -> tuple[ActShown, ...]:
    """Return the approval and each correction up to this run's, which a reader may see."""
    month = Month.parse(run.month)
    runs = queries.revisions(series=run.series, month=month, unpublished=unpublished)
    there = {one.revision for one in runs}
    return tuple(_act(one, there) for one in runs if one.revision <= run.revision)


def _act(run: Run, there: Collection[int]) -> ActShown:
    if run.sealed_on is None:
        raise ValueError("a sealed run names its act")
    address = ""
    if run.revision and run.revision - 1 in there:
        address = reverse("scoring:revision", args=[run.series.slug, run.month, run.revision])
    return ActShown(run.revision, run.sealed_number, run.sealed_on, run.reason, address)


def grade_at(scheme: Scheme, at: int | None) -> Grade | None:
    """Return the grade of a band by its index."""
    return None if at is None else Grade(scheme.bands[at].name, at, len(scheme.bands))


def band_words(scheme: Scheme, at: int) -> str:
    """Say the half-open range of a band: “từ 70 đến dưới 80 điểm”."""
    lower = spoken(scheme.bands[at].lower, scheme.decimals, shortest=True)
    if at + 1 == len(scheme.bands):
        return f"từ {lower} điểm trở lên"
    upper = spoken(scheme.bands[at + 1].lower, scheme.decimals, shortest=True)
    return f"dưới {upper} điểm" if at == 0 else f"từ {lower} đến dưới {upper} điểm"


def block_name(scheme: Scheme, code: str) -> str:
    """Return the name of a block by its code."""
    return next((block.name for block in scheme.blocks if block.code == code), code)


def series_crumbs(series: Series, month: Month | None = None) -> tuple[Crumb, ...]:
    """Return the way back to a series, and to a month of it."""
    home = Crumb("Trang đầu", reverse("home:home"))
    if month is None:
        return (home, Crumb(series.title))
    here = Crumb(series.title, reverse("scoring:month", args=[series.slug, month]))
    return (home, here)


def way_back(unit: UnitScore, *, is_own_only: bool) -> tuple[Crumb, ...]:
    """Return the way back from a unit; who sees it as their own only has no ranking to go to."""
    series = unit.run.series
    if not is_own_only:
        return series_crumbs(series, Month.parse(unit.run.month))
    return (
        *series_crumbs(series)[:-1],
        Crumb(series.title, reverse("scoring:latest", args=[series.slug])),
    )


def month_choices(
    months: Sequence[MonthListed], current: Month, address: str, *args: str
) -> tuple[MonthChoice, ...]:
    """Return the picker's months; `address` is a route that takes series, month, and args."""
    slug, rest = args[0], args[1:]
    return tuple(
        MonthChoice(
            each.month,
            reverse(address, args=[slug, each.month, *rest]),
            current=each.month == current,
            note="" if each.is_published else UNPUBLISHED,
        )
        for each in months
    )
