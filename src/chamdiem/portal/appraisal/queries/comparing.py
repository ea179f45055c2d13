"""Points side by side: the unit's own, the rule's, the verifier's, the council's (I17)."""

from collections.abc import Iterable, Iterator, Mapping

from chamdiem.engine.decimals import spoken
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.portal.appraisal.choices import Alarm, Settled
from chamdiem.portal.appraisal.facts import Compared, Counted, Sent, Unclaimed, Warned, Whole
from chamdiem.portal.appraisal.queries import gathering
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import checks
from chamdiem.portal.returns.choices import Answer

Found = Iterator[tuple[Alarm, str]]


def compared(*, period: Period) -> tuple[Compared, ...]:
    """Return the points of every criterion of every unit, in the month's order."""
    return compare(gathering.whole(period=period))


def compare(whole: Whole, *, leaf: str | None = None) -> tuple[Compared, ...]:
    """Return the points of a month that was read, or of one criterion of it."""
    return tuple(_pairs(whole, leaf))


def unclaimed(points: Iterable[Compared], final: Mapping[str, int | None]) -> Unclaimed:
    """Count the criteria without points of the unit's own that earn some, and what they earn."""
    found = [earned for one in points if one.claimed is None and (earned := final.get(one.leaf))]
    return Unclaimed(len(found), sum(found))


def warnings(*, period: Period) -> tuple[Warned, ...]:
    """Return what deserves a second look before appraisal ends; nothing of it stops anything."""
    return warn(gathering.whole(period=period))


def warn(whole: Whole, *, leaf: str | None = None) -> tuple[Warned, ...]:
    """Return the warnings of a month that was read, or of one criterion of it."""
    scheme = whole.loaded.scheme
    by_place = {(one.unit_code, one.leaf): one for one in _pairs(whole, leaf)}
    return tuple(
        Warned(unit.expected.unit_code, one.code, unit.return_id, alarm, words)
        for unit in whole.loaded.units
        if unit.is_sent
        for now in (gathering.counted(unit, scheme),)
        for one in _leaves(scheme, leaf)
        for alarm, words in _warnings(
            by_place[unit.expected.unit_code, one.code], one, unit, now, scheme
        )
    )


def _leaves(scheme: Scheme, only: str | None) -> Iterator[Leaf]:
    return (leaf for leaf in scheme.leaves() if leaf.rule.earns and only in (None, leaf.code))


def _pairs(whole: Whole, only: str | None) -> Iterator[Compared]:
    for at, unit in enumerate(whole.loaded.units):
        for leaf in _leaves(whole.loaded.scheme, only):
            yield _pair(whole, at, unit, leaf.code)


def _pair(whole: Whole, at: int, unit: Sent, leaf: str) -> Compared:
    claim = unit.claims.get(leaf)
    steps = whole.evaluation.nodes[leaf]
    is_ruled = (unit.return_id or 0, leaf) in whole.rulings
    return Compared(
        unit_code=unit.expected.unit_code,
        leaf=leaf,
        return_id=unit.return_id,
        claimed=claim.points if claim else None,
        computed=steps.by_rule.shown(at),
        appraised=steps.shown(at),
        ruled=whole.ruled.nodes[leaf].shown(at) if is_ruled else None,
        verdict=unit.standing.get(leaf),
    )


def _warnings(
    one: Compared, leaf: Leaf, unit: Sent, now: Mapping[str, Counted], scheme: Scheme
) -> Found:
    yield from _of_points(one, scheme)
    if gathering.holder_differs(unit, scheme, leaf.code):
        yield Alarm.HOLDER, "Số của cơ quan giữ dữ liệu khác số của đơn vị; tính theo số trước."
    asked = [now[code] for code in leaf.rule.inputs if code in now]
    if any(each.awaits_consent for each in asked):
        words = "Chưa có ý kiến đồng ý của thẩm định nên đang tính như chưa có số liệu."
        yield Alarm.CONSENT, words
    for part, every in leaf.rule.parts():
        if _exceeds(now[part], now[every]):
            names = scheme.input(part).name, scheme.input(every).name
            yield Alarm.PART, f"“{names[0]}” lớn hơn “{names[1]}”."
    if lacks_evidence(unit, leaf):
        yield Alarm.EVIDENCE, "Tiêu chí phải có minh chứng mà phiếu không có."


def _of_points(one: Compared, scheme: Scheme) -> Found:
    verdict, computed = one.verdict, one.computed
    by_hand = verdict is not None and verdict.settled is Settled.POINTS
    shown = [
        "–" if each is None else spoken(each, scheme.decimals)
        for each in (one.appraised, computed, one.claimed)
    ]
    if by_hand and one.appraised == 0 and (computed or 0) > 0:
        yield Alarm.ZERO, f"Ghi 0 điểm, trong khi số liệu cho {shown[1]} điểm."
    elif by_hand and (one.appraised or 0) > (computed or 0):
        yield Alarm.ABOVE, f"Ghi {shown[0]} điểm, trong khi số liệu cho {shown[1]} điểm."
    if one.claimed is not None and computed != one.claimed:
        yield Alarm.CLAIM, f"Số liệu cho {shown[1]} điểm, đơn vị tự chấm {shown[2]} điểm."


def _exceeds(part: Counted, every: Counted) -> bool:
    known = part.answer is Answer.VALUE and every.answer is Answer.VALUE
    return known and (part.value or 0) > (every.value or 0)


def lacks_evidence(unit: Sent, leaf: Leaf) -> bool:
    """Tell whether evidence that is obligatory is not there; a data holder's figure is enough."""
    claim = unit.claims.get(leaf.code)
    if claim is None or claim.evidence or not _says_a_number(unit, leaf):
        return False
    if all(code in unit.held for code in leaf.rule.required):
        return False
    wanted = checks.demand(leaf)
    if wanted is checks.Demand.EITHER:
        return not claim.text.strip()
    return wanted is checks.Demand.EVIDENCE


def _says_a_number(unit: Sent, leaf: Leaf) -> bool:
    found = (unit.figures.get(code) for code in leaf.rule.inputs)
    return any(one is not None and one.answer is Answer.VALUE for one in found)
