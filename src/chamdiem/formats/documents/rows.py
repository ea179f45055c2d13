"""A row of a table as one line of text: its cells set apart by a wall that no sentence has."""

from collections.abc import Iterable, Sequence

WALL = " │ "
FEWEST = 3  # columns; a letterhead is a table of two


def lines_of(table: Iterable[Sequence[str | None]]) -> list[str]:
    """Return the rows of a table as lines; None is a cell merged with the one above it."""
    found: list[str] = []
    above: Sequence[str] = ()
    for row in table:
        cells = [
            (above[at] if at < len(above) else "") if cell is None else " ".join(cell.split())
            for at, cell in enumerate(row)
        ]
        found.append(WALL.join(one.replace("│", "|") for one in cells).rstrip())
        above = cells
    return found
