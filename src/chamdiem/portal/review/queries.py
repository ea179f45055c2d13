"""A month as the patterns look at it: its units, their own past, the files of all.

The number of questions grows with the few months that are compared, never with units or criteria.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.quantities import is_answer
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.appraisal.facts import Sent, Whole
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer, EvidenceKind
from chamdiem.portal.returns.models import Evidence, SentLeaf
from chamdiem.portal.review.patterns.facts import (
    Criterion,
    Filed,
    MonthSeen,
    Past,
    Quantity,
    Thresholds,
    UnitSeen,
)

CONCLUDED = (
    Stage.PROVISIONAL,
    Stage.OBJECTION,
    Stage.SUBMITTED,
    Stage.APPROVED,
    Stage.NOTIFIED,
    Stage.PUBLISHED,
)
PREFIX = "review."


def month_seen(*, period: Period, on: date) -> MonthSeen:
    """Return a month as the patterns look at it (rà soát số liệu)."""
    said = _defaults(on)
    whole = appraisal.whole(period=period)
    scheme = whole.loaded.scheme
    past = [appraisal.whole(period=one) for one in _before(period, said["months"])]
    files = _files(period)
    names = orgs.names(ids={one.unit for one in files}, on=period.window_to)
    named = {one.expected.organisation_id: one.expected.name for one in whole.loaded.units}
    return MonthSeen(
        month=period.month,
        decimals=scheme.decimals,
        criteria=_criteria(scheme),
        quantities=_quantities(scheme),
        units=_units(whole, past),
        files=files,
        names={**names, **named},
        thresholds=Thresholds(
            claims_percent=said["claims-percent"],
            jump_percent=said["jump-percent"],
            round_percent=said["round-percent"],
            text_letters=said["text-letters"],
            same_units=said["same-units"],
        ),
    )


def standings(*, on: date) -> tuple[defaults.Standing, ...]:
    """Return the thresholds, each with what it rests on."""
    found = defaults.standings(on=on)
    return tuple(one for one in found if one.default.code.startswith(PREFIX))


def months() -> tuple[str, ...]:
    """Return the months that can be looked at, newest first."""
    return tuple(Period.objects.order_by("-month").values_list("month", flat=True))


def _defaults(on: date) -> Mapping[str, int]:
    return {one.default.code.removeprefix(PREFIX): int(one.value) for one in standings(on=on)}


def _before(period: Period, count: int) -> Sequence[Period]:
    """Return the latest earlier months whose points were concluded, latest first."""
    rows = Period.objects.filter(month__lt=period.month, stage__in=CONCLUDED)
    return list(rows.select_related("scheme_version").order_by("-month")[:count])


def _criteria(scheme: Scheme) -> dict[str, Criterion]:
    return {
        leaf.code: Criterion(leaf.code, leaf.name, leaf.maximum)
        for leaf in scheme.leaves()
        if leaf.rule.earns
    }


def _quantities(scheme: Scheme) -> dict[str, Quantity]:
    """Return the figures that are counted; answers in words or days have no usual size."""
    users = appraisal.users(scheme)
    return {
        one.code: Quantity(one.code, one.name, one.decimals, one.unit, users[one.code][0])
        for one in scheme.inputs
        if users.get(one.code) and not is_answer(one)
    }


def _units(whole: Whole, past: Sequence[Whole]) -> tuple[UnitSeen, ...]:
    scheme = whole.loaded.scheme
    histories = [_pasts(one, scheme) for one in past]
    found = []
    for at, unit in enumerate(whole.loaded.units):
        if unit.is_sent:
            key = unit.expected.organisation_id
            seen = UnitSeen(
                key=key,
                name=unit.expected.name,
                public_id=str(unit.expected.organisation.public_id),
                claims=_claims(unit),
                points=_points(whole.ruled, at, scheme),
                texts={leaf: claim.text for leaf, claim in unit.claims.items() if claim.text},
                figures=_figures(unit),
                past=tuple(one[key] for one in histories if key in one),
            )
            found.append(seen)
    return tuple(found)


def _pasts(whole: Whole, now: Scheme) -> dict[int, Past]:
    """Return what each unit claimed and was upheld in an earlier month, where it means the same."""
    then = whole.loaded.scheme
    leaves = _alike_leaves(then, now)
    inputs = _alike_inputs(then, now)
    return {
        unit.expected.organisation_id: Past(
            claims=_only(_claims(unit), leaves),
            upheld=_only(_points(whole.ruled, at, then), leaves),
            figures=_only(_figures(unit), inputs),
        )
        for at, unit in enumerate(whole.loaded.units)
        if unit.is_sent
    }


def _alike_leaves(then: Scheme, now: Scheme) -> set[str]:
    if then.decimals != now.decimals:
        return set()
    maxima = {leaf.code: leaf.maximum for leaf in now.leaves()}
    return {leaf.code for leaf in then.leaves() if maxima.get(leaf.code) == leaf.maximum}


def _alike_inputs(then: Scheme, now: Scheme) -> set[str]:
    kinds = {one.code: (one.measure, one.decimals) for one in now.inputs}
    return {one.code for one in then.inputs if kinds.get(one.code) == (one.measure, one.decimals)}


def _only(values: Mapping[str, int], codes: set[str]) -> dict[str, int]:
    return {code: value for code, value in values.items() if code in codes}


def _claims(unit: Sent) -> dict[str, int]:
    return {leaf: one.points for leaf, one in unit.claims.items() if one.points is not None}


def _points(month: Evaluation, at: int, scheme: Scheme) -> dict[str, int]:
    found = {leaf.code: month.nodes[leaf.code].shown(at) for leaf in scheme.leaves()}
    return {code: points for code, points in found.items() if points is not None}


def _figures(unit: Sent) -> dict[str, int]:
    return {
        code: one.value
        for code, one in unit.figures.items()
        if one.answer is Answer.VALUE and one.value is not None
    }


def _files(period: Period) -> tuple[Filed, ...]:
    """Return the files sent this month, and every other sending of the same; drafts stay unseen."""
    sent = SentLeaf.evidence.through.objects.values("evidence_id")
    rows = Evidence.objects.filter(
        pk__in=sent,
        kind=EvidenceKind.FILE,
        withdrawn_at=None,
        of__period__month__lte=period.month,
    )
    here = rows.filter(of__period=period).values("file__sha256")
    same = rows.filter(file__sha256__in=here).order_by("of__period__month", "id")
    columns = (
        "file__sha256",
        "file__name",
        "of__organisation_id",
        "leaf",
        "of__period__month",
    )
    return tuple(Filed(*row) for row in same.values_list(*columns))
