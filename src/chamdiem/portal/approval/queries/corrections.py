"""What a correction under work holds (đính chính): the latest word on each figure and point."""

from collections.abc import Mapping

from chamdiem.portal.approval.models import CorrectedFigure, CorrectedPoints, Correction
from chamdiem.portal.periods.models import Period

Place = tuple[int, str]  # the key of a return; a criterion or a figure


def open_correction(*, period: Period) -> Correction | None:
    """Return the correction of a month that is not approved yet."""
    rows = Correction.objects.filter(period=period).exclude(submissions__approved__isnull=False)
    return rows.order_by("-revision").first()


def corrected_points(*, correction: Correction) -> Mapping[Place, CorrectedPoints]:
    """Return the points as last corrected, by return and criterion."""
    rows = CorrectedPoints.objects.filter(correction=correction).select_related("of__organisation")
    return {(row.of_id, row.leaf): row for row in rows.order_by("id")}


def corrected_figures(*, correction: Correction) -> Mapping[Place, CorrectedFigure]:
    """Return the figures as last corrected, by return and figure."""
    rows = CorrectedFigure.objects.filter(correction=correction).select_related("of__organisation")
    return {(row.of_id, row.input_code): row for row in rows.order_by("id")}
