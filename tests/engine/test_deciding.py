"""Which figures decide as things stand: those that can change the points, and no other (I11)."""

from fractions import Fraction

import pytest

from chamdiem.engine.rules import Better, Case, Change, Checklist, Lateness, Steps, Survey, Tasks

TEN = Fraction(10)
GRID = Lateness("due", "done", ((0, TEN), (5, Fraction(5))), Fraction(0))
FLAT = Lateness("due", "done", ((0, TEN), (5, TEN)), Fraction(0))
TASKS = Tasks("all", (("done", Fraction(1)), ("late", Fraction(1, 2))))
LINES = ((Fraction(0), Fraction(0)), (Fraction(1, 2), TEN))
RISE = Change("now", "then", "2025-12-31", Fraction(5), False, Better.UP)
FALL = Change("now", "then", "2025-12-31", Fraction(5), False, Better.DOWN)
SHARE = Change("now", "then", "2025-12-31", Fraction(1, 10), True, Better.UP)
ITEMS = Checklist((("a", TEN), ("b", Fraction(0))))

CASES = {
    "overdue: the day done could have been earlier": (GRID, {"due": 90}, {"due", "done"}),
    "done late: it could have been done in time": (GRID, {"due": 97, "done": 99}, {"due", "done"}),
    "not due before the as-of day": (GRID, {"due": 100}, {"due"}),
    "due later, done already": (GRID, {"due": 120, "done": 80}, {"due"}),
    "a few days late cost nothing": (FLAT, {"due": 95}, {"due"}),
    "one day more and they do": (FLAT, {"due": 94}, {"due", "done"}),
    "all tasks done in time, none late": (TASKS, {"all": 4, "done": 4, "late": 0}, {"all", "done"}),
    "half of them": (TASKS, {"all": 4, "done": 2, "late": 1}, {"all", "done", "late"}),
    "no tasks": (TASKS, {"all": 0, "done": 0, "late": 0}, {"all"}),
    "steps of a share": (Steps("a", LINES, "b"), {"a": 0, "b": 1}, {"a", "b"}),
    "steps of nothing": (Steps("a", LINES, "b"), {"a": 0, "b": 0}, {"b"}),
    "no answers": (Survey("a", Fraction(1), Fraction(5), "b"), {"a": 9, "b": 0}, {"b"}),
    "a rise from anything": (RISE, {"now": 3, "then": 9}, {"now", "then"}),
    "0 is no rise from anything": (RISE, {"now": 0, "then": 9}, {"now"}),
    "nothing falls from 0": (FALL, {"now": 3, "then": 0}, {"then"}),
    "a share of 0": (SHARE, {"now": 3, "then": 0}, {"then"}),
    "an item worth nothing": (ITEMS, {"a": 0, "b": 1}, {"a"}),
}


@pytest.mark.parametrize(("rule", "figures", "deciding"), CASES.values(), ids=list(CASES))
def test_only_what_can_change_the_points_decides_i11(rule, figures, deciding):
    case = Case({code: Fraction(value) for code, value in figures.items()}, as_of=100)

    assert set(rule.deciding(case)) == deciding
    for code in deciding:
        assert any(_points(rule, case, code, other) != _points(rule, case) for other in range(140))


def _points(rule, case, code=None, other=0):
    """Return the points, with one figure changed if one is named."""
    changed = {**case.values, code: Fraction(other)} if code else case.values
    return rule.exact(Case(changed, as_of=case.as_of), TEN)
