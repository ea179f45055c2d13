"""The ranking of a month by block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Certainty, Scheme
from chamdiem.portal.common import text
from chamdiem.portal.common.charts import Chart
from chamdiem.portal.common.charts import Series as Bars
from chamdiem.portal.common.lists import Arranged, Declared, Filter, arrange
from chamdiem.portal.common.look import Crumb, Grade, MonthChoice
from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.access import reach, sees_unpublished
from chamdiem.portal.scoring.models import Run, Series
from chamdiem.portal.scoring.pages.marks import (
    Marks,
    band_words,
    block_name,
    grade_at,
    marks_of,
    month_choices,
    series_crumbs,
)
from chamdiem.portal.scoring.queries import Reach, Standing


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of the ranking."""

    code: str
    name: str
    block: str
    block_place: int
    rank: int | None
    total: int | None
    grade: Grade | None
    change: int | None
    groups: tuple[tuple[str, int | None], ...]
    address: str

    @property
    def grade_name(self) -> str:
        """The grade in words, for the filter."""
        return self.grade.name if self.grade else "chưa xếp loại"


@dataclass(frozen=True, slots=True)
class BlockPart:
    """The rows of one block, and how many units it ranks in all."""

    name: str
    size: int
    rows: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """The ranking as printed."""

    run: Run
    month: Month
    scheme: Scheme
    marks: Marks
    crumbs: tuple[Crumb, ...]
    choices: tuple[MonthChoice, ...]
    heads: tuple[str, ...]
    listed: Arranged[Ranked]
    blocks: tuple[BlockPart, ...]
    bands: tuple[tuple[Grade | None, str, Certainty], ...]
    chart: Chart
    is_compared: bool
    has_published_points: bool
    may_publish: bool
    is_whole: bool


DECLARED: Declared[Ranked] = Declared(
    searched=lambda row: f"{row.code} {row.name}",
    sorts={
        "rank": lambda row: (row.block_place, row.rank is None, row.rank or 0, row.code),
        "name": lambda row: (row.block_place, text.collation_key(row.name)),
        "total": lambda row: (row.block_place, row.total is not None, row.total or 0),
        "change": lambda row: (row.block_place, row.change is not None, row.change or 0),
    },
    sort="rank",
    filters=(
        Filter("khoi", "Khối", lambda row: row.block),
        Filter("loai", "Xếp loại", lambda row: row.grade_name),
    ),
    per_page=500,
)


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """A series of which the reader may see no month yet."""

    series: Series
    crumbs: tuple[Crumb, ...]
    may_begin: bool


def empty_page(*, series: Series, user: Any) -> EmptyPage:
    """Return the page of a series without a month to see; who may begin one is led there."""
    may = not user.is_authenticated or user.has_perm(Right.SCORES_DRAFT)
    return EmptyPage(series, series_crumbs(series), may)


def month_page(*, run: Run, user: Any, asked: Mapping[str, str]) -> MonthPage:
    """Return the ranking of a month as this reader may see it."""
    scheme, month = scheme_of(run.scheme_version), Month.parse(run.month)
    unpublished, given = sees_unpublished(user), reach(user=user, run=run)
    before = queries.run_before(run=run, unpublished=unpublished)
    rows = _rows(run, scheme, queries.standings(run=run, before=before, reach=given), given)
    listed = arrange(rows, DECLARED, asked)
    months = queries.months(series=run.series, unpublished=unpublished)
    marks = marks_of(run, reach=given, unpublished=unpublished)
    return MonthPage(
        run=run,
        month=month,
        scheme=scheme,
        marks=marks,
        crumbs=series_crumbs(run.series),
        choices=month_choices(months, month, "scoring:month", run.series.slug),
        heads=_heads(scheme, given),
        listed=listed,
        blocks=_parts(scheme, rows, listed.rows),
        bands=_bands(scheme),
        chart=_chart(scheme, rows),
        is_compared=any(row.change is not None for row in rows),
        has_published_points=queries.has_published_points(series=run.series, month=month),
        may_publish=_may_publish(marks, user),
        is_whole=given.is_whole,
    )


def _may_publish(marks: Marks, user: Any) -> bool:
    """Tell whether the month is published from here; one of a period is from its approval."""
    is_open = marks.is_unpublished and not marks.is_trial and not marks.is_of_a_period
    return is_open and user.has_perm(Right.SCORES_PUBLISH)


def _heads(scheme: Scheme, given: Reach) -> tuple[str, ...]:
    return tuple(node.name for node in scheme.tree) if given.has_scores else ()


def _rows(run: Run, scheme: Scheme, standings: Sequence[Standing], given: Reach) -> list[Ranked]:
    heads = _heads(scheme, given)
    top = [node.code for node in scheme.tree][: len(heads)]
    points = queries.points_at(run=run, nodes=top) if top else {}
    places = {block.code: at for at, block in enumerate(scheme.blocks)}
    return [
        Ranked(
            code=row.code,
            name=row.name,
            block=block_name(scheme, row.block),
            block_place=places[row.block],
            rank=row.rank,
            total=row.total,
            grade=grade_at(scheme, row.grade),
            change=row.change,
            groups=tuple(
                (head, points.get((row.code, code))) for head, code in zip(heads, top, strict=True)
            ),
            address=_address(run, row) if given.has_scores else "",
        )
        for row in standings
    ]


def _address(run: Run, row: Standing) -> str:
    return reverse("scoring:unit", args=[run.series.slug, run.month, row.code])


def _parts(
    scheme: Scheme, rows: Sequence[Ranked], shown: Sequence[Ranked]
) -> tuple[BlockPart, ...]:
    parts = []
    for at, block in enumerate(scheme.blocks):
        found = tuple(row for row in shown if row.block_place == at)
        if found:
            size = sum(1 for row in rows if row.block_place == at and row.rank is not None)
            parts.append(BlockPart(block.name, size, found))
    return tuple(parts)


def _bands(scheme: Scheme) -> tuple[tuple[Grade | None, str, Certainty], ...]:
    falling = range(len(scheme.bands) - 1, -1, -1)
    return tuple(
        (grade_at(scheme, at), band_words(scheme, at), scheme.bands[at].certainty) for at in falling
    )


def _chart(scheme: Scheme, rows: Sequence[Ranked]) -> Chart:
    """Count the units of each grade, one set of bars a block."""
    names = [band.name for band in reversed(scheme.bands)]
    blocks = dict.fromkeys(row.block for row in sorted(rows, key=lambda row: row.block_place))
    return Chart(
        id="xep-loai",
        title="Số đơn vị theo xếp loại",
        kind="bar",
        labels=tuple(names),
        series=tuple(
            Bars(
                block,
                tuple(
                    sum(1 for row in rows if row.block == block and row.grade_name == name)
                    for name in names
                ),
            )
            for block in blocks
        ),
        decimals=0,
        unit="đơn vị",
        label_heading="Xếp loại",
    )
