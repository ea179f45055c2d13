"""Scoring a month and publishing it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from chamdiem import __version__
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures
from chamdiem.engine.periods import Month
from chamdiem.formats.figures import LoadedFigures
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.actions.storing import Provenance, store_figures, store_steps
from chamdiem.portal.scoring.models import Figure, PublishedPoints, Run, Series


class AlreadyPublished(Exception):
    """Raise when a month has been published, so that nothing silently takes its place."""


class NoReason(Exception):
    """Raise when points that people recorded come without the digest of their reason (I17)."""


class OfAPeriod(Exception):
    """Raise when a month of a period is scored or published by hand, beside its approval."""


class SchemeNotActivated(Exception):
    """Raise when the scheme of a month of the province is not the one in force (I34)."""


class Superseded(Exception):
    """Raise when a later scoring of the same month stands, so that this one is not published."""


def score(
    *,
    series: Series,
    version: SchemeVersion,
    loaded: LoadedFigures,
    file_name: str,
    by: User,
    at: datetime,
) -> Run:
    """Score a month from a file that was read: as `score_figures`."""
    return score_figures(
        series=series,
        version=version,
        figures=loaded.figures,
        digest=loaded.digest,
        source_note=loaded.source_note,
        origins={},
        sources=loaded.sources,
        file_name=file_name,
        by=by,
        at=at,
    )


@transaction.atomic
def score_figures(
    *,
    series: Series,
    version: SchemeVersion,
    figures: Figures,
    digest: str,
    source_note: str,
    origins: Mapping[str, Sequence[str]],
    by: User,
    at: datetime,
    sources: Mapping[str, Sequence[str]] | None = None,
    file_name: str = "",
    revision: int = 0,
    reason: str = "",
) -> Run:
    """Score a month and store figures, steps and totals: all of it or nothing.

    `origins` (of `Origin`) and `sources` hold by input a text a unit; what is empty is imported,
    without a source. `digest` identifies what the figures were made from. A `revision` corrects
    the sealed month, for a `reason` (đính chính).
    """
    before = _before(series, figures.month)
    _require_scorable(series, figures, revision)
    run = Run.objects.create(
        series=series,
        number=before.number + 1 if before else 1,
        scheme_version=version,
        file_name=file_name,
        figures_digest=digest,
        source_note=source_note,
        scored_at=at,
        scored_by=by.public_id,
        revision=revision,
        reason=reason,
        **_of(figures),
    )
    _store(run, figures, Provenance(origins, sources or {}), before)
    _record_scoring(run, before, by, at)
    return run


def _before(series: Series, month: Month) -> Run | None:
    """Hold the series, and return the scoring of the month that stands."""
    Series.objects.select_for_update().get(pk=series.pk)
    return _runs(series, month).order_by("-number").first()


def _store(run: Run, figures: Figures, told: Provenance, before: Run | None) -> None:
    """Score the month and store figures and steps."""
    scheme = scheme_of(run.scheme_version)
    store_figures(run, figures, scheme, told, _keys(before))
    store_steps(run, evaluate(scheme, figures))


def _runs(series: Series, month: Month) -> QuerySet[Run]:
    return Run.objects.filter(series=series, month=str(month))


def _of(figures: Figures) -> dict[str, Any]:
    """Return what a run says of its figures: of which month, as of which day, by which engine."""
    return {
        "month": str(figures.month),
        "as_of": _day(figures.as_of),
        "engine_version": __version__,
    }


def _record_scoring(run: Run, before: Run | None, by: User, at: datetime) -> None:
    """Add the act's entry: which scoring of the month stood before, and which stands now."""
    audit.record(
        verb="scoring.run.scored",
        actor=by.opaque_id,
        subject=run,
        at=at,
        before=_told(before) if before else None,
        after=_told(run),
    )


def _told(run: Run) -> dict[str, Any]:
    """Return what the trail keeps of a scoring: which month, how often, by what, of what."""
    return {
        "series": run.series.slug,
        "month": run.month,
        "number": run.number,
        "scheme": str(run.scheme_version),
        "figures_digest": run.figures_digest,
        **({"revision": run.revision} if run.revision else {}),
    }


def _require_scorable(series: Series, figures: Figures, revision: int) -> None:
    """Refuse a month that stands, and recorded points without a reason, as the database does."""
    if queries.stands(series=series, month=figures.month, from_revision=revision):
        raise AlreadyPublished(
            f"Kết quả {figures.month.spoken} đã phê duyệt hoặc đã công bố nên không thay được. "
            "Sửa kết quả ấy phải qua đính chính có số, có lý do."
        )
    for code, ruled in figures.ruled.items():
        for at in ruled.mask.nonzero()[0].tolist():
            if not ruled.reason(at):
                raise NoReason(
                    f"Điểm ghi theo kết luận của {figures.units[at].name}, tiêu chí {code}, chưa "
                    "có lý do. Người ghi điểm nêu lý do trước khi chấm lại tháng."
                )


def _day(as_of: int) -> date | None:
    """Return the day of closing; None where the figures name none."""
    return date.fromordinal(as_of) if as_of else None


def _keys(run: Run | None) -> dict[tuple[str, str], int]:
    """Return the keys of a run's figures by unit and input."""
    if run is None:
        return {}
    rows = Figure.objects.filter(run=run).values_list("unit_code", "input_code", "pk")
    return {(unit, code): key for unit, code, key in rows}


@dataclass(frozen=True, slots=True)
class Release:
    """How much of an approved month is made public: which blocks (none: all), scores or not."""

    blocks: tuple[str, ...] = ()
    shows_scores: bool = True


@transaction.atomic
def seal(*, run: Run, number: str, on: date, by: User, at: datetime) -> None:
    """Write on a run by what act it was approved and sealed; who calls it records the act."""
    changed = Run.objects.filter(pk=run.pk, sealed_at=None).update(
        sealed_number=number, sealed_on=on, sealed_at=at, sealed_by=by.public_id
    )
    if not changed:
        raise AlreadyPublished(f"Kết quả tháng {run.month} đã được phê duyệt và khoá.")
    run.refresh_from_db()


@transaction.atomic
def publish(
    *, run: Run, by: User, at: datetime, shown: str | None = None, release: Release | None = None
) -> Run:
    """Publish a month (Công bố): from now on everybody sees it, and it stands.

    `shown` is the number of the scoring that the person had in sight: no other is published.
    A month of a period is published with the `release` of its approval, never without.
    """
    Series.objects.select_for_update().get(pk=run.series_id)
    if shown not in (None, str(run.number)) or queries.is_superseded(run=run):
        raise Superseded(f"Đã có lần chấm sau của tháng {run.month}; hãy xem lại rồi công bố.")
    _require_in_force(run)
    _require_release(run, release)
    given = release or Release()
    changed = Run.objects.filter(pk=run.pk, published_at=None).update(
        published_at=at,
        published_by=by.public_id,
        published_blocks=list(given.blocks),
        shows_scores=given.shows_scores,
    )
    if not changed:
        raise AlreadyPublished(f"Kết quả tháng {run.month} đã được công bố.")
    run.refresh_from_db()
    audit.record(
        verb="scoring.run.published",
        actor=by.opaque_id,
        subject=run,
        at=at,
        before={"is_published": False},
        after={"is_published": True},
        **_told(run),
    )
    return run


def _require_release(run: Run, release: Release | None) -> None:
    """Refuse to publish a month of a period by hand: its approval does it, in its order."""
    if release is None and queries.is_of_a_period(run=run):
        month = Month.parse(run.month).spoken
        raise OfAPeriod(
            f"{month.capitalize()} chấm theo kỳ nên công bố ở trang “Phê duyệt” của tháng, sau "
            "khi phê duyệt và thông báo cho các đơn vị, theo căn cứ công bố của tỉnh. Lãnh đạo "
            "Sở KH&CN công bố ở đó."
        )


def _require_in_force(run: Run) -> None:
    """Refuse to publish a trial: the database refuses it too."""
    month = Month.parse(run.month).spoken
    if queries.is_trial_month(month=run.month) and queries.is_of_a_period(run=run):
        raise SchemeNotActivated(
            f"{month.capitalize()} là kỳ chấm thử nên không công bố, không dùng để đánh giá. "
            "Muốn công bố, mở kỳ chấm chính thức cho tháng sau."
        )
    if queries.is_trial(run=run):
        raise SchemeNotActivated(
            f"Bộ tiêu chí {run.scheme_version} chưa được kích hoạt cho {month}: chấm thử thì được, "
            "công bố thì không. Lãnh đạo khác người nạp mở trang bộ tiêu chí và kích hoạt theo văn "
            "bản đã ban hành, rồi công bố."
        )


@transaction.atomic
def record_published_points(
    *,
    series: Series,
    month: Month,
    points: Iterable[tuple[str, str, Decimal | None]],
    by: User,
    at: datetime,
) -> int:
    """Record what a source outside has published: unit, node (empty for the total), points."""
    rows = [
        PublishedPoints(
            series=series, month=str(month), unit_code=unit, node=node, points=published
        )
        for unit, node, published in points
    ]
    PublishedPoints.objects.bulk_create(rows)
    audit.record(
        verb="scoring.published-points.recorded",
        actor=by.opaque_id,
        subject=series,
        at=at,
        after={"series": series.slug, "month": str(month), "recorded": len(rows)},
    )
    return len(rows)
