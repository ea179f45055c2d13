"""What each rule means holds through a whole evaluation, too: the tables of all pages again."""

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import State
from chamdiem.engine.rules import GivenPoints, GivenRate, Information, Manual, Ratio
from chamdiem.engine.scheme import Outcome, Policies
from tests.engine.builders import a_leaf, a_scheme, an_input, figures_of
from tests.spec import tables
from tests.spec.kinds import appraised, proportions
from tests.spec.page import LARGEST, Example
from tests.spec.pages import PAGES

BLANK = Policies(Outcome.BLANK, Outcome.BLOCK, Outcome.BLOCK, Outcome.BLOCK)
EXAMPLES = [
    numbered
    for page in PAGES.values()
    for numbered in page.numbered
    if not numbered[1].rule.adjusts  # these show what they add to a group
]


def scored(example: Example) -> list[int | None]:
    """Score every line of a table as a unit of its own."""
    rule, decimals = example.rule, example.decimals
    inputs = [an_input(code, decimals=decimals, largest=LARGEST) for code in rule.inputs]
    cells = {
        code: [State.MISSING if each is None else each for each in example.column(code)]
        for code in rule.inputs
    }
    leaf = a_leaf("A", rule, maximum=example.scales.maximum, policies=BLANK)
    result = evaluate(a_scheme(leaf, inputs=inputs), figures_of(cells, as_of=example.sheet.as_of))
    return [result.nodes["A"].shown(at) for at in range(len(example.cases))]


@pytest.mark.parametrize(
    "example", [each for _, each in EXAMPLES], ids=[name for name, _ in EXAMPLES]
)
def test_a_month_of_these_cases_earns_the_points_of_the_table(example):
    assert scored(example) == example.expected


def test_a_ratio_gives_its_share_of_the_maximum():
    example = Example(Ratio("đạt", "tổng", part_of=False), proportions.RATIO)

    assert scored(example) == example.expected


def test_a_given_rate_is_taken_as_it_is():
    example = Example(GivenRate("tỷ lệ"), proportions.RATE, decimals=2)

    assert scored(example) == [1000, 784, 784, 0]


def test_manual_points_stop_at_the_ceiling():
    example = Example(Manual("chấm"), appraised.MANUAL, decimals=3)

    assert scored(example) == [726, 725, 1000]


def test_given_points_are_entered_whole():
    example = Example(GivenPoints("công bố"), appraised.GIVEN, decimals=2)

    assert scored(example) == [tables.points("7,09"), tables.points("0,00")]


def test_information_needs_no_figure_and_earns_nothing():
    scheme = a_scheme(a_leaf("A", Ratio("a", "b")), a_leaf("I", Information(("c",)), maximum=0))

    result = evaluate(scheme, figures_of({"a": [1], "b": [2]}))

    assert result.nodes["I"].shown(0) is None
    assert result.total.shown(0) == 500
