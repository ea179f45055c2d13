"""Every table of every page holds, by arrays and by fractions; the printed pages are these."""

import pytest

from chamdiem.engine.decimals import half_up
from chamdiem.engine.rules import RULES
from tests.spec import printing
from tests.spec.page import POINT, Example
from tests.spec.pages import PAGES

EXAMPLES = [numbered for page in PAGES.values() for numbered in page.numbered]
each_table = pytest.mark.parametrize(
    "example", [each for _, each in EXAMPLES], ids=[name for name, _ in EXAMPLES]
)


@each_table
def test_the_arrays_give_the_points_of_the_table(example: Example) -> None:
    if not example.rule.earns:
        assert set(example.expected) == {None}
        return

    points, undivided = example.rule.earn(example.sheet, example.scales)

    nowhere = [False] * len(points) if undivided is None else undivided.tolist()
    given = [None if no else int(each) for each, no in zip(points, nowhere, strict=True)]
    assert given == example.expected


@each_table
def test_the_meaning_in_fractions_gives_the_points_of_the_table(example: Example) -> None:
    if not example.rule.earns:
        return

    exact = [example.rule.exact(example.case(case), example.maximum) for case in example.cases]

    rounded = [None if each is None else half_up(each * POINT) for each in exact]
    assert rounded == example.expected


@each_table
def test_a_table_has_a_column_for_every_input_of_its_rule(example: Example) -> None:
    assert sorted(example.inputs) == sorted(example.rule.inputs)


def test_every_kind_of_rule_has_its_page() -> None:
    assert set(PAGES) == {rule.kind for rule in RULES}
    for kind, page in PAGES.items():
        assert {example.rule.kind for example in page.examples} == {kind}


@pytest.mark.parametrize("name", printing.documents())
def test_the_committed_page_is_the_printed_one(name: str) -> None:
    committed = (printing.FOLDER / name).read_text(encoding="utf-8")

    assert committed == printing.documents()[name], "chạy: python tools/print_algorithms.py"


def test_no_other_page_lies_beside_them() -> None:
    assert {path.name for path in printing.FOLDER.iterdir()} == set(printing.documents())
