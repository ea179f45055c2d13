"""Draft cells and remarks: saved as typed, each change one version more, no trail (I35).

Who saves says which version was in sight. Where another stands by now, nothing is
overwritten: both are shown and either can be kept.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from django.db import transaction

from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common import text
from chamdiem.portal.returns import live, queries, reading
from chamdiem.portal.returns.actions import ground
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.facts import CellNow, RemarkNow
from chamdiem.portal.returns.models import Cell, Remark, Return
from chamdiem.portal.schemes.queries import scheme_of

LONGEST_REMARK = 4000


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed into a cell, and the version they had in sight (0: there was none)."""

    code: str
    text: str
    answer: Answer = Answer.VALUE
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a cell: as it stands now, why it was not read, whether another was there.

    `is_stale` means that nothing was written: `now` is what somebody else saved meanwhile.
    """

    code: str
    now: CellNow
    refusal: str = ""
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class SavedRemark:
    """What became of a remark."""

    leaf: str
    now: RemarkNow
    is_stale: bool = False


@transaction.atomic
def save_cells(
    *,
    of: Return,
    typed: Sequence[Typed],
    within: Collection[str] | None = None,
    by: User,
    at: datetime,
) -> tuple[Saved, ...]:
    """Save cells of a draft (tự lưu); `within` are the inputs one was given, None for all."""
    row = ground.to_write(of, by=by, at=at)
    scheme = scheme_of(row.period.scheme_version)
    _require_known(scheme, [one.code for one in typed], within)
    codes = {one.code for one in typed}
    stored = {cell.input_code: cell for cell in Cell.objects.filter(of=row, input_code__in=codes)}
    return tuple(_save(row, scheme, one, stored, by, at) for one in typed)


def save_cell(
    *,
    of: Return,
    input_code: str,
    typed: str,
    answer: Answer = Answer.VALUE,
    seen: int = 0,
    within: Collection[str] | None = None,
    by: User,
    at: datetime,
) -> Saved:
    """Save one cell of a draft."""
    one = Typed(input_code, typed, answer, seen)
    return save_cells(of=of, typed=[one], within=within, by=by, at=at)[0]


@transaction.atomic
def save_remark(
    *,
    of: Return,
    leaf: str,
    words: str,
    seen: int = 0,
    within: Collection[str] | None = None,
    by: User,
    at: datetime,
) -> SavedRemark:
    """Save what the unit writes to a criterion (giải thích); `within` are criteria or None."""
    row = ground.to_write(of, by=by, at=at)
    known = {one.code for one in scheme_of(row.period.scheme_version).leaves()}
    if leaf not in known or (within is not None and leaf not in within):
        raise ground.NotYours("Tiêu chí này không thuộc phần ông/bà được giao.")
    lines = words.replace("\r\n", "\n")  # as forms send them
    words = normalize("NFC", lines).strip()[:LONGEST_REMARK]
    stored = Remark.objects.filter(of=row, leaf=leaf).first()
    if stored is None:
        stored = Remark.objects.create(of=row, leaf=leaf, text=words, at=at, by=by.public_id)
    elif stored.text != words:
        if stored.version != seen:
            return SavedRemark(leaf, _remark_now(stored), is_stale=True)
        stored.text, stored.version, stored.carried_from = words, stored.version + 1, ""
        stored.at, stored.by = at, by.public_id
        stored.save()
    return SavedRemark(leaf, _remark_now(stored))


@transaction.atomic
def carry_over(*, of: Return, within: Collection[str] | None = None, by: User, at: datetime) -> int:
    """Fill blank cells and remarks with what the unit sent last (mang số liệu tháng trước sang)."""
    row = ground.to_write(of, by=by, at=at)
    month, before = queries.sent_before(of=row)
    scheme = scheme_of(row.period.scheme_version)

    def found(code: str) -> tuple[Answer, int | None] | None:
        figure = before.get(code)
        if figure is None or (figure.value or 0) > scheme.input(code).largest:
            return None
        return figure.answer, figure.value

    _carry_words(row, scheme, within, by, at, month)
    return _fill(row, scheme, _asked(scheme), found, within, by, at, month)


@transaction.atomic
def answer_blanks(
    *, of: Return, within: Collection[str] | None = None, by: User, at: datetime
) -> int:
    """Answer “Chưa có số liệu” in every cell that must be answered and is blank."""
    row = ground.to_write(of, by=by, at=at)
    scheme, held = scheme_of(row.period.scheme_version), queries.held(of=row)
    wanted = [code for code in _asked(scheme) if code in live.required(scheme) - held.keys()]
    return _fill(row, scheme, wanted, lambda _: (Answer.MISSING, None), within, by, at, "")


def _fill(
    row: Return,
    scheme: Scheme,
    codes: Sequence[str],
    found: Callable[[str], tuple[Answer, int | None] | None],
    within: Collection[str] | None,
    by: User,
    at: datetime,
    month: str,
) -> int:
    stored = {cell.input_code: cell for cell in Cell.objects.filter(of=row)}
    count = 0
    for code in codes:
        cell, figure = stored.get(code), found(code)
        may = within is None or code in within
        if figure is None or not may or (cell and not queries.cell_now(cell).is_blank):
            continue
        answer, value = figure
        said = reading.shown(scheme.input(code), answer, value)
        _write(row, cell, Typed(code, said), reading.Read(answer, value), by, at, month)
        count += 1
    return count


def _carry_words(
    row: Return, scheme: Scheme, within: Collection[str] | None, by: User, at: datetime, month: str
) -> None:
    """Write last month's words where none stand; they are marked until somebody writes anew."""
    before, asked = queries.words_before(of=row), live.fields(scheme)
    stored = {one.leaf: one for one in Remark.objects.filter(of=row)}
    for leaf, words in before.items():
        one = stored.get(leaf)
        codes = asked.get(leaf)
        is_theirs = codes is not None and (within is None or set(codes) <= set(within))
        if not is_theirs or (one is not None and one.text):
            continue
        made = one or Remark(of=row, leaf=leaf, version=0)
        made.text, made.version, made.carried_from = words, made.version + 1, month
        made.at, made.by = at, by.public_id
        made.save(force_insert=one is None)


def _asked(scheme: Scheme) -> list[str]:
    return list(dict.fromkeys(code for codes in live.fields(scheme).values() for code in codes))


def _require_known(scheme: Scheme, codes: Collection[str], within: Collection[str] | None) -> None:
    known = set(_asked(scheme))
    for code in codes:
        if code not in known or (within is not None and code not in within):
            raise ground.NotYours(f"Số liệu “{code}” không thuộc phần ông/bà được giao.")


def _save(
    row: Return,
    scheme: Scheme,
    typed: Typed,
    stored: dict[str, Cell],
    by: User,
    at: datetime,
) -> Saved:
    cell = stored.get(typed.code)
    read = _read(typed, scheme)
    if cell is not None and _says_the_same(cell, typed, read):
        return Saved(typed.code, queries.cell_now(cell), read.refusal)
    if cell is not None and cell.version != typed.seen:
        return Saved(typed.code, queries.cell_now(cell), is_stale=True)
    stored[typed.code] = cell = _write(row, cell, typed, read, by, at, "")
    return Saved(typed.code, queries.cell_now(cell), read.refusal)


def _read(typed: Typed, scheme: Scheme) -> reading.Read:
    if typed.answer is not Answer.VALUE:
        return reading.Read(typed.answer)
    return reading.read(typed.text, scheme.input(typed.code))


def _says_the_same(cell: Cell, typed: Typed, read: reading.Read) -> bool:
    """Tell of a cell sent again: a lost answer is no reason for a quarrel."""
    same = cell.answer == read.answer and _whole(cell.value) == read.value
    return same and (cell.typed == _kept(typed, read) or read.value is not None)


def _write(
    row: Return,
    cell: Cell | None,
    typed: Typed,
    read: reading.Read,
    by: User,
    at: datetime,
    month: str,
) -> Cell:
    is_new = cell is None
    cell = cell or Cell(of=row, input_code=typed.code, version=0)
    cell.answer, cell.value = read.answer, read.value
    cell.typed, cell.version = _kept(typed, read), cell.version + 1
    cell.carried_from, cell.at, cell.by = month, at, by.public_id
    cell.save(force_insert=is_new)
    return cell


def _kept(typed: Typed, read: reading.Read) -> str:
    """Return the text that is kept: as typed; a state chosen from the list needs none."""
    return "" if read.answer is not Answer.VALUE else text.nfc(typed.text)[: reading.LONGEST]


def _whole(value: object) -> int | None:
    return None if value is None else int(value)  # type: ignore[call-overload]


def _remark_now(row: Remark) -> RemarkNow:
    return RemarkNow(row.text, row.version, row.at, row.by, row.carried_from)
