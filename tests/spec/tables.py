"""Reads the tables of the spec tests: one case a line, columns split by bars."""

from collections.abc import Mapping, Sequence

from chamdiem.engine.figures import State

WORDS = {
    "không phát sinh": State.NOTHING_AROSE,
    "không áp dụng": State.NOT_APPLICABLE,
    "chưa có": State.MISSING,
}


def rows(table: str) -> list[dict[str, str]]:
    """Return the lines of a table as dictionaries by heading."""
    lines = [line for line in table.strip().splitlines() if line.strip()]
    heads = [cell.strip() for cell in lines[0].split("|")]
    return [
        dict(zip(heads, (cell.strip() for cell in line.split("|")), strict=True))
        for line in lines[1:]
    ]


def number(text: str, decimals: int = 0) -> int:
    """Read `97,75` with two decimals as 9775."""
    whole, _, rest = text.replace(".", "").partition(",")
    return int(whole + rest.ljust(decimals, "0"))


def cell(text: str, decimals: int = 0) -> int | State:
    """Read a number or a state in words."""
    return WORDS[text] if text in WORDS else number(text, decimals)


def points(text: str) -> int | None:
    """Read points of two decimals; “–” is no number."""
    return None if text == "–" else number(text, 2)


def columns(cases: Sequence[Mapping[str, str]], heads: Sequence[str]) -> dict[str, list]:
    """Return the figures of all cases, one column a heading."""
    return {head: [cell(case[head]) for case in cases] for head in heads}
