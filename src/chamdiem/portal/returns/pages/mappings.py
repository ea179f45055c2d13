"""The page on which a person says which column of a foreign file holds what (ánh xạ cột)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chamdiem.formats.returns import Grid
from chamdiem.formats.tables.cells import letters
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.returns import exchange
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.exchange.forms import MappingForm, grids_written
from chamdiem.portal.returns.facts import MappingNow
from chamdiem.portal.returns.pages import words

SHOWN_ROWS, SHOWN_COLUMNS = 12, 10


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the file, and what it stands for; `wrong` where that is no figure."""

    number: int
    label: str
    written: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet of the file as it is seen: letters of the columns, numbered rows."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class MappingPage:
    """A column mapping, new or saved."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    form: MappingForm
    labels: tuple[Label, ...]
    figures: tuple[str, ...]
    seen: tuple[Seen, ...]
    grids: str
    refusal: str
    address: str
    version: int
    is_saved: bool
    back: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: the form, the labels with what they stand for, the file as seen."""

    form: MappingForm
    labels: Sequence[tuple[str, str]] = ()
    grids: Sequence[Grid] = ()
    wrong: frozenset[str] = field(default_factory=frozenset)


def begun(desk: Desk, grids: Sequence[Grid]) -> Filled:
    """Return what a file seems to be, to be mended by a person."""
    found = exchange.guess(grids, desk.sheet)
    form = MappingForm(
        initial={
            "name": "",
            "sheet": found.sheet,
            "header_row": found.header_row,
            "label_column": found.label_column,
            "value_column": found.value_column,
        }
    )
    return Filled(form, _labels(desk, grids, found), grids)


def looked_at(desk: Desk, form: MappingForm, grids: Sequence[Grid]) -> Filled:
    """Return the labels anew, by the columns that a person named."""
    said = form.cleaned_data
    found = exchange.Guess(
        said["sheet"], said["header_row"], said["label_column"], said["value_column"]
    )
    return Filled(form, _labels(desk, grids, found), grids)


def saved(mapping: MappingNow) -> Filled:
    """Return a saved mapping as its form."""
    names = ("name", "sheet", "header_row", "label_column", "value_column")
    form = MappingForm(initial={name: getattr(mapping, name) for name in names})
    return Filled(form, mapping.codes)


def mapping_page(
    *, desk: Desk, filled: Filled, mapping: MappingNow | None = None, refusal: str = ""
) -> MappingPage:
    """Return the page of a mapping."""
    codes = dict.fromkeys(code for several in desk.sheet.fields.values() for code in several)
    named = {code: f"{code} – {desk.sheet.scheme.input(code).name}" for code in codes}
    route = "mapping" if mapping else "mappings"
    more = {"mapping": mapping.public_id} if mapping else {}
    return MappingPage(
        crumbs=words.crumbs(desk, "Ánh xạ cột"),
        title=f"Ánh xạ cột “{mapping.name}”" if mapping else "Cột nào của tệp ghi gì",
        trial=words.trial_words(desk),
        form=filled.form,
        labels=tuple(
            Label(number, label, named.get(code, code), label in filled.wrong)
            for number, (label, code) in enumerate(filled.labels)
        ),
        figures=tuple(named.values()),
        seen=tuple(_seen(grid) for grid in filled.grids),
        grids=grids_written(filled.grids) if filled.grids else "",
        refusal=refusal,
        address=words.address(desk, route, **more),
        version=mapping.version if mapping else 0,
        is_saved=mapping is not None,
        back=words.address(desk, "exchange"),
    )


def _labels(
    desk: Desk, grids: Sequence[Grid], found: exchange.Guess
) -> tuple[tuple[str, str], ...]:
    named = [grid for grid in grids if grid.sheet == found.sheet] or list(grids[:1])
    if not named:
        return ()
    return exchange.labels(
        named[0],
        header_row=found.header_row,
        label_column=found.label_column,
        sheet=desk.sheet,
    )


def _seen(grid: Grid) -> Seen:
    width = min(SHOWN_COLUMNS, max((len(row) for row in grid.rows), default=0))
    rows = tuple(
        (number, tuple((*row, *[""] * width)[:width]))
        for number, row in enumerate(grid.rows[:SHOWN_ROWS], start=1)
    )
    columns = tuple(f"{at + 1} ({letters(at)})" for at in range(width))
    return Seen(grid.sheet, columns, rows)
