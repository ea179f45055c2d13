"""The records of decisions: one number each, the same in file, title and list."""

import re
from pathlib import Path

import pytest

from tests.docs.papers import ADRS, ROOT


def test_numbers_are_unique_and_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in ADRS]

    assert numbers == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("record", ADRS, ids=lambda path: path.stem)
def test_a_title_carries_the_number_of_its_file(record: Path) -> None:
    title = record.read_text(encoding="utf-8").splitlines()[0]

    assert re.match(rf"# {int(record.name[:4])}\. \w", title)


@pytest.mark.parametrize("record", ADRS, ids=lambda path: path.stem)
def test_a_record_is_one_page_with_its_three_parts(record: Path) -> None:
    lines = record.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequences",
    ]
    assert lines[2].startswith("Status: ")
    assert 20 <= len(lines) <= 45


@pytest.mark.parametrize("record", ADRS, ids=lambda path: path.stem)
def test_a_record_stands_in_the_list_by_its_title(record: Path) -> None:
    title = record.read_text(encoding="utf-8").splitlines()[0].partition(". ")[2]
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")

    assert f"| [{record.name[:4]}](adr/{record.name}) | {title} |" in index
