"""A corrected month beside what it corrects (đính chính): both figures stay readable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common.look import Crumb, Grade
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.access import reach, sees_unpublished
from chamdiem.portal.scoring.models import Run, UnitScore
from chamdiem.portal.scoring.pages.marks import Marks, grade_at, marks_of, series_crumbs
from chamdiem.portal.scoring.queries import Reach


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two says of a unit."""

    total: int | None
    grade: Grade | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion whose points were corrected."""

    name: str
    was: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One unit whose result is another after the correction."""

    name: str
    was: Side
    now: Side
    has_scores: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """The two results as printed."""

    was: Run
    now: Run
    month: Month
    scheme: Scheme
    marks: Marks
    crumbs: tuple[Crumb, ...]
    lines: tuple[Line, ...]
    unchanged: int
    month_address: str


def revision_page(*, was: Run, now: Run, user: Any) -> RevisionPage:
    """Return what a correction changed, as this reader may see it."""
    scheme, month = scheme_of(now.scheme_version), Month.parse(now.month)
    given = (reach(user=user, run=was), reach(user=user, run=now))
    shown = [unit for unit in queries.units_of(run=now) if _covered(unit, given)]
    former = {unit.code: unit for unit in queries.units_of(run=was)}
    lines = _lines(was, now, scheme, shown, former, given)
    return RevisionPage(
        was=was,
        now=now,
        month=month,
        scheme=scheme,
        marks=_marks(now, user),
        crumbs=(
            *series_crumbs(now.series, month),
            Crumb(f"{month.spoken.capitalize()}: đính chính lần {now.revision}"),
        ),
        lines=lines,
        unchanged=len(shown) - len(lines),
        month_address=reverse("scoring:month", args=[now.series.slug, month]),
    )


def _marks(run: Run, user: Any) -> Marks:
    """Return the marks without the way to this page."""
    marks = marks_of(run, unpublished=sees_unpublished(user))
    return replace(marks, acts=tuple(replace(act, address="") for act in marks.acts))


def _covered(unit: UnitScore, given: tuple[Reach, Reach]) -> bool:
    return all(one.covers(unit.block) for one in given)


def _lines(
    was: Run,
    now: Run,
    scheme: Scheme,
    shown: Sequence[UnitScore],
    former: Mapping[str, UnitScore],
    given: tuple[Reach, Reach],
) -> tuple[Line, ...]:
    has_scores = all(one.has_scores for one in given)
    leaves = [leaf.code for leaf in scheme.leaves()] if has_scores else []
    points = [queries.points_at(run=run, nodes=leaves) if leaves else {} for run in (was, now)]
    names = {leaf.code: leaf.name for leaf in scheme.leaves()}
    found = []
    for unit in shown:
        before = former[unit.code]
        parts = tuple(
            Part(names[code], points[0].get((unit.code, code)), points[1].get((unit.code, code)))
            for code in leaves
            if points[0].get((unit.code, code)) != points[1].get((unit.code, code))
        )
        sides = _side(before, scheme, has_scores), _side(unit, scheme, has_scores)
        if parts or sides[0] != sides[1]:
            found.append(Line(unit.name, *sides, has_scores, parts))
    return tuple(found)


def _side(unit: UnitScore, scheme: Scheme, has_scores: bool) -> Side:
    grade = grade_at(scheme, unit.grade)
    return Side(unit.total, grade, unit.rank) if has_scores else Side(None, grade, None)
