"""Why a group or a view has its points: the sum or mean, rescaling, bonuses and penalties."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.decimals import half_up, spoken
from chamdiem.engine.evaluation import Cause, Evaluation, Result, Steps
from chamdiem.engine.explain.cells import Cell, Reason, cell
from chamdiem.engine.explain.leaves import worth_at
from chamdiem.engine.rules.words import number
from chamdiem.engine.scheme import Aggregate, Group, Leaf, Node, View

GIVEN_WHOLE = "Lấy nguyên điểm nhóm đã công bố"
FORMULAS = {
    Aggregate.SUM: "Tổng điểm đã làm tròn của các mục bên trong",
    Aggregate.MEAN: "Trung bình cộng có trọng số của tỷ lệ đạt các mục bên trong",
    Aggregate.GEOMETRIC: "Trung bình nhân có trọng số của tỷ lệ đạt các mục bên trong",
    Aggregate.MINIMUM: "Tỷ lệ đạt thấp nhất trong các mục bên trong",
}
_OUT = (Result.EXCLUDED, Result.HANDED_ON)


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a group or view: its name, maximum and weight, and how it stands."""

    code: str
    name: str
    maximum: int
    weight: Fraction


def group_reason(group: Group, evaluation: Evaluation, index: int, depth: int) -> Reason:
    """Return why a group has its points."""
    steps, scheme = evaluation.nodes[group.code], evaluation.scheme
    result = Result(steps.results[index])
    if result is Result.GIVEN and group.given:
        cells: tuple[Cell, ...] = (cell(scheme.input(group.given), evaluation.figures, index),)
        told = "Điểm đã công bố, nhập nguyên cho cả nhóm; các tiêu chí bên trong không tính riêng."
        formula = GIVEN_WHOLE
    else:
        cells, told = (), group_sentence(group, evaluation, index)
        formula = FORMULAS[group.aggregate] + _declared(group)
    cause = Cause(steps.causes[index])
    return Reason(group, depth, steps.shown(index), result, cause, formula, told, cells)


def view_reason(view: View, evaluation: Evaluation, index: int) -> Reason:
    """Return why a view has its points."""
    steps = evaluation.nodes[view.code]
    pieces = [_piece_of_view(view, part.node, part.weight, evaluation) for part in view.parts]
    told = _gathered(view.aggregate, view.maximum, pieces, evaluation, index)
    lost = _lost(view.aggregate, pieces, evaluation, index)
    told += _rescaled(view.maximum, lost, evaluation.scheme.decimals)
    points = steps.shown(index)
    shown = _ends(told, points, evaluation, [each.code for each in pieces], index)
    result, cause = Result(steps.results[index]), Cause(steps.causes[index])
    return Reason(view, 0, points, result, cause, FORMULAS[view.aggregate], shown)


def _piece_of_view(view: View, code: str, weight: Fraction, evaluation: Evaluation) -> Piece:
    named = {node.code: node for node, _ in evaluation.scheme.nodes()}
    whole = {**named, **{each.code: each for each in evaluation.scheme.views}}[code]
    return Piece(code, whole.name, whole.maximum, weight)


def _declared(group: Group) -> str:
    """Say what the version declares beside the sum."""
    told = "; phần không áp dụng được quy đổi ở mức này" if group.rescale else ""
    return told + ("; cộng điểm thưởng, trừ điểm phạt" if group.adjusters() else "")


def group_sentence(group: Group, evaluation: Evaluation, index: int) -> str:
    """Say how a group, or the total, came about for one unit."""
    steps = total_or_node(group, evaluation)
    children = group.earners() or group.children
    pieces = [
        Piece(child.code, child.name, _worth(group, child, evaluation, index), child.weight)
        for child in children
    ]
    told = _gathered(group.aggregate, group.maximum, pieces, evaluation, index)
    if group.rescale:
        lost = _lost(group.aggregate, pieces, evaluation, index)
        told += _rescaled(group.maximum, lost, evaluation.scheme.decimals)
    told += _adjusted(group, evaluation, index)
    codes = [child.code for child in group.children]
    points = _gathered_points(group, evaluation, index)
    return _ends(told, points, evaluation, codes, index, Cause(steps.causes[index]))


def _gathered_points(group: Group, evaluation: Evaluation, index: int) -> int | None:
    """Return what was gathered; of the total, before caps and rounding."""
    points = total_or_node(group, evaluation).shown(index)
    if group.code or points is None:
        return points
    return int(evaluation.conclusion.before[index])


def total_or_node(group: Group, evaluation: Evaluation) -> Steps:
    """Return the steps of a group; those of the total for the root."""
    return evaluation.nodes[group.code] if group.code else evaluation.total


def _worth(group: Group, child: Node, evaluation: Evaluation, index: int) -> int:
    return worth_at(group, child, evaluation, index) if isinstance(child, Leaf) else child.within


def _gathered(
    way: Aggregate, maximum: int, pieces: list[Piece], evaluation: Evaluation, index: int
) -> str:
    """Say the sum, or the shares of which a mean is taken."""
    decimals = evaluation.scheme.decimals
    shown = [(piece, evaluation.nodes[piece.code].shown(index)) for piece in pieces]
    if way is Aggregate.SUM:
        terms = [
            spoken(points, decimals) + ("" if piece.weight == 1 else f" × {number(piece.weight)}")
            for piece, points in shown
            if points is not None
        ]
        return " + ".join(terms)
    shares = list(_shares(pieces, evaluation, index))
    names = {Aggregate.MEAN: "Trung bình cộng", Aggregate.GEOMETRIC: "Trung bình nhân"}
    lead = names.get(way, "Nhỏ nhất")
    return f"{lead} của {'; '.join(shares)}; × {spoken(maximum, decimals)} điểm"


def _shares(pieces: list[Piece], evaluation: Evaluation, index: int) -> Iterator[str]:
    decimals = evaluation.scheme.decimals
    for piece in pieces:
        steps = evaluation.nodes[piece.code]
        if steps.results[index] not in _OUT:
            points = spoken(int(steps.points[index]), decimals)
            weight = "" if piece.weight == 1 else f" (trọng số {number(piece.weight)})"
            yield f"{points} ÷ {spoken(piece.maximum, decimals)}{weight}"


def _lost(way: Aggregate, pieces: list[Piece], evaluation: Evaluation, index: int) -> int:
    """Add up what does not apply and is rescaled here: a sum's; a mean leaves it out."""
    if way is not Aggregate.SUM:
        return 0
    columns = [(evaluation.nodes[piece.code].lost, piece.weight) for piece in pieces]
    weighed = [int(lost[index]) * weight for lost, weight in columns if lost is not None]
    return sum(half_up(each) for each in weighed)


def _rescaled(maximum: int, lost: int, decimals: int) -> str:
    """Say the factor by which what applies is brought to the declared maximum."""
    if not lost:
        return ""
    most, left = spoken(maximum, decimals), spoken(maximum - lost, decimals)
    gone = spoken(lost, decimals)
    return f"; {gone} điểm không áp dụng, quy đổi × {most} ÷ {left}"


def _adjusted(group: Group, evaluation: Evaluation, index: int) -> str:
    """Say what bonuses and penalties moved."""
    decimals, told = evaluation.scheme.decimals, []
    for leaf in group.adjusters():
        points = evaluation.nodes[leaf.code].shown(index)
        if points:
            word = "cộng thưởng" if points > 0 else "trừ"
            told.append(f"{word} {spoken(abs(points), decimals)} ({leaf.name})")
    if not told:
        return ""
    return f"; {'; '.join(told)}; giữ trong khoảng 0–{spoken(group.maximum, decimals)}"


def _ends(
    told: str,
    points: int | None,
    evaluation: Evaluation,
    codes: list[str],
    index: int,
    cause: Cause = Cause.NONE,
) -> str:
    """Close the sentence with the points, or with why there are none."""
    results = {code: evaluation.nodes[code].results[index] for code in codes}
    if cause is Cause.NOTHING_APPLIES:
        return "Chưa có điểm: không còn tiêu chí nào áp dụng để quy đổi."
    if points is None and Result.BLOCKED in results.values():
        blocking = [code for code, result in results.items() if result == Result.BLOCKED]
        return f"Chưa có điểm: còn thiếu số liệu ở {_names(blocking, evaluation)}."
    if points is None:
        return "Chưa có điểm: không mục nào bên trong có điểm."
    shown = spoken(points, evaluation.scheme.decimals)
    if told == shown:
        return f"{shown} điểm, từ mục duy nhất có điểm bên trong."
    return f"{told} = {shown} điểm."


def _names(codes: list[str], evaluation: Evaluation) -> str:
    names = {node.code: node.name for node, _ in evaluation.scheme.nodes()}
    names |= {view.code: view.name for view in evaluation.scheme.views}
    return ", ".join(f"“{names[code]}”" for code in codes)
