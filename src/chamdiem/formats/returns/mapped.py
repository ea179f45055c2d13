"""A file of another system, read by a saved column mapping (ánh xạ cột)."""

from collections.abc import Iterator

from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.problems import Findings, Place, refuse
from chamdiem.formats.returns import ours, refusals, values
from chamdiem.formats.returns.facts import Asked, FoundCell, Grid, Layout, LoadedReturn
from chamdiem.formats.returns.pages import Formula, Line, Page
from chamdiem.formats.texts import fold, quoted

GRID_ROWS, GRID_COLUMNS, GRID_TEXT = 300, 26, 120
GRIDS = 5
_NAMED = 8


def take(pages: tuple[Page, ...], asked: Asked, layout: Layout, name: str) -> LoadedReturn:
    """Take the figures whose labels the layout knows; say which labels it does not."""
    page = _page(pages, layout, name)
    wrong, first = Findings(), dict[str, Place]()
    cells, blank, unknown = list[FoundCell](), 0, list[str]()
    for line in _below(page, layout):
        label = ours.shown(line.cell(layout.label_column - 1))
        code = layout.codes.get(fold(label), "")
        place = page.place(line.number, layout.value_column - 1)
        if not label or code not in asked.inputs:
            unknown += [label] if label else []
            continue
        if code in first:
            wrong.add(refusals.twice(place, f"Số liệu {quoted(label)}", first[code]))
            continue
        first[code] = place
        if (found := _cell(line, layout, asked, code, place, wrong)) is not None:
            cells.append(found)
        else:
            blank += line.cell(layout.value_column - 1) == ""
    return LoadedReturn(
        True,
        cells=tuple(cells),
        blank=blank,
        problems=tuple(wrong.problems),
        more=wrong.more,
        notes=tuple(_notes(page, layout, asked, first, unknown)),
    )


def grids(pages: tuple[Page, ...]) -> tuple[Grid, ...]:
    """Return the upper parts of the visible sheets."""
    found = []
    for page in pages:
        if page.lines and not page.is_hidden:
            found.append(Grid(page.sheet or "", tuple(_shown(page))))
    return tuple(found[:GRIDS])


def _shown(page: Page) -> Iterator[tuple[str, ...]]:
    """Give every row up to the last that is shown, empty ones too: rows are named by number."""
    by_number = {line.number: line for line in page.lines if line.number <= GRID_ROWS}
    for number in range(1, max(by_number, default=0) + 1):
        cells = by_number[number].cells if number in by_number else ()
        yield tuple(ours.shown(cell)[:GRID_TEXT] for cell in cells[:GRID_COLUMNS])


def _page(pages: tuple[Page, ...], layout: Layout, name: str) -> Page:
    visible = [page for page in pages if not page.is_hidden]
    named = [page for page in visible if fold(page.title) == fold(layout.sheet)]
    if not layout.sheet or (len(visible) == 1 and visible[0].sheet is None):
        named = visible[:1]
    if not named:
        has = ", ".join(quoted(page.title) for page in visible[:_NAMED]) or "không có"
        raise refuse(
            Place(name),
            f"Không có trang tính hiển thị tên {quoted(layout.sheet)} (có: {has})",
            f"trang tính {quoted(layout.sheet)} như ánh xạ cột đã lưu",
            "Đổi tên trang tính trong tệp, hoặc sửa ánh xạ cột",
            rule="no-sheet",
        )
    return named[0]


def _below(page: Page, layout: Layout) -> Iterator[Line]:
    return (line for line in page.lines if line.number > layout.header_row)


def _cell(
    line: Line, layout: Layout, asked: Asked, code: str, place: Place, wrong: Findings
) -> FoundCell | None:
    cell, item = line.cell(layout.value_column - 1), asked.inputs[code]
    if isinstance(cell, Formula):
        wrong.add(refusals.formula(place, cell.shown))
    elif cell != "":
        try:
            text = values.written(values.taken(cell, item), item)
            return FoundCell(code, text, ours.shown(cell), place)
        except Unreadable as failure:
            wrong.add(refusals.unreadable(place, failure, item.name))
    return None


def _notes(
    page: Page, layout: Layout, asked: Asked, first: dict[str, Place], unknown: list[str]
) -> Iterator[str]:
    yield f"Đọc trang “{page.title}”, dưới dòng {layout.header_row}."
    if unknown:
        more = f" và {len(unknown) - _NAMED} nhãn khác" if len(unknown) > _NAMED else ""
        named = ", ".join(quoted(one) for one in unknown[:_NAMED])
        yield f"Không đọc các dòng chưa ánh xạ: {named}{more}."
    lacking = [code for code in dict.fromkeys(layout.codes.values()) if code not in first]
    for code in lacking[:_NAMED]:
        name = asked.inputs[code].name if code in asked.inputs else code
        yield f"Tệp không có dòng nào cho “{name}”."
