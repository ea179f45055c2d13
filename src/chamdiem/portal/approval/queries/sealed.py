"""What was sealed of a month, revision by revision, as the pages of the units show it (đính chính).

Read from the stored runs; nothing is recomputed.
"""

from collections.abc import Mapping, Sequence

from chamdiem.portal.appraisal.approved import Revision
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.approval.queries import letter_points
from chamdiem.portal.approval.queries.standing import approvals
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring.models import NodePoints, UnitScore

Points = dict[tuple[str, str], int | None]


def revisions(*, period: Period, unit: str = "") -> tuple[Revision, ...]:
    """Return every approved revision of a month in order, of one unit or of all."""
    acts = approvals(period=period)
    runs = [act.frozen.run_id for act in acts]
    totals, points = _totals(runs, unit), _points(runs, unit)
    return tuple(
        Revision(
            number=act.revision,
            is_told=hasattr(act, "notice"),
            points=points.get(act.frozen.run_id, {}),
            totals=totals.get(act.frozen.run_id, {}),
            reasons=_reasons(act, period),
        )
        for act in acts
    )


def _totals(runs: Sequence[int], unit: str) -> Mapping[int, Mapping[str, int | None]]:
    rows = UnitScore.objects.filter(run__in=runs).order_by("run_id", "position")
    if unit:
        rows = rows.filter(code=unit)
    found: dict[int, dict[str, int | None]] = {}
    for run, code, total in rows.values_list("run_id", "code", "total"):
        found.setdefault(run, {})[code] = total
    return found


def _points(runs: Sequence[int], unit: str) -> Mapping[int, Points]:
    rows = NodePoints.objects.filter(unit__run__in=runs).order_by("pk")
    if unit:
        rows = rows.filter(unit__code=unit)
    found: dict[int, Points] = {}
    for run, code, node, points in rows.values_list("unit__run_id", "unit__code", "node", "points"):
        found.setdefault(run, {})[code, node] = points
    return found


def _reasons(act: Approved, period: Period) -> Mapping[tuple[int, str], str]:
    if not act.revision:
        return {}
    scheme = scheme_of(period.scheme_version)
    return dict(letter_points.corrected(act.frozen, scheme))
