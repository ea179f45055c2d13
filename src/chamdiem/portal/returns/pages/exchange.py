"""The pages of the return by spreadsheet: take it out, bring it back, see what it changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BoundField

from chamdiem.formats.problems import Refused
from chamdiem.formats.returns import LoadedReturn
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.wrong import Wrong
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import OPEN_TO_THE_UNIT, ReturnState
from chamdiem.portal.returns.exchange import Change, Comparison, places_written
from chamdiem.portal.returns.exchange.deciding import DRAFT, FILE
from chamdiem.portal.returns.exchange.forms import FileForm
from chamdiem.portal.returns.facts import MappingNow
from chamdiem.portal.returns.pages import words

NAMED = 8


@dataclass(frozen=True, slots=True)
class Saved:
    """A column mapping of the unit."""

    name: str
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """Where a workbook is taken out and brought back."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    form: FileForm
    file: BoundField
    wrong: Wrong
    refusal: str
    is_open: bool
    state: str
    workbook: str
    mappings: tuple[Saved, ...]
    back: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change as the page shows and carries it."""

    key: str
    name: str
    unit: str
    old: str
    new: str
    place: str
    field: str
    text: str
    choice: str
    of_file: str
    of_draft: str
    chosen: str
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a file would change, before anything is written."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    refusal: str
    wrong: Wrong
    quarrels: tuple[Line, ...]
    changes: tuple[Line, ...]
    told: tuple[str, ...]
    places: str
    take: str
    again: str
    back: str

    @property
    def may_take(self) -> bool:
        """Tell whether there is anything to take, and nothing wrong."""
        return bool(self.quarrels or self.changes) and not self.wrong.count


def sheet_form(desk: Desk, *args: object) -> FileForm:
    """Return the form with the mappings of the unit."""
    known = queries.mappings(organisation_id=desk.of.organisation_id)
    return FileForm(*args, mappings=[(str(one.public_id), one.name) for one in known])


def exchange_page(
    *, desk: Desk, form: FileForm, refused: Refused | None = None, refusal: str = ""
) -> ExchangePage:
    """Return the page of the workbook, with what was wrong with the last one."""
    state = ReturnState(desk.of.state)
    known = queries.mappings(organisation_id=desk.of.organisation_id)
    return ExchangePage(
        crumbs=words.crumbs(desk, "Bảng tính"),
        title="Nhập phiếu bằng bảng tính",
        trial=words.trial_words(desk),
        form=form,
        file=form["file"],
        wrong=Wrong.of(refused),
        refusal=refusal,
        is_open=state in OPEN_TO_THE_UNIT,
        state=str(state.label),
        workbook=words.address(desk, "workbook"),
        mappings=tuple(_saved(desk, one) for one in known),
        back=words.address(desk),
    )


def preview_page(
    *,
    desk: Desk,
    compared: Comparison,
    loaded: LoadedReturn | None = None,
    choices: dict[str, str] | None = None,
    refusal: str = "",
) -> PreviewPage:
    """Return the page that shows what a file would change."""
    names = accounts.display_names([one.by for one in compared.quarrels if one.by])

    def line(one: Change) -> Line:
        by = names.get(one.by, words.ERASED) if one.by else ""
        return _line(one, by, choices or {})

    refused = Refused(loaded.problems, loaded.more) if loaded and loaded.problems else None
    return PreviewPage(
        crumbs=words.crumbs(desk, "Bảng tính"),
        title="Xem trước khi nhận vào phiếu",
        trial=words.trial_words(desk),
        refusal=refusal,
        wrong=Wrong.of(refused),
        quarrels=tuple(line(one) for one in compared.quarrels),
        changes=tuple(line(one) for one in compared.changes if not one.is_quarrel),
        told=tuple(_told(compared, loaded)),
        places=places_written({one.proposed.key: one.proposed.place for one in compared.changes}),
        take=words.address(desk, "take"),
        again=words.address(desk, "exchange"),
        back=words.address(desk),
    )


def _saved(desk: Desk, one: MappingNow) -> Saved:
    sheet = f"trang “{one.sheet}”, " if one.sheet else ""
    told = f"{sheet}tiêu đề dòng {one.header_row}, nhãn cột {one.label_column}, "
    told += f"số liệu cột {one.value_column}, {len(one.codes)} nhãn"
    return Saved(one.name, told, words.address(desk, "mapping", mapping=one.public_id))


def _line(one: Change, by: str, choices: dict[str, str]) -> Line:
    """Carry the version that the file was written against: a later one is a quarrel anew."""
    proposed = one.proposed
    seen = proposed.seen if one.is_quarrel else one.seen
    choice = f"k:{proposed.key}"
    return Line(
        key=proposed.key,
        name=one.name,
        unit=one.unit,
        old=one.old,
        new=one.new,
        place=proposed.place,
        field=f"{proposed.kind}:{seen}:{proposed.code}",
        text=proposed.text,
        choice=choice,
        of_file=f"{FILE}:{one.seen}",
        of_draft=DRAFT,
        chosen=choices.get(choice, ""),
        by=by,
        version=one.seen,
    )


def _told(compared: Comparison, loaded: LoadedReturn | None) -> Iterator[str]:
    if loaded is not None:
        yield from loaded.notes
        if not loaded.about:
            yield "Tệp không ghi kỳ và đơn vị; ông/bà kiểm tra giúp tệp là của phiếu này."
        if loaded.blank:
            yield f"{loaded.blank} ô số liệu để trống trong tệp: giữ nguyên số trong phiếu."
    if compared.same:
        yield f"{compared.same} ô trong tệp giống phiếu."
    if compared.untouched:
        yield (
            f"{compared.untouched} ô không sửa trong tệp, đã được sửa trên hệ thống sau khi lập "
            "tệp: giữ số trên hệ thống."
        )
    if compared.not_theirs:
        named = ", ".join(compared.not_theirs[:NAMED])
        yield f"Không nhận {len(compared.not_theirs)} ô ngoài phần được giao: {named}."
    yield from compared.unread
