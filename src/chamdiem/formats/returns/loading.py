"""Read a file of a return: ours by its headings, another system's by a layout, else its grids."""

from collections.abc import Iterator, Sequence

from chamdiem.formats.problems import Findings, Place, Problem, refuse
from chamdiem.formats.returns import mapped, opening, ours
from chamdiem.formats.returns.facts import Asked, Grid, Layout, LoadedReturn
from chamdiem.formats.returns.pages import Page
from chamdiem.formats.texts import quoted


def load(source: bytes, name: str, *, asked: Asked, layout: Layout | None = None) -> LoadedReturn:
    """Read the file; raise Refused where nothing in it can be read.

    What is wrong with single cells is in `problems`, beside what could be read.
    """
    pages = opening.read(source, name)
    if layout is not None:
        return mapped.take(pages, asked, layout, name)
    own = [page for page in pages if not page.is_hidden and ours.heading(page)]
    if not own:
        return LoadedReturn(False, grids=_grids(pages, name))
    wrong = Findings()
    taking = ours.take(own[0], asked, wrong)
    return LoadedReturn(
        True,
        ours.about(pages),
        tuple(taking.cells),
        tuple(taking.remarks),
        taking.blank,
        tuple(sorted(wrong.problems, key=_row)),
        wrong.more,
        (*_notes(own), *ours.lines_of(taking)),
    )


def _grids(pages: tuple[Page, ...], name: str) -> Sequence[Grid]:
    found = mapped.grids(pages)
    if not found:
        hidden = [quoted(page.title) for page in pages if page.lines]
        said = f"; trang tính ẩn {', '.join(hidden)} không được đọc" if hidden else ""
        raise refuse(
            Place(name),
            f"Không trang tính hiển thị nào có nội dung{said}",
            "một trang tính có số liệu",
            rule="empty-file",
        )
    return found


def _notes(own: Sequence[Page]) -> Iterator[str]:
    if len(own) > 1:
        others = ", ".join(quoted(page.title) for page in own[1:])
        yield f"Chỉ đọc trang “{own[0].title}”; không đọc {others}."


def _row(problem: Problem) -> int:
    return problem.place.row or problem.place.line or 0
