"""Words and small values that the pages of appraisal share."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.explain.leaves import leaf_reason
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal import queries
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Given, Said
from chamdiem.portal.appraisal.queries.bench import Placed
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns import reading
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.returns.facts import EvidenceNow
from chamdiem.portal.returns.pages.evidence import about, name_of

TITLE = "Thẩm định"
ERASED = "người đã xoá thông tin"
People = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Proof:
    """One evidence beside the claim, with where it opens; `address` is empty for a document."""

    name: str
    about: str
    kind: str
    address: str
    valid_until: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a criterion: the unit's, the holder's, the one that counts, whose it is."""

    name: str
    own: str
    held: str
    source: str
    counts: str
    origin: str
    differs: bool
    awaits_consent: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why the points are what they are: the rule as it stands, and with this unit's numbers."""

    formula: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of a thread, with who said it."""

    said: Said
    who: str


def crumbs(period: Period, *more: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way back to the work of the month."""
    work = f"{reverse('appraisal:work')}?thang={period.month}"
    name = f"{TITLE} {Month.parse(period.month).spoken}"
    root = Crumb(name, work) if more else Crumb(name)
    return (Crumb("Trang đầu", "/"), root, *(Crumb(*each) for each in more))


def column_address(period: Period, leaf: str) -> str:
    """Return the address of a criterion's column."""
    return reverse("appraisal:column", args=[Month.parse(period.month), leaf])


def unit_address(period: Period, expected: Expected) -> str:
    """Return the address of a unit's bench."""
    where = [Month.parse(period.month), expected.organisation.public_id]
    return reverse("appraisal:unit", args=where)


def cell_address(period: Period, leaf: str, expected: Expected) -> str:
    """Return the address of one criterion of one unit."""
    where = [Month.parse(period.month), leaf, expected.organisation.public_id]
    return reverse("appraisal:cell", args=where)


def proof(one: EvidenceNow) -> Proof:
    """Return an evidence with where it opens: a file in its window, at its page."""
    address = one.link
    if one.kind is EvidenceKind.FILE:
        page = f"#page={one.page}" if one.page else ""
        address = f"{reverse('files:content', args=[one.file_id])}?xem=1{page}"
    return Proof(
        name=name_of(one),
        about=about(one),
        kind=str(one.kind.label),
        address=address if one.kind is not EvidenceKind.DOCUMENT else "",
        valid_until=f"{one.valid_until:%d/%m/%Y}" if one.valid_until else "",
    )


def figures(placed: Placed) -> tuple[Figure, ...]:
    """Return the figures of a criterion, the unit's and the holder's beside each other."""
    scheme, unit = placed.whole.loaded.scheme, placed.unit
    counted = queries.counted(unit, scheme)
    found = []
    for code in queries.fields(scheme)[placed.leaf.code]:
        item, own, held = scheme.input(code), unit.figures.get(code), unit.held.get(code)
        now = counted[code]
        found.append(
            Figure(
                name=f"{item.name} ({item.unit})" if item.unit else item.name,
                own=_shown(scheme, code, own),
                held=_shown(scheme, code, held),
                source=held.source if held else "",
                counts=reading.shown(item, now.answer, now.value) if unit.is_sent else "",
                origin=str(now.origin.label) if unit.is_sent else "",
                differs=bool(own and held and not own.says(held)),
                awaits_consent=now.awaits_consent,
            )
        )
    return tuple(found)


def why(placed: Placed) -> Why:
    """Say the rule and what it makes of this unit's numbers."""
    reason = leaf_reason(placed.leaf, placed.whole.evaluation, placed.at, 0, None)
    return Why(reason.formula, reason.sentence)


def verdict_words(placed: Placed, people: People) -> str:
    """Say how a criterion was settled and by whom; nothing before it is."""
    stands = placed.points.verdict
    if stands is None:
        return ""
    who = people.get(stands.by, ERASED)
    by_rule = stands.settled is Settled.UNSEEN
    return f"{stands.settled.label}, {'áp dụng bởi ' if by_rule else ''}{who}"


def _shown(scheme: Scheme, code: str, given: Given | None) -> str:
    return "" if given is None else reading.shown(scheme.input(code), given.answer, given.value)
