"""Whether gates (điều kiện khống chế) and quotas (hạn mức) take hold, and lower nobody better."""

from collections.abc import Iterator
from fractions import Fraction

from chamdiem.engine.decimals import spoken
from chamdiem.engine.proofs import words
from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.scheme import Direction, Gate, Measure, Quota, Scheme

_NO_QUANTITIES = frozenset({Measure.DATE, Measure.CHOICE})


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find gates and quotas that nobody or everybody meets, or that lead nowhere."""
    for gate in scheme.gates:
        yield from _gate(gate, scheme)
    for quota in scheme.quotas:
        yield from _quota(quota, scheme)


def _gate(gate: Gate, scheme: Scheme) -> Iterator[Finding]:
    pairs = (
        (gate.input, gate.node, "input, node"),
        (gate.at_least, gate.below, "at_least, below"),
        (gate.grade, gate.cap, "grade, cap"),
    )
    wrong = [told for one, other, told in pairs if (one is None) == (other is None)]
    for told in wrong:
        found = f"Điều kiện “{gate.name}” không có đúng một trong {told}"
        yield Finding(gate.name, "gate", said(found, f"đúng một trong {told}"))
    yield from _consequence(gate, scheme)
    top = _top(gate, scheme)
    if top is None:
        yield from _looks_at_nothing(gate, scheme)
    elif not wrong:
        yield from _threshold(gate, top, scheme)
        yield from _turns_round(gate, scheme)


def _top(gate: Gate, scheme: Scheme) -> int | None:
    """Return the greatest value of what a gate looks at; None where it is nowhere."""
    if gate.input is not None:
        return next((item.largest for item in scheme.inputs if item.code == gate.input), None)
    return next((node.maximum for node, _ in scheme.nodes() if node.code == gate.node), None)


def _looks_at_nothing(gate: Gate, scheme: Scheme) -> Iterator[Finding]:
    if gate.input is None and gate.node is not None:
        found = f"Điều kiện “{gate.name}” xét “{gate.node}” không có trong cây"
        yield Finding(gate.name, "gate", said(found, "mã của nhóm hoặc tiêu chí"))


def _shown(gate: Gate, value: int, scheme: Scheme) -> str:
    if gate.input is None:
        return words.points(value, scheme)
    return spoken(value, scheme.input(gate.input).decimals)


def _threshold(gate: Gate, top: int, scheme: Scheme) -> Iterator[Finding]:
    if gate.input and scheme.input(gate.input).measure in _NO_QUANTITIES:
        found = f"Điều kiện “{gate.name}” xét “{gate.input}” không phải một lượng"
        yield Finding(gate.name, "gate", said(found, "số liệu là số, hoặc có hay không"))
        return
    limit = gate.at_least if gate.at_least is not None else gate.below
    if limit is None or 0 < limit <= top:
        return
    who = "mọi" if (limit <= 0) == (gate.at_least is not None) else "không"
    found = f"Điều kiện “{gate.name}” đặt ngưỡng {_shown(gate, limit, scheme)}"
    expected = f"ngưỡng lớn hơn 0, không quá {_shown(gate, top, scheme)}"
    values = f"từ 0 đến {_shown(gate, top, scheme)}"
    yield Finding(gate.name, "gate", said(found, expected), f"{who} giá trị nào {values} gặp phải")


def _turns_round(gate: Gate, scheme: Scheme) -> Iterator[Finding]:
    """Find a gate that lowers whoever moves in the better direction."""
    better = Direction.UP if gate.input is None else scheme.input(gate.input).direction
    falls = Direction.UP if gate.at_least is not None else Direction.DOWN
    if better is not falls:
        return
    limit = gate.at_least if gate.at_least is not None else gate.below or 0
    ends = (limit - 1, limit) if better is Direction.UP else (limit, limit - 1)
    lowered = f"bị hạ xuống “{gate.grade}”" if gate.grade else "bị giới hạn tổng điểm"
    found = f"Điều kiện “{gate.name}” bắt người làm tốt hơn"
    expected = "ngưỡng về phía kém hơn; xem lại at_least, below hoặc chiều của số liệu"
    example = f"{_moved(gate, ends, scheme)}: {lowered}"
    yield Finding(gate.name, "better", said(found, expected), example)


def _moved(gate: Gate, ends: tuple[int, int], scheme: Scheme) -> str:
    first, then = ends
    if gate.input is not None:
        item = scheme.input(gate.input)
        unit = 10**item.decimals
        return words.moved(item, Fraction(first, unit), Fraction(then, unit))
    shown = (words.points(each, scheme) for each in ends)
    return f"Điểm của “{gate.node}” từ {' lên '.join(shown)}"


def _consequence(gate: Gate, scheme: Scheme) -> Iterator[Finding]:
    names = [band.name for band in scheme.bands]
    if gate.grade is not None and gate.grade not in names[:-1]:
        found = f"Điều kiện “{gate.name}” buộc vào “{gate.grade}”"
        expected = f"một mức thấp hơn mức cao nhất: {', '.join(names[:-1])}"
        yield Finding(gate.name, "gate", said(found, expected))
    if gate.cap is not None and not 0 <= gate.cap <= scheme.maximum:
        top = words.points(scheme.maximum, scheme)
        found = f"Điều kiện “{gate.name}” giới hạn ở {words.points(gate.cap, scheme)}"
        yield Finding(gate.name, "gate", said(found, f"từ 0 đến {top}"))


def _quota(quota: Quota, scheme: Scheme) -> Iterator[Finding]:
    names = [band.name for band in scheme.bands]
    if quota.grade not in names[1:]:
        found = f"Hạn mức đặt cho “{quota.grade}”"
        expected = f"một mức còn mức thấp hơn để chuyển xuống: {', '.join(names[1:])}"
        yield Finding(quota.grade, "quota", said(found, expected))
    if quota.of is not None and (quota.of not in names or quota.of == quota.grade):
        found = f"Hạn mức của “{quota.grade}” tính trong “{quota.of}”"
        yield Finding(quota.grade, "quota", said(found, "tất cả, hoặc một mức khác"))
    if not 0 < quota.share <= 1:
        found = f"Hạn mức của “{quota.grade}” là {quota.share}"
        yield Finding(quota.grade, "quota", said(found, "lớn hơn 0, không quá 1"))
