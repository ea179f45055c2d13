"""Published beside recomputed (kiểm chứng): every number of a source outside next to ours."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from chamdiem.engine.decimals import scaled
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Run
from chamdiem.portal.scoring.pages.marks import Marks, marks_of, series_crumbs


@dataclass(frozen=True, slots=True)
class Pair:
    """One number published and ours; blank on both sides is equal too.

    `is_given` where ours is the published one entered whole: such a pair proves nothing.
    """

    head: str
    published: int | None
    ours: int | None
    was_published: bool
    is_given: bool = False

    @property
    def is_equal(self) -> bool:
        """Tell whether the two are the same."""
        return self.published == self.ours


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's groups and total, and how many of its leaves are equal."""

    name: str
    address: str
    pairs: tuple[Pair, ...]
    leaves: int
    equal_leaves: int


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The comparison as printed."""

    run: Run
    marks: Marks
    month: Month
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    differences: tuple[tuple[str, Pair], ...]
    compared: int
    equal: int
    given: int


def compare_page(*, run: Run) -> ComparePage:
    """Set every published number of the month beside the stored one."""
    month, scheme = Month.parse(run.month), scheme_of(run.scheme_version)
    published = dict(queries.published_points(series=run.series, month=month))
    ours = queries.points_at(run=run, nodes=None)
    standings = queries.standings(run=run, before=None)
    ours |= {(row.code, ""): row.total for row in standings}
    names = {row.code: row.name for row in standings}
    given = queries.given_at(run=run)
    pairs = {
        key: Pair(_head(scheme, key[1]), _scaled(points, scheme), ours.get(key), True, key in given)
        for key, points in published.items()
    }
    recomputed = sum(not pair.is_given for pair in pairs.values())
    wrong = [
        (names.get(unit, unit), pair)
        for (unit, _), pair in pairs.items()
        if not pair.is_equal and not pair.is_given
    ]
    return ComparePage(
        run=run,
        marks=marks_of(run),
        month=month,
        scheme=scheme,
        crumbs=(*series_crumbs(run.series, month), Crumb("Đối chiếu")),
        heads=(*(node.name for node in scheme.tree), "Tổng điểm"),
        lines=_lines(run, scheme, names, pairs, ours),
        differences=tuple(wrong),
        compared=recomputed,
        equal=recomputed - len(wrong),
        given=len(pairs) - recomputed,
    )


def _lines(
    run: Run, scheme: Scheme, names: dict[str, str], pairs: dict[tuple[str, str], Pair], ours: Any
) -> tuple[Line, ...]:
    shown = [*(node.code for node in scheme.tree), ""]
    leaves = {leaf.code for leaf in scheme.leaves()}
    lines = []
    for code, name in names.items():
        below = [pair for (unit, node), pair in pairs.items() if unit == code and node in leaves]
        lines.append(
            Line(
                name=name,
                address=reverse("scoring:unit", args=[run.series.slug, run.month, code]),
                pairs=tuple(_pair(pairs, ours, scheme, code, node) for node in shown),
                leaves=len(below),
                equal_leaves=sum(pair.is_equal for pair in below),
            )
        )
    return tuple(lines)


def _pair(pairs: Any, ours: Any, scheme: Scheme, unit: str, node: str) -> Pair:
    found = pairs.get((unit, node))
    return found or Pair(_head(scheme, node), None, ours.get((unit, node)), False)


def _head(scheme: Scheme, code: str) -> str:
    names = {node.code: node.name for node, _ in scheme.nodes()}
    return names.get(code, code or "Tổng điểm")


def _scaled(points: Decimal | None, scheme: Scheme) -> int | None:
    """Return published points on our scale; finer ones than ours never compare equal."""
    return None if points is None else scaled(points, scheme.decimals)
