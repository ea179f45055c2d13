"""Phrases that several rules share when they explain themselves (diễn giải điểm)."""

from collections.abc import Iterator
from fractions import Fraction

from chamdiem.engine.decimals import half_up, spoken, spoken_fraction
from chamdiem.engine.rules.shares import Course


def number(value: Fraction | int, decimals: int = 6) -> str:
    """Write a declared quantity: 4/5 is `0,8`."""
    return spoken(half_up(Fraction(value) * 10**decimals), decimals, shortest=True)


def percent(value: Fraction) -> str:
    """Write a share as a percentage with its relation sign: `≈ 97,7528 %`."""
    return f"{spoken_fraction(value * 100, 4)} %"


def earned(value: Fraction) -> str:
    """Write unrounded points with their relation sign: `≈ 1,9551 điểm`."""
    return f"{spoken_fraction(value, 4)} điểm"


def share_formula(what: str, course: Course, maximum: Fraction) -> str:
    """Say what a share earns, with the target where full points begin, and the floor."""
    top, inner = number(maximum), f"1 − {what}" if course.invert else what
    lead = f"({inner})" if course.invert or "÷" in what else inner
    goal = number(course.target * 100)
    told = f"{lead} × {top} điểm"
    if course.target != 1:
        told = f"{lead} ÷ {goal} % × {top} điểm; đạt từ {goal} % trở lên được đủ {top} điểm"
    if course.floor:
        told += f"; dưới {number(course.floor * 100)} % không có điểm"
    return told


def share_worked(written: str, share: Fraction | None, course: Course, maximum: Fraction) -> str:
    """Say the same with numbers, up to the points before rounding."""
    if share is None:
        return f"{written}: mẫu số bằng 0, không tính được tỷ lệ"
    steps = [f"{written} {percent(share)}", *_course(share, course)]
    reached = course.reached(share)
    steps.append(f"× {number(maximum)} điểm {earned(reached * maximum)}")
    return "; ".join(steps)


def _course(share: Fraction, course: Course) -> Iterator[str]:
    """Say what becomes of a share before it is multiplied by the points."""
    if course.invert:
        share = max(Fraction(0), 1 - share)
        yield f"phần còn lại {percent(share)}"
    if share < course.floor:
        yield f"dưới mức {number(course.floor * 100)} % nên tính 0 %"
        return
    if course.target != 1:
        yield f"so với mức {number(course.target * 100)} % đạt {percent(share / course.target)}"
    if share > course.target:
        yield "vượt mức nên tính 100 %"


def signed(value: Fraction) -> str:
    """Write a quantity with its sign: `+1,25`, `−0,5`."""
    sign = "−" if value < 0 else "+"
    return f"{sign}{number(abs(value), 4)}"


def answer(value: Fraction | int) -> str:
    """Write the answer to a yes-or-no question."""
    return "“Có”" if value else "“Không”"
