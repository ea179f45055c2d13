"""What units sent last before a month, and how that was settled."""

from collections.abc import Collection, Mapping

from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Before
from chamdiem.portal.appraisal.models import Verdict
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Sending, SentLeaf

Row = tuple[int, int, str, str]


def before(*, period: Period, organisations: Collection[int]) -> Mapping[int, Before]:
    """Return by organisation what it sent last before this month; a new unit has nothing."""
    last = _last(period, organisations)
    points = _points([sending for sending, *_ in last.values()])
    settled = _settled([of for _, of, *_ in last.values()])
    return {
        unit: Before(of, month, ReturnState(state), points.get(sending, {}), settled.get(of, {}))
        for unit, (sending, of, month, state) in last.items()
    }


def _last(period: Period, organisations: Collection[int]) -> dict[int, Row]:
    rows = Sending.objects.filter(
        of__organisation_id__in=organisations, of__period__month__lt=period.month
    )
    columns = ("of__organisation_id", "pk", "of_id", "of__period__month", "of__state")
    ordered = rows.order_by("of__period__month", "number").values_list(*columns)
    return {unit: (pk, of, month, state) for unit, pk, of, month, state in ordered}


def _points(sendings: Collection[int]) -> dict[int, dict[str, int | None]]:
    found: dict[int, dict[str, int | None]] = {}
    rows = SentLeaf.objects.filter(sending_id__in=sendings).order_by("id")
    for sending, leaf, points in rows.values_list("sending_id", "leaf", "points"):
        found.setdefault(sending, {})[leaf] = points
    return found


def _settled(returns: Collection[int]) -> dict[int, dict[str, Settled]]:
    """Return how each criterion was settled last; a state that was not agreed to is left out."""
    found: dict[int, dict[str, Settled]] = {}
    rows = Verdict.objects.filter(of_id__in=returns).order_by("id")
    for of, leaf, settled, consents in rows.values_list("of_id", "leaf", "settled", "consents"):
        kept = found.setdefault(of, {})
        kept.pop(leaf, None)
        if consents is not False:
            kept[leaf] = Settled(settled)
    return found
