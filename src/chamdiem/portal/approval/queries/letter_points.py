"""The points of a month as its letters say them: self, appraised, concluded, and the reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.appraisal.choices import Settled
from chamdiem.portal.appraisal.facts import Loaded, Sent, Whole
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.approval.letters.facts import AGREED, Changed, Objected, UnitResult
from chamdiem.portal.approval.models import (
    Correction,
    Frozen,
)
from chamdiem.portal.approval.queries import corrections as corrections_of
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.scoring import queries as scoring
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure

BY_HOLDER = "Theo số liệu của cơ quan giữ số liệu"
BY_RULE = "Tính lại theo quy tắc của tiêu chí trên số liệu đã thẩm định"
WAITS = "Trạng thái không phải số chưa được người thẩm định đồng ý"
STATES = (Answer.NOTHING_AROSE, Answer.NOT_APPLICABLE)
Reasons = Mapping[tuple[int, str], str]  # by the key of a return and a criterion


@dataclass(frozen=True, slots=True)
class Outcome:
    """A month's result: every unit by block and rank, and each point that is not as claimed."""

    units: tuple[UnitResult, ...]
    changed: tuple[Changed, ...]


def result(*, whole: Whole, frozen: Frozen | None) -> Outcome:
    """Return the result, from the run of the submission or as the figures stand."""
    final = scoring.evaluation_of_run(frozen.run) if frozen else whole.ruled
    reasons = _reasons(whole, frozen)
    return Outcome(
        units=tuple(_units(final)),
        changed=tuple(_changed(whole, final, reasons)),
    )


def corrections(*, whole: Whole, frozen: Frozen | None) -> Mapping[tuple[str, str], str]:
    """Return why points were corrected, by the code of the unit and of the criterion."""
    codes = {unit.return_id: unit.expected.unit_code for unit in whole.loaded.units}
    found = corrected(frozen, whole.loaded.scheme)
    return {(codes[of], leaf): why for (of, leaf), why in found if of in codes}


def objected(*, loaded: Loaded) -> tuple[Objected, ...]:
    """Return the objections of the month with their rulings, in the order of units and tree."""
    sent = {unit.return_id: unit for unit in loaded.units if unit.return_id is not None}
    leaves = {leaf.code: leaf for leaf in loaded.scheme.leaves()}
    rows = Objection.objects.filter(of_id__in=sent).select_related("ruling")
    places = {key: place for place, key in enumerate(sent)}
    order = {code: place for place, code in enumerate(leaves)}
    ranked = sorted(rows, key=lambda row: (places[row.of_id], order.get(row.leaf, 0)))
    return tuple(_objected(row, sent[row.of_id], leaves.get(row.leaf)) for row in ranked)


def settled(*, loaded: Loaded) -> tuple[tuple[str, int], ...]:
    """Count the standing verdicts by how each came about."""
    counts = Counter(one.settled for unit in loaded.units for one in unit.standing.values())
    return tuple((str(way.label), counts[way]) for way in Settled if counts[way])


def origins(*, loaded: Loaded, frozen: Frozen | None) -> tuple[tuple[str, int], ...]:
    """Count the figures by where they come from (nguồn số liệu)."""
    if frozen:
        rows = Figure.objects.filter(run=frozen.run, value__isnull=False)
        counts = Counter(rows.order_by("pk").values_list("origin", flat=True))
    else:
        counts = Counter(
            str(one.origin)
            for unit in loaded.units
            for one in appraisal.counted(unit, loaded.scheme).values()
            if one.value is not None
        )
    return tuple((str(one.label), counts[one]) for one in Origin if counts[one])


def _units(month: Evaluation) -> Iterator[UnitResult]:
    """Return every unit by block, best first, those without a rank last."""
    scheme = month.scheme
    names = {block.code: block.name for block in scheme.blocks}
    order = {block.code: place for place, block in enumerate(scheme.blocks)}
    units = month.figures.units
    places = sorted(
        range(len(units)),
        key=lambda n: (order[units[n].block], month.rank(n) is None, month.rank(n) or 0, n),
    )
    for n in places:
        yield UnitResult(
            name=units[n].name,
            block=names[units[n].block],
            total=month.total.shown(n),
            grade=month.grade(n) or "",
            rank=month.rank(n),
        )


def _changed(whole: Whole, final: Evaluation, reasons: Reasons) -> Iterator[Changed]:
    loaded, appraised = whole.loaded, whole.evaluation
    places = {unit.code: place for place, unit in enumerate(final.figures.units)}
    for at, unit in enumerate(loaded.units):
        if not unit.is_sent or unit.return_id is None:
            continue
        now = places[unit.expected.unit_code]
        for leaf in _earning(loaded.scheme):
            claim = unit.claims.get(leaf.code)
            claimed = claim.points if claim else None
            first = appraised.nodes[leaf.code].shown(at)
            last = final.nodes[leaf.code].shown(now)
            if not claimed == first == last:
                reason = reasons.get((unit.return_id, leaf.code)) or _by_data(unit, leaf, loaded)
                name = f"{leaf.code} {leaf.name}"
                is_agreed = claimed is None and reason == AGREED
                yield Changed(unit.expected.name, name, claimed, first, last, reason, is_agreed)


def _earning(scheme: Scheme) -> tuple[Leaf, ...]:
    return tuple(leaf for leaf in scheme.leaves() if leaf.rule.earns)


def _by_data(unit: Sent, leaf: Leaf, loaded: Loaded) -> str:
    """Say why points moved where nobody wrote a reason: what was counted says it."""
    counted = appraisal.counted(unit, loaded.scheme)
    codes = appraisal.fields(loaded.scheme).get(leaf.code, ())
    if any(code in unit.held and unit.held[code] != unit.figures.get(code) for code in codes):
        sources = {unit.held[code].source for code in codes if code in unit.held} - {""}
        return f"{BY_HOLDER}: {'; '.join(sorted(sources))}" if sources else BY_HOLDER
    if any(counted[code].awaits_consent for code in codes if code in counted):
        return WAITS
    claim = unit.claims.get(leaf.code)
    is_claimed = claim is not None and claim.points is not None
    if not is_claimed and any(counted[code].answer in STATES for code in codes if code in counted):
        return AGREED
    return BY_RULE


def _reasons(whole: Whole, frozen: Frozen | None) -> Reasons:
    """Return the words behind points, the latest to decide first: correction, ruling, verdict."""
    said: dict[tuple[int, str], list[str]] = {}
    for place, words in (
        *corrected(frozen, whole.loaded.scheme),
        *_ruled(whole),
        *_verdicts(whole.loaded),
    ):
        if words and words not in said.setdefault(place, []):
            said[place].append(words)
    return {place: " ".join(several) for place, several in said.items()}


def _verdicts(loaded: Loaded) -> Iterator[tuple[tuple[int, str], str]]:
    for unit in loaded.units:
        for leaf, one in unit.standing.items():
            if unit.return_id is not None and one.settled in (Settled.FIGURES, Settled.POINTS):
                yield (unit.return_id, leaf), _sentence("Thẩm định", one.reason)


def _ruled(whole: Whole) -> Iterator[tuple[tuple[int, str], str]]:
    for place, (_, reason) in whole.rulings.items():
        yield place, _sentence("Kết luận kiến nghị", reason)


def corrected(frozen: Frozen | None, scheme: Scheme) -> Iterator[tuple[tuple[int, str], str]]:
    """Return why points were corrected, up to the revision that is submitted; the latest stands."""
    if frozen is None or frozen.correction is None:
        return
    made = Correction.objects.filter(
        period_id=frozen.period_id, revision__lte=frozen.correction.revision, dropped=None
    )
    said: dict[tuple[int, str], str] = {}
    users = appraisal.users(scheme)
    for one in made.order_by("revision"):
        for (of, code), figure in corrections_of.corrected_figures(correction=one).items():
            said |= {(of, leaf): figure.reason for leaf in users.get(code, ())}
        for place, points in corrections_of.corrected_points(correction=one).items():
            said[place] = points.reason
    for place, reason in said.items():
        yield place, _sentence("Đính chính", reason)


def _sentence(who: str, words: str) -> str:
    return f"{who}: {words.rstrip('.')}." if words else ""


def _objected(row: Objection, unit: Sent, leaf: Leaf | None) -> Objected:
    ruling = getattr(row, "ruling", None)
    return Objected(
        unit=unit.expected.name,
        criterion=f"{leaf.code} {leaf.name}" if leaf else row.leaf,
        asked=row.asked,
        reason=row.reason,
        outcome=str(ruling.get_outcome_display()) if ruling else "",
        points=ruling.points if ruling else None,
        ruling=ruling.reason if ruling else "",
    )
