"""What a correction under work holds (đính chính): the latest word on each figure and point."""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.figures import State
from chamdiem.portal.approval.models import CorrectedFigure, CorrectedPoints, Correction
from chamdiem.portal.approval.queries import standing as approvals
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.scoring import queries as scoring

Place = tuple[int, str]  # the key of a return; a criterion or a figure


def open_correction(*, period: Period) -> Correction | None:
    """Return the correction of a month that is neither approved nor dropped."""
    rows = Correction.objects.filter(period=period, dropped=None)
    return rows.exclude(submissions__approved__isnull=False).order_by("-revision").first()


def corrected_points(*, correction: Correction) -> Mapping[Place, CorrectedPoints]:
    """Return the points as last corrected, by return and criterion; a dropped line is none."""
    rows = CorrectedPoints.objects.filter(correction=correction).select_related("of__organisation")
    last = {(row.of_id, row.leaf): row for row in rows.order_by("id")}
    return {place: row for place, row in last.items() if not row.is_dropped}


def corrected_figures(*, correction: Correction) -> Mapping[Place, CorrectedFigure]:
    """Return the figures as last corrected, by return and figure; a dropped line is none."""
    rows = CorrectedFigure.objects.filter(correction=correction).select_related("of__organisation")
    last = {(row.of_id, row.input_code): row for row in rows.order_by("id")}
    return {place: row for place, row in last.items() if not row.is_dropped}


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is approved now (kết quả đang có): points and figures by organisation."""

    month: Evaluation
    places: Mapping[int, int]

    def points(self, organisation: int, leaf: str) -> int | None:
        """Return the points of a criterion, scaled; None where there is no number."""
        return self.month.nodes[leaf].shown(self.places[organisation])

    def figure(self, organisation: int, code: str) -> tuple[Answer, int | None]:
        """Return a figure: its answer, and its scaled value where it is a number."""
        place = self.places[organisation]
        answer = Answer(int(self.month.figures.states[code][place]))
        value = int(self.month.figures.values[code][place])
        return answer, value if answer == int(State.VALUE) else None


def standing_numbers(*, period: Period) -> Numbers:
    """Return the numbers of the approval that stands."""
    approved = approvals.standing(period=period)
    if approved is None:
        raise LookupError(f"{period.month} was never approved")
    month = scoring.evaluation_of_run(approved.frozen.run)
    codes = {unit.code: place for place, unit in enumerate(month.figures.units)}
    rows = Expected.objects.filter(period=period).values_list("organisation_id", "unit_code")
    return Numbers(month, {key: codes[code] for key, code in rows if code in codes})
