"""A unit's month: its total, the tree of points, its months before; and on one sheet of A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from chamdiem.engine.evaluation import Cause, Result
from chamdiem.engine.explain import Closing, Reason, conclusion, explain, view_reasons
from chamdiem.engine.periods import Month
from chamdiem.engine.phrases import CAUSES
from chamdiem.engine.scheme import Certainty, Leaf, Node, Scheme, View
from chamdiem.portal.common.charts import Chart
from chamdiem.portal.common.charts import Series as Line
from chamdiem.portal.common.look import Crumb, Grade, MonthChoice
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.access import sees_as_own_only, sees_unpublished
from chamdiem.portal.scoring.models import UnitScore
from chamdiem.portal.scoring.pages.heads import UnitHeads, unit_heads
from chamdiem.portal.scoring.pages.marks import (
    Marks,
    band_words,
    block_name,
    grade_at,
    marks_of,
    month_choices,
    way_back,
)
from chamdiem.portal.scoring.queries import MonthListed

RESULTS = {
    Result.BY_POLICY: "theo quy tắc của tiêu chí",
    Result.GIVEN: "điểm đã công bố, nhập nguyên",
    Result.BLANK: "để trống, tính 0",
    Result.COVERED: "không tính riêng",
    Result.INFORMATION: "chỉ theo dõi",
    Result.BLOCKED: "thiếu số liệu",
    Result.EXCLUDED: "không áp dụng, loại ra và quy đổi",
    Result.HANDED_ON: "chia điểm cho tiêu chí cùng nhóm",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One node of the tree as printed."""

    code: str
    name: str
    depth: int
    is_leaf: bool
    points: int | None
    maximum: int
    state: str
    sentence: str
    clause: str
    has_defaults: bool
    maintain: bool
    address: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit's month as printed."""

    unit: UnitScore
    month: Month
    scheme: Scheme
    marks: Marks
    crumbs: tuple[Crumb, ...]
    choices: tuple[MonthChoice, ...]
    block: str
    size: int
    grade: Grade | None
    band: str
    band_certainty: str
    change: int | None
    rows: tuple[Row, ...]
    views: tuple[Row, ...]
    closing: tuple[Closing, ...]
    chart: Chart | None
    print_address: str
    is_own_only: bool
    heads: UnitHeads | None

    @property
    def deciding(self) -> tuple[Closing, ...]:
        """The steps that a sheet of paper repeats: grade and rank stand at its head already."""
        return tuple(step for step in self.closing if step.kind not in ("grade", "rank"))

    @property
    def has_defaults(self) -> bool:
        """Whether any criterion shown has a part without a found legal source (I6)."""
        return any(row.has_defaults for row in self.rows)


def unit_page(*, unit: UnitScore, user: Any) -> UnitPage:
    """Return a unit's month as this reader may see it."""
    run, month = unit.run, Month.parse(unit.run.month)
    scheme, unpublished = scheme_of(run.scheme_version), sees_unpublished(user)
    own_only = sees_as_own_only(user=user, unit=unit)
    months = queries.months(series=run.series, unpublished=unpublished)
    past = queries.history(series=run.series, code=unit.code, unpublished=unpublished)
    if own_only:
        months = sorted([*months, MonthListed(month, False)], key=lambda each: each.month)
        past = sorted([*past, (month, unit.total)])
    evaluation, at = queries.evaluation_of(unit)
    return UnitPage(
        unit=unit,
        month=month,
        scheme=scheme,
        marks=marks_of(run, unpublished=unpublished or own_only),
        crumbs=(*way_back(unit, is_own_only=own_only), Crumb(unit.name)),
        choices=month_choices(
            [each for each in months if each.month in dict(past)],
            month,
            "scoring:unit",
            run.series.slug,
            unit.code,
        ),
        block=block_name(scheme, unit.block),
        size=queries.ranked_in(run=run, block=unit.block),
        grade=grade_at(scheme, unit.grade),
        band="" if unit.grade is None else band_words(scheme, unit.grade),
        band_certainty="" if unit.grade is None else str(scheme.bands[unit.grade].certainty),
        change=queries.change_of(unit=unit, unpublished=unpublished),
        rows=tuple(_row(reason, unit) for reason in explain(evaluation, at)),
        views=tuple(_row(reason, unit) for reason in view_reasons(evaluation, at)),
        closing=tuple(
            step for step in conclusion(evaluation, at) if not (own_only and step.kind == "rank")
        ),
        chart=_chart(past, month, scheme),
        print_address=reverse("scoring:explain", args=[run.series.slug, month, unit.code]),
        is_own_only=own_only,
        heads=unit_heads(unit=unit, user=user),
    )


def _row(reason: Reason, unit: UnitScore) -> Row:
    node, run = reason.node, unit.run
    address = reverse("scoring:why", args=[run.series.slug, run.month, unit.code, node.code])
    return Row(
        code=node.code,
        name=node.name,
        depth=reason.depth,
        is_leaf=isinstance(node, Leaf),
        points=reason.points,
        maximum=node.maximum if reason.worth is None else reason.worth,
        state=state_words(reason),
        sentence=reason.sentence,
        clause=node.clause,
        has_defaults=_has_defaults(node),
        maintain=not isinstance(node, View) and node.maintain is not None,
        address=address,
    )


def state_words(reason: Reason) -> str:
    """Say how a node's points stand where they do not simply come from its rule."""
    if reason.cause is Cause.RULED:
        return CAUSES[Cause.RULED].lower()
    return RESULTS.get(reason.result, "")


def _has_defaults(node: Node | View) -> bool:
    return isinstance(node, Leaf) and (
        bool(node.unconfirmed) or node.certainty is Certainty.SYSTEM_DEFAULT
    )


def _chart(past: Sequence[tuple[Month, int | None]], month: Month, scheme: Scheme) -> Chart | None:
    """Draw the months; one month alone is no line."""
    if len(past) < 2:
        return None
    return Chart(
        id="cac-thang",
        title="Tổng điểm các tháng",
        kind="line",
        labels=tuple(f"{each.number:02d}/{each.year}" for each, _ in past),
        series=(Line("Tổng điểm", tuple(total for _, total in past)),),
        decimals=scheme.decimals,
        top=scheme.maximum,
        marked=[each for each, _ in past].index(month),
    )
