"""How each duty of each unit stands: between due days it keeps what was confirmed last."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from chamdiem.portal.common import moments
from chamdiem.portal.duties.choices import Answer
from chamdiem.portal.duties.facts import Light, State
from chamdiem.portal.duties.models import Confirmation, Occasion
from chamdiem.portal.orgs.models import Organisation

LIGHTS = {
    Answer.DONE: Light.DONE,
    Answer.PARTLY: Light.PARTLY,
    Answer.NOTHING_AROSE: Light.NONE,
    Answer.NOT_APPLICABLE: Light.NOT_APPLICABLE,
}
SETTLED = (Answer.DONE, Answer.NOTHING_AROSE, Answer.NOT_APPLICABLE)
Place = tuple[int, int]  # organisation, duty


@dataclass(frozen=True, slots=True)
class _Fallen:
    """One occasion with what was said last of it."""

    row: Occasion
    said: Confirmation | None

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for an answer that settles it."""
        return self.said is None or self.said.answer not in SETTLED


def states(*, organisations: Collection[int], at: datetime) -> Mapping[Place, State]:
    """Return how the duties of units stand; two queries, however many units."""
    grouped: dict[Place, list[_Fallen]] = defaultdict(list)
    rows = Occasion.objects.filter(organisation__in=organisations, at__lte=at)
    for row in _with_words(rows, at).order_by("organisation_id", "duty", "due_on", "id"):
        said = list(row.confirmations.all())
        grouped[row.organisation_id, row.duty].append(_Fallen(row, said[-1] if said else None))
    return {place: _state(place, fallen, at) for place, fallen in grouped.items()}


def occasions_of(
    *, organisation: Organisation, duty: int | None = None, at: datetime
) -> Sequence[Occasion]:
    """Return what fell due to a unit, the latest first, with everything said of it."""
    rows = Occasion.objects.filter(organisation=organisation, at__lte=at)
    if duty is not None:
        rows = rows.filter(duty=duty)
    return list(_with_words(rows, at).order_by("-due_on", "-id"))


def one(*, public_id: UUID) -> Occasion | None:
    """Return the occasion of that identity."""
    rows = Occasion.objects.select_related("organisation", "directive")
    return rows.filter(public_id=public_id).first()


def confirmations_of(*, occasion: Occasion) -> Sequence[Confirmation]:
    """Return what was said of an occasion, the latest first."""
    rows = Confirmation.objects.filter(occasion=occasion).select_related("file")
    return list(rows.prefetch_related("supervised", "checks").order_by("-id"))


def shows_file(*, key: UUID) -> Sequence[Organisation]:
    """Return the units whose evidence of a duty a file is."""
    rows = Confirmation.objects.filter(file__public_id=key).select_related("occasion__organisation")
    return [row.occasion.organisation for row in rows]


def _with_words(rows: QuerySet[Occasion], at: datetime) -> QuerySet[Occasion]:
    said = Confirmation.objects.filter(at__lte=at).order_by("id")
    return rows.prefetch_related(Prefetch("confirmations", queryset=said))


def _state(place: Place, fallen: Sequence[_Fallen], at: datetime) -> State:
    """Say the state: what is late first, then what is open, then what was confirmed last."""
    today = moments.day_of(at)
    waiting = [one for one in fallen if one.is_open]
    late = [one for one in waiting if one.row.due_on < today]
    last = max(
        (one.said for one in fallen if one.said), key=lambda said: (said.at, said.pk), default=None
    )
    shown = next(iter(late or waiting), None)
    return State(
        organisation_id=place[0],
        duty=place[1],
        light=_light(late, waiting, last),
        due_on=shown.row.due_on if shown else None,
        occasion=shown.row.public_id if shown else None,
        open_count=len(waiting),
        late_count=len(late),
        confirmed_at=last.at if last else None,
        share=_share(last),
    )


def _light(late: Sequence[_Fallen], waiting: Sequence[_Fallen], last: Confirmation | None) -> Light:
    if late:
        return Light.LATE
    if waiting and (waiting[0].said is None):
        return Light.OPEN
    return LIGHTS[Answer(last.answer)] if last else Light.UNKNOWN


def _share(last: Confirmation | None) -> tuple[Decimal, Decimal] | None:
    if last is None or last.denominator is None or last.numerator is None:
        return None
    return last.numerator, last.denominator
