"""What the pages of documentation promise of figures and results, tried."""

import re

import pytest

from chamdiem.engine.evaluation import Result
from chamdiem.formats import numbers
from chamdiem.formats.figures import columns, quantities
from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.tables import cells, settings
from chamdiem.formats.texts import fold
from tests.architecture import tree

PAGES = tree.ROOT / "docs" / "formats"
FIGURES = (PAGES / "figures.md").read_text("utf-8")
RESULT = (PAGES / "result.md").read_text("utf-8")


def test_every_state_of_a_result_is_explained() -> None:
    states = {result.name.lower().replace("_", "-") for result in Result}

    assert states == set(re.findall(r"^\| `([a-z-]+)` \|", RESULT, re.MULTILINE))


def test_every_word_for_a_state_is_explained() -> None:
    told = {fold(word) for word in re.findall(r"^\| `([^`]+)` \|", FIGURES, re.MULTILINE)}

    assert set(quantities.STATES) <= told


@pytest.mark.parametrize("key", settings.KEYS)
def test_every_setting_is_explained(key: str) -> None:
    assert f"| `# {key}:" in FIGURES


def test_every_heading_is_explained() -> None:
    told = fold(FIGURES)
    known = {alias for name in columns.HEADINGS for alias in columns.HEADINGS[name]}

    assert [alias for alias in sorted(known) if alias not in told] == []


@pytest.mark.parametrize("written", ["1.234", "1,234", "0.125", "1.2E+05"])
def test_numbers_said_to_be_refused_are_refused(written: str) -> None:
    assert f"`{written}`" in FIGURES
    with pytest.raises(Unreadable):
        numbers.from_text(written)


def test_the_limits_are_those_of_the_program() -> None:
    limits = (cells.ROWS, cells.COLUMNS, cells.LONGEST)

    assert "; ".join(f"{limit:,}".replace(",", " ") for limit in limits) in FIGURES
