"""Whether doing better (làm tốt hơn) ever costs points, and points stay within their bounds.

What is better is what the figure's own direction says, so a rule that takes away per
occurrence is right for a figure of which less is better, and wrong for any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from chamdiem.engine.proofs import words
from chamdiem.engine.proofs.findings import Finding, Severity, said
from chamdiem.engine.proofs.integers import bound
from chamdiem.engine.proofs.probing import Course, Figures, courses, points_at
from chamdiem.engine.proofs.structure import is_whole
from chamdiem.engine.scheme import Direction, Leaf, Scheme


@dataclass(slots=True)
class Looked:
    """What was seen of one leaf: findings, one of a kind, and which points came up."""

    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)
    points: set[Fraction] = field(default_factory=set)
    tried: int = 0


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find leaves where a better figure earns less, or that leave 0 to their maximum."""
    for leaf in examined(scheme):
        looked = look(leaf, scheme)
        yield from looked.findings.values()
        if looked.tried and not looked.findings:
            yield from _tells_nobody_apart(leaf, looked, scheme)


def examined(scheme: Scheme) -> list[Leaf]:
    """Return the leaves that can be worked out: those whose parts are all there."""
    leaves = [leaf for leaf in scheme.leaves() if leaf.rule.earns and leaf.maximum > 0]
    return [leaf for leaf in leaves if is_whole(leaf, scheme) and bound(leaf, scheme) is not None]


def look(leaf: Leaf, scheme: Scheme) -> Looked:
    """Look at a leaf along the course of each of its figures."""
    looked = Looked()
    for course in courses(leaf, scheme):
        last: tuple[Fraction, Fraction] | None = None
        for value in course.values:
            figures = {**course.others, course.item.code: value}
            points = _worked_out(leaf, scheme, figures, looked)
            if points is None:
                continue
            looked.tried += 1
            looked.points.add(points)
            _within(leaf, scheme, course, value, points, looked)
            if last is not None:
                _moves(leaf, scheme, course, (last, (value, points)), looked)
            last = value, points
    return looked


def _worked_out(leaf: Leaf, scheme: Scheme, figures: Figures, looked: Looked) -> Fraction | None:
    """Return the points; note where the rule's own parameters make a division by nothing."""
    try:
        return points_at(leaf, scheme, figures)
    except ArithmeticError:
        found = f"Quy tắc của “{leaf.name}” có tham số không tính được"
        told = said(found, "mức phải đạt lớn hơn 0, hai mốc khác nhau")
        example = words.figures(figures, scheme)
        looked.findings[leaf.code, "range"] = Finding(leaf.code, "range", told, example)
        return None


def _within(
    leaf: Leaf, scheme: Scheme, course: Course, value: Fraction, points: Fraction, looked: Looked
) -> None:
    top = Fraction(leaf.maximum, 10**scheme.decimals)
    low, high = (-top, Fraction(0)) if leaf.rule.adjusts < 0 else (Fraction(0), top)
    if low <= points <= high or (leaf.code, "range") in looked.findings:
        return
    shown = words.exact_points(points, scheme)
    ends = f"{words.exact_points(low, scheme)}–{words.exact_points(high, scheme)}"
    figures = words.figures({**course.others, course.item.code: value}, scheme)
    found = f"Điểm của “{leaf.name}” ra ngoài khoảng {ends}"
    told = said(found, "điểm nằm trong khoảng ấy")
    example = f"{figures}: {shown} điểm"
    looked.findings[leaf.code, "range"] = Finding(leaf.code, "range", told, example)


def _moves(
    leaf: Leaf,
    scheme: Scheme,
    course: Course,
    steps: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]],
    looked: Looked,
) -> None:
    """Note where a step in the better direction loses points; one example a figure."""
    (first, before), (then, after) = steps
    item = course.item
    if item.direction is Direction.NONE or (item.code, "better") in looked.findings:
        return
    if item.direction is Direction.DOWN:
        first, before, then, after = then, after, first, before
    if after >= before:
        return
    way = "cao" if item.direction is Direction.UP else "thấp"
    found = f"“{leaf.name}”: {item.name} càng {way} càng tốt mà làm tốt hơn lại bị ít điểm hơn"
    others = words.figures(course.others, scheme)
    lead = f"{others}; " if others else ""
    points = [words.exact_points(each, scheme) for each in (before, after)]
    example = f"{lead}{words.moved(item, first, then)}: điểm từ {points[0]} xuống {points[1]}"
    expected = "quy tắc và chiều của số liệu đi cùng nhau; xem lại bảng điểm hoặc direction"
    looked.findings[item.code, "better"] = Finding(
        leaf.code, "better", said(found, expected), example
    )


def _tells_nobody_apart(leaf: Leaf, looked: Looked, scheme: Scheme) -> Iterator[Finding]:
    """Warn of a leaf that gives everybody the same, or that nobody can do in full."""
    top = Fraction(leaf.maximum, 10**scheme.decimals)
    if len(looked.points) == 1:
        shown = words.exact_points(next(iter(looked.points)), scheme)
        found = f"“{leaf.name}” luôn được {shown} điểm, số liệu nào cũng thế"
        told = said(found, "quy tắc phân biệt được các đơn vị")
        yield Finding(leaf.code, "flat", told, severity=Severity.WARN)
    elif leaf.rule.scope is None and top not in {abs(points) for points in looked.points}:
        most = words.exact_points(max(abs(points) for points in looked.points), scheme)
        found = f"“{leaf.name}” nhiều nhất chỉ được {most} trong {words.exact_points(top, scheme)}"
        told = said(found, "số liệu trong giới hạn đã khai đạt được điểm tối đa")
        yield Finding(leaf.code, "reach", told, severity=Severity.WARN)
