"""Why a leaf has its points: its rule with the unit's numbers, or its policy."""

from fractions import Fraction

import numpy as np

from chamdiem.engine.aggregate.handing import HEIRS, worths_of
from chamdiem.engine.decimals import spoken
from chamdiem.engine.evaluation import Cause, Evaluation, Result
from chamdiem.engine.explain.cells import Reason, cells_of, spoken_of
from chamdiem.engine.leaves import outcome_of
from chamdiem.engine.phrases import CAUSES, OUTCOMES
from chamdiem.engine.rules import Spoken
from chamdiem.engine.rules.words import earned
from chamdiem.engine.scheme import Group, Leaf, Outcome, Scheme

_HANDED_ON = (Outcome.MISSING, Outcome.FALLBACK)


def leaf_reason(
    leaf: Leaf, evaluation: Evaluation, index: int, depth: int, given: str | None
) -> Reason:
    """Return why a leaf stands where it stands; `given` names the group given whole above it."""
    steps = evaluation.nodes[leaf.code]
    cells = cells_of(leaf.rule, evaluation, index)
    spoken_by = spoken_of(leaf, evaluation, index, cells)
    worth = _worth(leaf, evaluation, index)
    return Reason(
        node=leaf,
        depth=depth,
        points=steps.shown(index),
        result=Result(steps.results[index]),
        cause=Cause(steps.causes[index]),
        formula=evaluation.scheme.once(
            ("formula", leaf.code), lambda: leaf.rule.formula(spoken_by)
        ),
        sentence=_sentence(leaf, evaluation, index, spoken_by, given, worth),
        cells=cells,
        worth=worth,
        computed=steps.by_rule.shown(index) if steps.causes[index] == Cause.RULED else None,
    )


def _sentence(
    leaf: Leaf,
    evaluation: Evaluation,
    index: int,
    spoken_by: Spoken,
    given: str | None,
    worth: int,
) -> str:
    steps = evaluation.nodes[leaf.code]
    if steps.causes[index] == Cause.RULED:
        by_rule = _by_rule(leaf, evaluation, index, spoken_by)
        return by_rule + _recorded(leaf, evaluation, index, worth)
    result, cause = Result(steps.results[index]), Cause(steps.causes[index])
    if result is Result.INFORMATION:
        return leaf.rule.worked(spoken_by) or "Chỉ theo dõi, không tính điểm."
    if result is Result.COVERED:
        return f"Không tính riêng: nhóm “{given}” đã nhập nguyên điểm đã công bố."
    if cause is not Cause.NONE:
        return policy_sentence(leaf, cause) + _aside(leaf, evaluation, index, worth)
    decimals = evaluation.scheme.decimals
    points = spoken(int(steps.points[index]), decimals)
    worked = leaf.rule.worked(spoken_by) + _grown(leaf, evaluation.scheme, spoken_by, worth)
    return f"{worked}; làm tròn {decimals} chữ số thập phân: {points} điểm."


def _by_rule(leaf: Leaf, evaluation: Evaluation, index: int, spoken_by: Spoken) -> str:
    """Say what the rule gave where people recorded other points."""
    steps = evaluation.nodes[leaf.code].by_rule
    cause, points = Cause(steps.causes[index]), steps.shown(index)
    if cause is Cause.NONE:
        why = leaf.rule.worked(spoken_by)
    else:
        why = policy_sentence(leaf, cause).removesuffix(".")
    shown = "không có" if points is None else spoken(points, evaluation.scheme.decimals)
    return f"Điểm tính theo quy tắc: {shown} ({why}); "


def _recorded(leaf: Leaf, evaluation: Evaluation, index: int, worth: int) -> str:
    """Say what people recorded, and how it grew where siblings handed their points on."""
    decimals = evaluation.scheme.decimals
    ruled = evaluation.figures.ruled[leaf.code]
    sign = "-" if leaf.rule.adjusts < 0 and ruled.points[index] else ""
    told = f"điểm theo thẩm định, kết luận: {sign}{spoken(int(ruled.points[index]), decimals)}"
    if worth == leaf.maximum:
        return f"{told} điểm."
    before, after = (spoken(each, decimals) for each in (leaf.maximum, worth))
    points = spoken(int(evaluation.nodes[leaf.code].points[index]), decimals)
    return (
        f"{told}; điểm tối đa tăng từ {before} lên {after} do tiêu chí cùng nhóm chia lại điểm, "
        f"× {after} ÷ {before}: {points} điểm."
    )


def _grown(leaf: Leaf, scheme: Scheme, spoken_by: Spoken, worth: int) -> str:
    """Say by how much a leaf grew where siblings handed their points on."""
    if worth == leaf.maximum:
        return ""
    points = leaf.rule.exact(spoken_by.case, spoken_by.maximum) or Fraction(0)
    before, after = (spoken(each, scheme.decimals) for each in (leaf.maximum, worth))
    return (
        f"; điểm tối đa tăng từ {before} lên {after} do tiêu chí cùng nhóm chia lại điểm, "
        f"× {after} ÷ {before} {earned(points * worth / leaf.maximum)}"
    )


def policy_sentence(leaf: Leaf, cause: Cause) -> str:
    """Say which special case was met and what the criterion declares for it."""
    told, zero = CAUSES[cause], leaf.policies.zero_denominator
    if cause is Cause.ZERO_DENOMINATOR and zero in _HANDED_ON:
        told += ", " + OUTCOMES[zero]
        if zero is Outcome.FALLBACK:
            told += " mà mẫu số thay thế cũng không có"
    return f"{told}: {OUTCOMES[outcome_of(leaf.policies, cause)]} (quy tắc của tiêu chí)."


def _aside(leaf: Leaf, evaluation: Evaluation, index: int, worth: int) -> str:
    """Say what a policy came to where that depends on others."""
    steps, decimals = evaluation.nodes[leaf.code], evaluation.scheme.decimals
    outcome = outcome_of(leaf.policies, Cause(steps.causes[index]))
    blocked = steps.results[index] == Result.BLOCKED
    if outcome is Outcome.GROUP_MEAN:
        if blocked:
            return " Chưa đơn vị nào cùng khối có điểm để lấy trung bình, nên dừng."
        return f" Trung bình của khối: {spoken(int(steps.points[index]), decimals)} điểm."
    if outcome is Outcome.REDISTRIBUTE and blocked:
        return " Không còn tiêu chí cùng nhóm nào nhận điểm, nên dừng."
    if worth != leaf.maximum:
        return f" Điểm tối đa sau khi tiêu chí cùng nhóm chia lại: {spoken(worth, decimals)}."
    return ""


def _worth(leaf: Leaf, evaluation: Evaluation, index: int) -> int:
    """Return the leaf's maximum for one unit, from how its siblings stand."""
    group = _handing(evaluation.scheme).get(leaf.code)
    return leaf.maximum if group is None else worth_at(group, leaf, evaluation, index)


def _handing(scheme: Scheme) -> dict[str, Group]:
    """Return the group of every leaf whose siblings may hand their points on."""
    return scheme.once("groups that hand on", lambda: _found_handing(scheme))


def _found_handing(scheme: Scheme) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for group in (scheme.root, *scheme.groups()):
        leaves = [child for child in group.children if isinstance(child, Leaf)]
        if any(leaf.policies.includes(Outcome.REDISTRIBUTE) for leaf in leaves):
            found |= {leaf.code: group for leaf in leaves}
    return found


def worth_at(group: Group, leaf: Leaf, evaluation: Evaluation, index: int) -> int:
    """Return what a leaf of a group is worth to one unit."""
    if leaf.code not in _handing(evaluation.scheme):
        return leaf.maximum
    leaves = [child for child in group.earners() if isinstance(child, Leaf)]
    results = {each.code: evaluation.nodes[each.code].results[index] for each in leaves}
    estate = sum(each.maximum for each in leaves if results[each.code] == Result.HANDED_ON)
    if not estate or leaf.code not in results:
        return leaf.maximum
    heirs = {code: np.array([result in HEIRS]) for code, result in results.items()}
    return int(worths_of(leaves, np.array([estate]), heirs)[leaf.code][0])
