"""The bench: one criterion of all units, or one unit, read alone and scored as the month would.

A column reads its own criterion and those that share its figures, nothing else: the consent of
every verifier who uses a figure decides whether it counts (I36).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from chamdiem.engine.scheme import Aggregate, Leaf, Scheme
from chamdiem.portal.appraisal.facts import Compared, Place, Sent, Warned, Whole
from chamdiem.portal.appraisal.queries import comparing, gathering, month
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import live
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.facts import EvidenceNow
from chamdiem.portal.returns.models import Evidence, Sending, SentLeaf
from chamdiem.portal.returns.queries import draft
from chamdiem.portal.schemes.queries import scheme_of

LYING = (ReturnState.SENT, ReturnState.APPRAISED)


@dataclass(frozen=True, slots=True)
class Placed:
    """One criterion of one unit as it lies on the bench, with what it is compared to.

    `whole` is the reading it stands in and `at` its place there; `before` are the unit's own
    points last month, `median` those of its block this month.
    """

    unit: Sent
    leaf: Leaf
    whole: Whole
    at: int
    points: Compared
    warned: tuple[Warned, ...]
    before: int | None
    median: int | None

    @property
    def is_settled(self) -> bool:
        """Tell whether a verdict stands."""
        return self.points.verdict is not None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for a verdict now."""
        return self.unit.is_sent and self.unit.state in LYING and not self.is_settled

    @property
    def agrees(self) -> bool:
        """Tell whether claim, figures and evidence agree, so that it is settled with others."""
        one = self.points
        same = one.claimed is None or one.appraised == one.claimed
        waits = gathering.waiting(self.unit, self.whole.loaded.scheme, self.leaf.code)
        return self.is_open and same and not self.warned and not waits

    @property
    def deviation(self) -> tuple[int, int, int]:
        """How far the claim lies from its figures, from last month, from its block."""
        claimed, computed = self.points.claimed, self.points.computed
        return (
            0 if claimed is None else abs(claimed - (computed or 0)),
            len(self.warned),
            max(_apart(claimed, self.before), _apart(claimed, self.median)),
        )


def column(*, period: Period, leaf: Leaf) -> tuple[Placed, ...]:
    """Return one criterion of all units, in the month's order."""
    part = part_of(scheme_of(period.scheme_version), (leaf.code,))
    whole = gathering.score(month.loaded(period=period, part=part))
    before = _before(period, [leaf.code])
    return _placed(whole, (leaf,), before, _medians(whole, (leaf,)))


def one(*, period: Period, leaf: Leaf, organisation_id: int) -> Placed | None:
    """Return one criterion of one unit beside the others, None where it is not scored."""
    found = column(period=period, leaf=leaf)
    return next((each for each in found if _is_of(each.unit, organisation_id)), None)


def row(*, period: Period, organisation_id: int) -> tuple[Placed, ...]:
    """Return all criteria of one unit, in the tree's order; what needs the others asks them."""
    scheme = scheme_of(period.scheme_version)
    leaves = tuple(leaf for leaf in scheme.leaves() if leaf.rule.earns)
    alone = gathering.score(month.loaded(period=period, only={organisation_id}))
    compared = tuple(leaf for leaf in leaves if live.needs_peers(leaf))
    before = _before(period, [leaf.code for leaf in leaves], organisation_id)
    own = {each.leaf.code: each for each in _placed(alone, leaves, before, {})}
    if compared:
        part = part_of(scheme, [leaf.code for leaf in compared])
        whole = gathering.score(month.loaded(period=period, part=part))
        beside = _placed(whole, compared, before, {})
        own |= {each.leaf.code: each for each in beside if _is_of(each.unit, organisation_id)}
    return tuple(own[leaf.code] for leaf in leaves if leaf.code in own)


def part_of(scheme: Scheme, codes: Collection[str]) -> Scheme:
    """Return the part of a scheme that these criteria stand in, with those that share figures."""
    return scheme.once(("part", *sorted(codes)), lambda: _part(scheme, codes))


def evidence_sent(
    *, sendings: Collection[int], leaf: str | None = None
) -> Mapping[Place, tuple[EvidenceNow, ...]]:
    """Return the evidence of sendings, by sending and criterion, or of one criterion."""
    link: Any = SentLeaf.evidence.through
    rows = link.objects.filter(sentleaf__sending_id__in=sendings).order_by("evidence_id")
    if leaf is not None:
        rows = rows.filter(sentleaf__leaf=leaf)
    pairs = list(rows.values_list("sentleaf__sending_id", "sentleaf__leaf", "evidence_id"))
    keys = {pk for *_, pk in pairs}
    known = Evidence.objects.filter(pk__in=keys).select_related("file").in_bulk()
    found: dict[Place, list[EvidenceNow]] = {}
    for sending, code, pk in pairs:
        found.setdefault((sending, code), []).append(draft.evidence_now(known[pk]))
    return {place: tuple(several) for place, several in found.items()}


def _part(scheme: Scheme, codes: Collection[str]) -> Scheme:
    asked = month.fields(scheme)
    shared = {user for code in codes for each in asked[code] for user in month.users(scheme)[each]}
    leaves = tuple(leaf for leaf in scheme.leaves() if leaf.code in shared | set(codes))
    inputs = {each for leaf in leaves for each in leaf.rule.inputs}
    return replace(
        scheme,
        tree=leaves,
        inputs=tuple(item for item in scheme.inputs if item.code in inputs),
        aggregate=Aggregate.SUM,
        rescale=False,
        stated_maximum=None,
        tiebreak=(),
        views=(),
        gates=(),
        quotas=(),
    )


def _placed(
    whole: Whole,
    leaves: tuple[Leaf, ...],
    before: Mapping[Place, int | None],
    medians: Mapping[tuple[str, str], int],
) -> tuple[Placed, ...]:
    points = {(each.unit_code, each.leaf): each for each in comparing.compare(whole)}
    warned: dict[tuple[str, str], list[Warned]] = {}
    for each in comparing.warn(whole):
        warned.setdefault((each.unit_code, each.leaf), []).append(each)
    return tuple(
        Placed(
            unit=unit,
            leaf=leaf,
            whole=whole,
            at=at,
            points=points[unit.expected.unit_code, leaf.code],
            warned=tuple(warned.get((unit.expected.unit_code, leaf.code), ())),
            before=before.get((unit.expected.organisation_id, leaf.code)),
            median=medians.get((unit.expected.block, leaf.code)),
        )
        for at, unit in enumerate(whole.loaded.units)
        for leaf in leaves
    )


def _before(
    period: Period, codes: Collection[str], organisation_id: int | None = None
) -> dict[Place, int | None]:
    """Return the points that units claimed in the latest month before this one."""
    rows = Sending.objects.filter(of__period__month__lt=period.month)
    latest = rows.order_by("-of__period__month").values("of__period_id")[:1]
    claimed = SentLeaf.objects.filter(sending__of__period_id__in=latest, leaf__in=codes)
    if organisation_id is not None:
        claimed = claimed.filter(sending__of__organisation_id=organisation_id)
    columns = ("sending__of__organisation_id", "leaf", "points")
    ordered = claimed.order_by("sending__number", "id").values_list(*columns)
    return {(unit, leaf): points for unit, leaf, points in ordered}


def _medians(whole: Whole, leaves: tuple[Leaf, ...]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], list[int]] = {}
    for at, unit in enumerate(whole.loaded.units):
        for leaf in leaves:
            points = whole.evaluation.nodes[leaf.code].by_rule.shown(at)
            if unit.is_sent and points is not None:
                found.setdefault((unit.expected.block, leaf.code), []).append(points)
    return {place: round(median(points)) for place, points in found.items()}


def _is_of(unit: Sent, organisation_id: int) -> bool:
    return unit.expected.organisation_id == organisation_id


def _apart(one: int | None, other: int | None) -> int:
    return 0 if one is None or other is None else abs(one - other)
