"""The counter “còn lại”: what is left by criterion, unit and person, and what each day settled.

Read without scoring: the claims of what was sent last and the verdicts on just these claims.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.models import Verdict
from chamdiem.portal.appraisal.queries import month
from chamdiem.portal.common import moments
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.models import HolderFigure, Sending, SentLeaf
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.schemes.queries import scheme_of

Item = tuple[int, str]  # organisation, criterion
BY_PEOPLE = (Settled.TOGETHER, Settled.LOOKED, Settled.FIGURES, Settled.POINTS)


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole of a month: every item sent, those left, what people settled on which day."""

    items: frozenset[Item]
    left: frozenset[Item]
    by_day: Mapping[tuple[UUID, date], int]

    @property
    def by_leaf(self) -> Counter[str]:
        """Return how many units are left by criterion."""
        return Counter(leaf for _, leaf in self.left)

    @property
    def by_unit(self) -> Counter[int]:
        """Return how many criteria are left by organisation."""
        return Counter(unit for unit, _ in self.left)

    @property
    def unit_items(self) -> Counter[int]:
        """Return how many criteria each organisation sent."""
        return Counter(unit for unit, _ in self.items)

    @property
    def leaf_items(self) -> Counter[str]:
        """Return how many units sent each criterion."""
        return Counter(leaf for _, leaf in self.items)


@dataclass(frozen=True, slots=True)
class Given:
    """A criterion, or a section, that somebody verifies, of one unit or of all."""

    person: UUID
    node: str
    organisation_id: int | None


def tally(*, period: Period) -> Tally:
    """Count a month: what was sent, what is left, what people settled by day."""
    scheme = scheme_of(period.scheme_version)
    asked = month.fields(scheme)
    claims = _claims(period, asked.keys())
    held = _held_at(period)
    verdicts = Verdict.objects.filter(of__period=period).order_by("id")
    columns = ("of__organisation_id", "leaf", "claim", "settled", "at", "by")
    stands: dict[Item, datetime] = {}
    by_day: Counter[tuple[UUID, date]] = Counter()
    for unit, leaf, claim, settled, at, by in verdicts.values_list(*columns):
        if claims.get((unit, leaf)) == claim:
            stands[unit, leaf] = at
        if settled in BY_PEOPLE:
            by_day[by, moments.day_of(at)] += 1
    left = {item for item in claims if not _stands(item, stands, held, asked)}
    return Tally(frozenset(claims), frozenset(left), by_day)


def verifiers(*, on: date) -> tuple[Given, ...]:
    """Return who verifies what on a day, by grants of their own and those lent to them."""
    days = (Q(holds_from=None) | Q(holds_from__lte=on)) & (
        Q(holds_until=None) | Q(holds_until__gt=on)
    )
    own = Grant.objects.filter(
        days, role=Role.VERIFIER, withdrawn_at=None, user__is_active=True
    ).order_by("id")
    lent = RightsDelegation.objects.filter(
        days,
        grant__role=Role.VERIFIER,
        grant__withdrawn_at=None,
        ended_at=None,
        taker__is_active=True,
    ).order_by("id")
    rows: list[Any] = [
        *own.values_list("user__public_id", "criterion", "organisation_id"),
        *lent.values_list("taker__public_id", "grant__criterion", "grant__organisation_id"),
    ]
    return tuple(dict.fromkeys(Given(*row) for row in rows))


def officers() -> frozenset[UUID]:
    """Return who is, or was, an officer of the Department: they settle what nobody was given."""
    rows = Grant.objects.filter(role=Role.OFFICER).order_by()
    return frozenset(rows.values_list("user__public_id", flat=True))


def _claims(period: Period, leaves: Any) -> dict[Item, str]:
    """Return what each unit that is scored said last of each criterion."""
    scored = period.expected.filter(is_scored=True).values("organisation_id")
    sent = Sending.objects.filter(of__period=period, of__organisation_id__in=scored)
    last = dict(sent.order_by("number").values_list("of_id", "pk"))
    rows = SentLeaf.objects.filter(sending_id__in=last.values()).order_by()
    columns = ("sending__of__organisation_id", "leaf", "digest")
    return {
        (unit, leaf): digest for unit, leaf, digest in rows.values_list(*columns) if leaf in leaves
    }


def _held_at(period: Period) -> dict[tuple[int, str], datetime]:
    rows = HolderFigure.objects.filter(period=period).order_by("id")
    columns = ("organisation_id", "input_code", "at")
    return {(unit, code): at for unit, code, at in rows.values_list(*columns)}


def _stands(
    item: Item,
    stands: Mapping[Item, datetime],
    held: Mapping[tuple[int, str], datetime],
    asked: Mapping[str, tuple[str, ...]],
) -> bool:
    """Tell whether a verdict stands: on this claim, and no holder's figure came after it."""
    at, (unit, leaf) = stands.get(item), item
    if at is None:
        return False
    return not any((came := held.get((unit, code))) and came > at for code in asked[leaf])
