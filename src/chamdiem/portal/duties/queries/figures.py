"""The duties of units in a month as figures, for the scheme's criteria."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Prefetch

from chamdiem.portal.common import moments
from chamdiem.portal.duties.choices import Answer
from chamdiem.portal.duties.facts import Counted
from chamdiem.portal.duties.models import Confirmation, Occasion

Place = tuple[int, int]  # organisation, duty


def figures(
    *, organisations: Collection[int], last: date, first: date, known_at: datetime
) -> Mapping[Place, Counted]:
    """Return what each duty of each unit comes to in a month.

    Counted are the occasions due within the days of the month, and those still open from before.
    Between due days nothing is counted anew, but the share that was confirmed last stands.
    """
    said = Confirmation.objects.filter(at__lte=known_at).order_by("id")
    rows = Occasion.objects.filter(
        organisation__in=organisations, due_on__lte=last, at__lte=known_at
    )
    grouped: dict[Place, list[tuple[Occasion, Confirmation | None]]] = defaultdict(list)
    for row in rows.prefetch_related(Prefetch("confirmations", queryset=said)).order_by("id"):
        words = list(row.confirmations.all())
        grouped[row.organisation_id, row.duty].append((row, words[-1] if words else None))
    return {place: _counted(found, first, last) for place, found in grouped.items()}


def _counted(found: list[tuple[Occasion, Confirmation | None]], first: date, last: date) -> Counted:
    counting = [(row, said) for row, said in found if row.due_on >= first or _is_late(said, first)]
    answers = [said.answer for _, said in counting if said is not None]
    done = [
        (row, said) for row, said in counting if said is not None and said.answer == Answer.DONE
    ]
    share = _share([said for _, said in found if said is not None])
    return Counted(
        due=len(counting) - answers.count(Answer.NOT_APPLICABLE),
        done=len(done),
        done_in_time=sum(said.at <= moments.end_of(row.due_on) for row, said in done),
        nothing=answers.count(Answer.NOTHING_AROSE),
        not_applicable=answers.count(Answer.NOT_APPLICABLE),
        numerator=share[0],
        denominator=share[1],
    )


def _is_late(said: Confirmation | None, first: date) -> bool:
    """Tell whether it was still open when the month began."""
    if said is None or said.answer == Answer.PARTLY:
        return True
    return moments.day_of(said.at) >= first


def _share(said: list[Confirmation]) -> tuple[Decimal | None, Decimal | None]:
    """Return the share that was confirmed last."""
    for one in sorted(said, key=lambda one: (one.at, one.pk), reverse=True):
        if one.denominator is not None:
            return one.numerator, one.denominator
    return None, None
