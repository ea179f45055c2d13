"""Phrases that several rules share when they explain themselves (diễn giải điểm)."""

from fractions import Fraction

from chamdiem.engine.decimals import half_up, spoken, spoken_fraction


def number(value: Fraction, decimals: int = 6) -> str:
    """Write a declared quantity: 4/5 is `0,8`."""
    return spoken(half_up(value * 10**decimals), decimals, shortest=True)


def percent(value: Fraction) -> str:
    """Write a share as a percentage with its relation sign: `≈ 97,7528 %`."""
    return f"{spoken_fraction(value * 100, 4)} %"


def share_formula(what: str, target: Fraction, maximum: Fraction) -> str:
    """Say what a share earns, with the target where full points begin."""
    top = number(maximum)
    if target == 1:
        return f"{what} × {top} điểm"
    goal = number(target * 100)
    return f"{what} ÷ {goal} % × {top} điểm; đạt từ {goal} % trở lên được đủ {top} điểm"


def share_worked(written: str, share: Fraction | None, target: Fraction, maximum: Fraction) -> str:
    """Say the same with numbers, up to the points before rounding."""
    if share is None:
        return f"{written}: mẫu số bằng 0, không tính được tỷ lệ"
    steps = [f"{written} {percent(share)}"]
    if target != 1:
        steps.append(f"so với mức {number(target * 100)} % đạt {percent(share / target)}")
    reached = min(Fraction(1), share / target)
    if share > target:
        steps.append("vượt mức nên tính 100 %")
    steps.append(f"× {number(maximum)} điểm {spoken_fraction(reached * maximum, 4)} điểm")
    return "; ".join(steps)
