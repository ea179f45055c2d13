"""What a submitted correction changes, number by number, beside the approval it corrects."""

from collections.abc import Iterator, Mapping

from chamdiem.engine.evaluation import Evaluation, Steps
from chamdiem.portal.approval.letters.facts import Rectification, Rectified
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.scoring import queries as scoring
from chamdiem.writing import types

Reasons = Mapping[tuple[str, str], str]  # by the code of a unit and of a criterion


def rectification(*, frozen: Frozen | None, reasons: Reasons) -> Rectification | None:
    """Return what the correction that is submitted changes; nothing for the month itself."""
    if frozen is None or frozen.correction is None:
        return None
    rows = Approved.objects.filter(
        period_id=frozen.period_id, revision__lt=frozen.correction.revision
    )
    was = rows.select_related("frozen__run").order_by("-revision").first()
    if was is None:
        return None
    before = scoring.evaluation_of_run(was.frozen.run)
    after = scoring.evaluation_of_run(frozen.run)
    named = f"{types.named(was.document_number)} ngày {was.document_on:%d/%m/%Y}"
    return Rectification(named, tuple(_rows(before, after, reasons)))


def _rows(before: Evaluation, after: Evaluation, reasons: Reasons) -> Iterator[Rectified]:
    """Return each unit whose numbers move: its criteria in the tree's order, then its total."""
    places = {unit.code: place for place, unit in enumerate(before.figures.units)}
    for at, unit in enumerate(after.figures.units):
        was = places[unit.code]
        found = [
            Rectified(
                unit.name,
                f"{leaf.code} {leaf.name}",
                *moved,
                is_total=False,
                reason=reasons.get((unit.code, leaf.code), ""),
            )
            for leaf in after.scheme.leaves()
            if (moved := _moved(before.nodes[leaf.code], was, after.nodes[leaf.code], at))
        ]
        total = _moved(before.total, was, after.total, at)
        if total:
            found.append(Rectified(unit.name, "Tổng điểm", *total, is_total=True))
        yield from found


def _moved(was: Steps, there: int, now: Steps, here: int) -> tuple[int | None, int | None] | None:
    """Return the points before and after, or None where they are the same."""
    pair = (was.shown(there), now.shown(here))
    return None if pair[0] == pair[1] else pair
