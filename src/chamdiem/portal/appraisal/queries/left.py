"""What is left to settle before a month's appraisal ends."""

from collections.abc import Collection, Mapping
from datetime import datetime

from chamdiem.portal.appraisal.choices import Settled, Words
from chamdiem.portal.appraisal.facts import Loaded, Sent
from chamdiem.portal.appraisal.models import Message, Verdict
from chamdiem.portal.appraisal.queries import month
from chamdiem.portal.periods.choices import BACK
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return, ReturnStep

WITH_THE_UNIT = (ReturnState.ENTERING, ReturnState.PRESENTED, ReturnState.RETURNED)


def unsettled(*, period: Period) -> Mapping[int, tuple[str, ...]]:
    """Return by return which criteria of what was sent have no verdict that stands."""
    loaded = month.loaded(period=period)
    return {
        unit.return_id: left
        for unit in loaded.units
        if unit.return_id is not None and (left := left_in(unit, loaded))
    }


def left_in(unit: Sent, loaded: Loaded) -> tuple[str, ...]:
    """Return the criteria of a sent unit without a verdict that stands, in the tree's order."""
    if not unit.is_sent:
        return ()
    return tuple(leaf for leaf in month.fields(loaded.scheme) if leaf not in unit.standing)


def left_of(*, of: Return) -> tuple[str, ...]:
    """Return what is left of one return; of a unit that is only followed nothing."""
    loaded = month.loaded(period=of.period, only={of.organisation_id})
    return tuple(leaf for unit in loaded.units for leaf in left_in(unit, loaded))


def alike(*, reason: str, besides: Return) -> int:
    """Return for how many other units of the month the same words were a reason already."""
    rows = Verdict.objects.filter(of__period_id=besides.period_id, reason=reason)
    return rows.exclude(of=besides).order_by().values("of_id").distinct().count()


def rounds(*, of: Return) -> int:
    """Return how often a return was given back for a supplement (lượt bổ sung)."""
    return ReturnStep.objects.filter(of=of, to_state=ReturnState.RETURNED).count()


def rounds_allowed(*, period: Period) -> int:
    """Return how many rounds of supplement a return has: one, and one more after each sending back.

    What the provincial office sent back is appraised anew (Văn phòng UBND tỉnh trả lại).
    """
    return 1 + period.steps.filter(from_stage=BACK[0], to_stage=BACK[1]).count()


def was_closed_without_answer(*, of: Return) -> bool:
    """Tell whether a round of supplement ended without a new sending."""
    steps = ReturnStep.objects.filter(of=of, to_state=ReturnState.SENT)
    return steps.exclude(from_state=ReturnState.APPRAISED).count() > of.sendings.count()


def supplement_due(*, of: Return) -> datetime | None:
    """Return until when the last supplement was asked for."""
    rows = Message.objects.filter(of=of, kind=Words.ASK, leaf="").order_by("-id")
    return rows.values_list("due_at", flat=True).first()


def supplements_due(*, returns: Collection[int]) -> Mapping[int, datetime]:
    """Return until when the last supplement of each return was asked for, by its key."""
    rows = Message.objects.filter(of__in=returns, kind=Words.ASK, leaf="", due_at__isnull=False)
    return {of: due for of, due in rows.order_by("id").values_list("of_id", "due_at") if due}


def is_unseen_anywhere(*, period: Period) -> bool:
    """Tell whether anything of a month was ever settled without a look."""
    return Verdict.objects.filter(of__period=period, settled=Settled.UNSEEN).exists()
