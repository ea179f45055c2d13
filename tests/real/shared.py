"""Tables that may not enter the project: read where they lie beside the checkout."""

import csv

import pytest

from tests.architecture import tree

BESIDE = tree.ROOT.parent / "shared" / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Return the lines of a table, or skip the test where the whole folder is not there."""
    if not BESIDE.is_dir():
        pytest.skip("the folder shared/ does not lie beside the checkout")
    with (BESIDE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def figures_file(head: list[str], lines: list[list[str]]) -> bytes:
    """Return a file of figures as somebody would have typed it, with decimal points."""
    text = [["# decimal: point"], ["unit", "name", "block", *head], *lines]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in text).encode()
