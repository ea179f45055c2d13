"""Every rule of the engine as a leaf of the benchmark, with the span its figures are drawn from."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction as F

from chamdiem.engine import rules
from chamdiem.engine.rules import Better, Fallback, Rule, Scale, Scope, Standing


@dataclass(frozen=True)
class Span:
    """From where to where a figure is drawn, scaled; days count from the month's last day."""

    low: int
    high: int
    decimals: int = 0
    is_day: bool = False


@dataclass(frozen=True)
class Made:
    """A rule with the spans of its figures, in the order of its inputs."""

    rule: Rule
    spans: tuple[Span, ...]


COUNT, OWED, MARK, RATE = Span(0, 9_000), Span(1, 5_000), Span(100, 500, 2), Span(0, 10_000, 2)
ANSWER, FEW, POINTS = Span(0, 1), Span(0, 6), Span(0, 130, 2)
DUE, DONE = Span(-40, 5, is_day=True), Span(-50, 20, is_day=True)
Maker = Callable[[str, F, Scope, Better], Made]


def every_kind() -> tuple[Maker, ...]:
    """Return a maker for each rule; ratios, tables and posts come in both their forms."""
    return (
        *(_ratio, _ratio_turned, _rate, _complement, _manual, _given),
        *(_steps, _piecewise, _choice, _yesno, _checklist, _survey),
        *(_goalposts, _goalposts_by_logs, _minmax, _best, _rank, _zscore),
        *(_deduction, _lateness, _change, _transfer, _tasks, _bonus, _penalty, _information),
    )


def _ratio(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Ratio(f"{code}_a", f"{code}_b"), (Span(0, 5_000), OWED))


def _ratio_turned(code: str, top: F, scope: Scope, better: Better) -> Made:
    a, b, c = (f"{code}_{each}" for each in "abc")
    rule = rules.Ratio(a, b, F(9, 10), False, F(1, 5), True, Fallback(c, 12))
    return Made(rule, (Span(0, 4_000), OWED, OWED))


def _rate(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.GivenRate(f"{code}_a", F(95), F(40)), (RATE,))


def _complement(code: str, top: F, scope: Scope, better: Better) -> Made:
    rule = rules.ComplementOfSum((f"{code}_a", f"{code}_b"), f"{code}_w", F(9, 10))
    return Made(rule, (OWED, Span(0, 900), Span(0, 900)))


def _manual(code: str, top: F, scope: Scope, better: Better) -> Made:
    rule = rules.Manual(f"{code}_m", f"{code}_s", f"{code}_h")
    return Made(rule, (POINTS, POINTS, POINTS))


def _given(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.GivenPoints(f"{code}_a"), (Span(0, int(top * 100), 2),))


def _steps(code: str, top: F, scope: Scope, better: Better) -> Made:
    table = tuple((F(at, 5), top * at / 5) for at in range(6))
    return Made(rules.Steps(f"{code}_a", table, f"{code}_b"), (COUNT, OWED))


def _piecewise(code: str, top: F, scope: Scope, better: Better) -> Made:
    table = ((F(0), F(0)), (F(1, 2), top / 5), (F(9, 10), top))
    return Made(rules.Piecewise(f"{code}_a", table, f"{code}_b"), (COUNT, OWED))


def _choice(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Choice(f"{code}_a", ((0, F(0)), (1, top / 5), (2, top))), (Span(0, 2),))


def _yesno(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.YesNo(f"{code}_a"), (ANSWER,))


def _checklist(code: str, top: F, scope: Scope, better: Better) -> Made:
    items = tuple((f"{code}_{each}", top / 5) for each in "abcde")
    return Made(rules.Checklist(items), (ANSWER,) * len(items))


def _survey(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Survey(f"{code}_a", F(1), F(5)), (MARK,))


def _goalposts(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Goalposts(f"{code}_a", F(20), F(85), Scale.LINEAR), (Span(1_000, 9_000, 2),))


def _goalposts_by_logs(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Goalposts(f"{code}_a", F(100), F(75_000), Scale.LOG), (Span(50, 80_000),))


def _minmax(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.PeerMinMax(f"{code}_a", scope, better), (COUNT,))


def _best(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.PeerBest(f"{code}_a", scope, better), (COUNT,))


def _rank(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.PeerRank(f"{code}_a", scope, better, Standing.RANK), (COUNT,))


def _zscore(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.PeerZScore(f"{code}_a", scope, better, F(2)), (COUNT,))


def _deduction(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Deduction(f"{code}_a", top / 5), (FEW,))


def _lateness(code: str, top: F, scope: Scope, better: Better) -> Made:
    grid = ((0, top), (5, top * 4 / 5), (15, top / 5))
    return Made(rules.Lateness(f"{code}_a", f"{code}_b", grid, F(0)), (DUE, DONE))


def _change(code: str, top: F, scope: Scope, better: Better) -> Made:
    rule = rules.Change(f"{code}_a", f"{code}_b", "2022-12-31", F(1, 10), True, better)
    return Made(rule, (OWED, OWED))


def _transfer(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Transfer(f"{code}_a", F(100), "khac", "I"), (RATE,))


def _tasks(code: str, top: F, scope: Scope, better: Better) -> Made:
    counts = ((f"{code}_a", F(1)), (f"{code}_b", F(1, 2)))
    return Made(rules.Tasks(f"{code}_w", counts), (Span(0, 60), Span(0, 40), Span(1, 100)))


def _bonus(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Bonus(f"{code}_a", top / 5), (FEW,))


def _penalty(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Penalty(f"{code}_a", top / 5), (FEW,))


def _information(code: str, top: F, scope: Scope, better: Better) -> Made:
    return Made(rules.Information((f"{code}_a",)), (COUNT,))
