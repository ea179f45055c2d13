"""The unit's own points as it types (điểm tự chấm): the engine, asked for this one unit.

What needs the other units, or the consent of who appraises (I36), earns no number here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Cause, Evaluation, Result
from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Aggregate, Leaf, Outcome, Scheme
from chamdiem.portal.returns.choices import Answer

PEERS = "tính khi đủ các đơn vị"
CONSENT = "tính khi cơ quan thẩm định đồng ý"
WANTING = "chưa đủ số liệu"
_SMALL = 2**63 - 1
_WORDS = {
    Result.BLANK: "để trống, tính 0 điểm",
    Result.COVERED: "nhóm nhập nguyên điểm",
    Result.INFORMATION: "chỉ theo dõi, không tính điểm",
    Result.BLOCKED: "thiếu số liệu nên chưa tính",
    Result.EXCLUDED: "loại ra, phần còn lại được quy đổi",
    Result.HANDED_ON: "điểm chia cho các tiêu chí cùng nhóm",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as far as it is answered; a blank one is None in a mapping."""

    answer: Answer
    value: int | None = None


@dataclass(frozen=True, slots=True)
class LeafNow:
    """A criterion's own points now, scaled, or the words that say why there are none yet."""

    points: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """All points of the draft; `is_whole` where nothing is left out of the total."""

    leaves: Mapping[str, LeafNow]
    total: int | None
    is_whole: bool
    left_out: int


def compute(
    scheme: Scheme, *, month: Month, unit: Unit, figures: Mapping[str, Figure], as_of: int
) -> Now:
    """Compute the points of one unit from what is answered so far."""
    try:
        scored = evaluate(scheme, _figures(scheme, month, unit, figures, as_of))
    except FiguresError as failure:
        return Now(
            {one.code: LeafNow(None, str(failure)) for one in scheme.leaves()}, None, False, 0
        )
    leaves = {one.code: _leaf(one, scored, figures) for one in scheme.leaves()}
    left_out = sum(one.points is None and one.words in _OPEN for one in leaves.values())
    whole = scored.total.shown(0) if not left_out else None
    partial = _partial(scheme, leaves) if whole is None else whole
    return Now(leaves, partial, whole is not None, left_out)


def needs_peers(leaf: Leaf) -> bool:
    """Tell whether the points of a criterion depend on other units."""
    return leaf.rule.scope is not None or leaf.policies.includes(Outcome.GROUP_MEAN)


def fields(scheme: Scheme) -> dict[str, tuple[str, ...]]:
    """Return the inputs that each criterion asks, in the order of the tree."""
    return {leaf.code: tuple(dict.fromkeys(leaf.rule.inputs)) for leaf in scheme.leaves()}


def required(scheme: Scheme) -> frozenset[str]:
    """Return the inputs that must be answered before sending."""
    return frozenset(
        code for leaf in scheme.leaves() if leaf.rule.earns for code in leaf.rule.required
    )


_OPEN = (PEERS, CONSENT, WANTING)


def _figures(
    scheme: Scheme, month: Month, unit: Unit, figures: Mapping[str, Figure], as_of: int
) -> Figures:
    whole = {group.given for group in scheme.groups() if group.given}
    values, states = {}, {}
    for item in scheme.inputs:
        if item.code in whole:
            continue
        found = figures.get(item.code, Figure(Answer.MISSING))
        value = found.value if found.answer is Answer.VALUE else None
        kind = np.int64 if (value or 0) <= _SMALL else object
        values[item.code] = np.array([value or 0], dtype=kind)
        state = State.MISSING if value is None else State.VALUE
        states[item.code] = np.array([state], dtype=np.uint8)
    return Figures(month, (unit,), values, states, as_of)


def _leaf(leaf: Leaf, scored: Evaluation, figures: Mapping[str, Figure]) -> LeafNow:
    steps = scored.nodes[leaf.code]
    result, cause = Result(int(steps.results[0])), Cause(int(steps.causes[0]))
    if not leaf.rule.earns:
        return LeafNow(None, _WORDS[Result.INFORMATION])
    if cause is Cause.MISSING and (open_words := _open(leaf, figures)):
        return LeafNow(None, open_words)
    if leaf.rule.scope is not None:
        return LeafNow(None, PEERS)
    if result >= FIRST_WITHOUT_POINTS:
        return LeafNow(None, _WORDS[result])
    if cause is not Cause.NONE and leaf.policies.includes(Outcome.GROUP_MEAN):
        return LeafNow(None, PEERS)
    return LeafNow(int(steps.points[0]), _special(cause))


def _open(leaf: Leaf, figures: Mapping[str, Figure]) -> str:
    """Say what a criterion waits for; nothing where the unit says its figures are missing."""
    found = [figures.get(code) for code in leaf.rule.required]
    if any(one is None for one in found):
        return WANTING
    states = {one.answer for one in found if one is not None}
    return CONSENT if states & {Answer.NOT_APPLICABLE, Answer.NOTHING_AROSE} else ""


def _special(cause: Cause) -> str:
    if cause is Cause.ZERO_DENOMINATOR:
        return "mẫu số bằng 0, theo quy tắc của tiêu chí"
    return "chưa có số liệu, theo quy tắc của tiêu chí" if cause is Cause.MISSING else ""


def _partial(scheme: Scheme, leaves: Mapping[str, LeafNow]) -> int | None:
    """Add up what has points, where groups are plain sums; else there is no honest part."""
    kinds = {scheme.aggregate, *(group.aggregate for group in scheme.groups())}
    if kinds != {Aggregate.SUM}:
        return None
    found = [one.points for one in leaves.values() if one.points is not None]
    return sum(found) if found else None
