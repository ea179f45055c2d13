"""Logarithms and roots give the same digits on every processor, ties included (I9, I10)."""

import os
import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from chamdiem.engine.aggregate import geometric
from chamdiem.engine.decimals import half_up
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures
from chamdiem.engine.reference import judge
from chamdiem.engine.rules import (
    Better,
    Case,
    GivenPoints,
    Goalposts,
    PeerZScore,
    Scale,
    Scope,
    goalposts,
    peer_zscore,
)
from chamdiem.engine.scheme import Aggregate
from tests.architecture import tree
from tests.engine import digits
from tests.engine.builders import a_group, a_leaf, a_scheme, an_input, figures_of, members_of

EXACT_WAYS = (
    (goalposts, "half_up_of_logs"),
    (geometric, "half_up_of_root"),
    (peer_zscore, "half_up_with_root"),
)


def elsewhere(disabled: list[str]) -> list[str]:
    """Return the month's fingerprint from another process, then the features it had."""
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(disabled)}
    command = [sys.executable, "-m", "tests.engine.digits"]
    done = subprocess.run(
        command, cwd=tree.ROOT, env=environment, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture(scope="module")
def month():
    """Score the large month in this process."""
    return digits.scored()


@pytest.fixture
def calls(monkeypatch):
    """Count how often each exact way is taken."""
    counted: Counter[str] = Counter()
    for module, name in EXACT_WAYS:
        monkeypatch.setattr(module, name, _counting(counted, name, getattr(module, name)))
    return counted


def _counting(counted, name, way):
    def counting(*words):
        counted[name] += 1
        return way(*words)

    return counting


def test_two_dispatches_of_the_processor_give_one_fingerprint(month):
    features = digits.dispatched()
    if not features:
        pytest.skip("numpy has no other code for this processor")

    assert elsewhere([]) == [digits.fingerprint(month), *features]
    assert elsewhere(features) == [digits.fingerprint(month)]


@pytest.mark.parametrize("block", range(0, digits.BLOCKS, 20))
def test_a_block_of_the_month_agrees_with_fractions_of_60_digits(month, block):
    first = block * digits.IN_A_BLOCK
    chosen = slice(first, first + digits.IN_A_BLOCK)
    whole = digits.figures()
    values = {code: column[chosen] for code, column in whole.values.items()}
    part = Figures(month=whole.month, units=whole.units[chosen], values=values)

    for at, judged in enumerate(judge(month.scheme, members_of(month.scheme, part)), first):
        shown = {code: each.shown for code, each in judged.verdicts.items() if code}
        assert {code: steps.shown(at) for code, steps in month.nodes.items()} == shown
        assert month.total.shown(at) == judged.total


def at_the_middle(root: int, maximum: int) -> int:
    """Score 7·r between the posts 7 and 7·r²: by logarithms half of the maximum."""
    rule = Goalposts("x", Fraction(7), Fraction(7 * root**2), Scale.LOG)
    leaf = a_leaf("A", rule, maximum=maximum)
    return evaluate(a_scheme(leaf), figures_of({"x": [7 * root]})).nodes["A"].shown(0)


def of_two_squares(root: int, other: int) -> int:
    """Score the geometric mean of r² and s² of 1000,00 points, on a scale half as fine."""
    leaves = (
        a_leaf("A", GivenPoints("a"), maximum=10**5),
        a_leaf("B", GivenPoints("b"), maximum=10**5),
    )
    group = a_group("G", *leaves, maximum=5 * 10**4, aggregate=Aggregate.GEOMETRIC)
    inputs = [an_input(code, decimals=2) for code in "ab"]
    month = figures_of({"a": [root**2], "b": [other**2]})
    return evaluate(a_scheme(group, inputs=inputs), month).nodes["G"].shown(0)


def one_deviation_up(far: int, maximum: int) -> int:
    """Score one deviation above the mean where two either way are the ends: three quarters."""
    rule = PeerZScore("x", Scope.BLOCK, Better.UP, Fraction(2))
    figures = figures_of({"x": [5, 5 + 2 * far] * 3})
    return evaluate(a_scheme(a_leaf("A", rule, maximum=maximum)), figures).nodes["A"].shown(1)


# What is scored, and the tie that it stands on exactly: always rounded up.
TIES = {
    "half_up_of_logs": [
        (at_the_middle, (root, odd), (odd + 1) // 2)
        for root, odd in zip(range(3, 90), range(10_001, 99_999, 2), strict=False)
    ],
    "half_up_of_root": [
        (of_two_squares, (root, other), (root * other + 1) // 2)
        for root in range(3, 100, 8)
        for other in range(5, 100, 10)
    ],
    "half_up_with_root": [
        (one_deviation_up, (far, maximum), (3 * maximum + 2) // 4)
        for far, maximum in zip(range(1, 40), range(10_002, 99_999, 4), strict=False)
    ],
}


def wrong(way: str) -> int:
    """Count the planted ties that come out otherwise."""
    return sum(score(*figures) != expected for score, figures, expected in TIES[way])


@pytest.mark.parametrize("way", TIES)
def test_every_planted_tie_is_rounded_up_by_the_exact_way(way, calls):
    assert wrong(way) == 0
    assert calls[way] >= len(TIES[way])


LONG = PeerZScore("x", Scope.BLOCK, Better.UP, Fraction(2))


def far_apart() -> list[int]:
    """Return the figures of many units, of twelve digits each."""
    drawn = random.Random(4)
    return [drawn.randint(0, 10**12) for _ in range(150)]


def on_a_long_scale() -> list[int]:
    """Score z-scores in fourteen digits, where a float has hardly one left for the fraction."""
    scheme = a_scheme(a_leaf("A", LONG, maximum=10**14), inputs=[an_input("x", largest=10**12)])
    return evaluate(scheme, figures_of({"x": far_apart()})).nodes["A"].points.tolist()


def by_the_float_alone(values, errors, decide):
    """Round half up as a program that trusts its floats."""
    return np.floor(values + 0.5).astype(np.int64)


def test_the_float_alone_would_be_wrong_for_each_of_the_three(monkeypatch):
    right = on_a_long_scale()
    for module, _ in EXACT_WAYS:
        monkeypatch.setattr(module, "rounded", by_the_float_alone)

    assert wrong("half_up_of_logs") > 0
    assert wrong("half_up_of_root") > 0
    assert on_a_long_scale() != right


def test_the_long_scale_agrees_with_fractions_of_60_digits(calls):
    peers = [Fraction(each) for each in far_apart()]
    cases = [Case({"x": each}, {"x": peers}) for each in peers]

    exact = [half_up(LONG.exact(case, Fraction(10**12)) * 100) for case in cases]

    assert on_a_long_scale() == exact
    assert calls["half_up_with_root"] > 0


def test_the_exact_way_is_taken_only_where_the_float_is_in_doubt(calls):
    digits.scored()

    planted = digits.BLOCKS * digits.IN_A_BLOCK // 10
    assert planted <= calls["half_up_of_logs"] < planted * 1.1
    assert calls["half_up_with_root"] >= digits.IN_A_BLOCK // 2
    assert calls["half_up_of_root"] < planted / 10
