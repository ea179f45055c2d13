"""Grades are half-open, ranks are within the block, ties by the declared rule (R31, R32)."""

from fractions import Fraction

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.rules import GivenPoints, Manual
from chamdiem.engine.scheme import Certainty, Quota, Ties
from tests.engine.builders import a_leaf, a_scheme, figures_of


def ranked(points, *, ties=Ties.COMPETITION, blocks=None, lowers=(0, 500)):
    """Score units straight from their points (0 to 10)."""
    scheme = a_scheme(a_leaf("A", Manual("p")), ties=ties, lowers=lowers)
    return evaluate(scheme, figures_of({"p": points}, blocks=blocks))


@pytest.mark.parametrize(
    ("ties", "ranks"), [(Ties.COMPETITION, [1, 2, 2, 4]), (Ties.DENSE, [1, 2, 2, 3])]
)
def test_equal_totals_share_a_rank_by_the_declared_rule(ties, ranks):
    month = ranked([9, 7, 7, 5], ties=ties)

    assert [month.rank(at) for at in range(4)] == ranks


def test_ranks_are_counted_within_the_block():
    month = ranked([5, 9, 7, 3], blocks=["so", "xa", "so", "xa"])

    assert [month.rank(at) for at in range(4)] == [2, 1, 1, 2]


def test_a_band_holds_its_lower_end_and_not_its_upper():
    month = ranked([4, 5, 10])

    assert [month.grade(at) for at in range(3)] == ["Bậc 0", "Bậc 1", "Bậc 1"]


def test_a_quota_on_the_grade_below_tightens_the_quota_that_is_a_share_of_it():
    of_next = Quota("Bậc 2", Fraction(1, 5), "Bậc 1", "mục Q", Certainty.HIGH)
    of_all = Quota("Bậc 1", Fraction(3, 10), None, "mục Q", Certainty.HIGH)
    scheme = a_scheme(
        a_leaf("A", GivenPoints("a"), maximum=10_000),
        lowers=(0, 50_00, 90_00),
        quotas=(of_next, of_all),
    )
    month = evaluate(scheme, figures_of({"a": [*range(95, 90, -1), *range(85, 70, -1)]}))

    grades = [month.grade(at) for at in range(20)]

    assert (grades.count("Bậc 2"), grades.count("Bậc 1")) == (1, 6)
