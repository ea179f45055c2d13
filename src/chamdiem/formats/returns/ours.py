"""The file that the system itself gives out (phiếu.xlsx), filled in and brought back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from chamdiem.formats import old_letters as letters
from chamdiem.formats.figures.naming import nearest
from chamdiem.formats.figures.quantities import STATES
from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.returns import facts, refusals, values
from chamdiem.formats.returns.facts import Asked, FoundCell, FoundRemark
from chamdiem.formats.returns.pages import Cell, Formula, Line, Page
from chamdiem.formats.tables import Content
from chamdiem.formats.texts import clean, fold, quoted

REMARK = 4_000
_HEAD_WITHIN = 40  # rows above the heading
_KEY = re.compile(r"([cr]):([0-9]{1,9}):(.+)")
_NEEDED = (facts.CODE, facts.NOW)


@dataclass(slots=True)
class Taking:
    """What was taken from the sheet so far."""

    page: Page
    asked: Asked
    columns: Mapping[int, int]
    wrong: Findings
    cells: list[FoundCell] = field(default_factory=list)
    remarks: list[FoundRemark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blank: int = 0
    first: dict[str, Place] = field(default_factory=dict)

    def at(self, line: Line, which: int) -> Cell:
        """Return the cell of a row under one of our headings."""
        return line.cell(self.columns.get(which, -1))

    def place(self, line: Line, which: int) -> Place:
        """Return where that cell stands."""
        return self.page.place(line.number, self.columns.get(which, self.columns[facts.CODE]))


def heading(page: Page) -> tuple[Line, dict[int, int]] | None:
    """Find the row of our headings; None in a sheet that is not ours."""
    known = {fold(words): which for which, words in enumerate(facts.HEADINGS)}
    for line in page.lines[:_HEAD_WITHIN]:
        found: dict[int, int] = {}
        for column, cell in enumerate(line.cells):
            which = known.get(fold(shown(cell)))
            if which is not None:
                found.setdefault(which, column)
        if all(which in found for which in (*_NEEDED, facts.NAME, facts.ANSWER)):
            return line, found
    return None


def about(pages: Sequence[Page]) -> dict[str, str]:
    """Return what the file says of itself: month, unit, scheme."""
    wanted = {fold(word): word for word in (facts.MONTH, facts.UNIT, facts.SCHEME, facts.UNIT_NAME)}
    found: dict[str, str] = {}
    for page in pages:
        for line in page.lines:
            name = wanted.get(fold(shown(line.cell(0))).rstrip(":"))
            if name and len(line.cells) > 1:
                found.setdefault(name, shown(line.cell(1)))
    return found


def take(page: Page, asked: Asked, wrong: Findings) -> Taking:
    """Take every figure and every explanation below the heading."""
    head = heading(page)
    assert head is not None
    taking = Taking(page, asked, head[1], wrong)
    for line in page.lines:
        if line.number > head[0].number:
            _row(taking, line)
    return taking


def shown(cell: Cell) -> str:
    """Return what stands in a cell as text; a formula as it is written."""
    return cell.shown if isinstance(cell, Formula) else values.as_seen(cell)


def _row(taking: Taking, line: Line) -> None:
    key = _KEY.fullmatch(shown(taking.at(line, facts.KEY)).strip())
    code = key[3] if key else shown(taking.at(line, facts.CODE))
    seen = int(key[2]) if key else None
    has_figure = any(taking.at(line, which) != "" for which in (facts.NOW, facts.ANSWER))
    is_cell = (
        key[1] == "c"
        if key
        else code in taking.asked.inputs and (has_figure or code not in taking.asked.leaves)
    )
    if is_cell and code in taking.asked.inputs:
        _figure(taking, line, code, seen)
    elif not is_cell and code in taking.asked.leaves:
        _remark(taking, line, code, seen)
    elif code and (key or has_figure):
        taking.wrong.add(_unknown(taking.place(line, facts.CODE), code, list(taking.asked.inputs)))


def _figure(taking: Taking, line: Line, code: str, seen: int | None) -> None:
    place = taking.place(line, facts.NOW)
    if code in taking.first:
        taking.wrong.add(refusals.twice(place, f"Mã {quoted(code)}", taking.first[code]))
        return
    taking.first[code] = place
    cell, answer = taking.at(line, facts.NOW), taking.at(line, facts.ANSWER)
    if stray := shown(taking.at(line, facts.WORDS)):
        taking.wrong.add(_stray(taking.place(line, facts.WORDS), stray))
    if cell == "" and answer == "":
        taking.blank += 1
        return
    chosen = _chosen(taking, line, code, cell, answer)
    if chosen is not None:
        found = _read(taking, code, chosen[0], chosen[1])
        if found is not None:
            was = shown(taking.at(line, facts.WAS)) if facts.WAS in taking.columns else None
            taking.cells.append(FoundCell(code, found, shown(chosen[0]), chosen[1], seen, was))


def _chosen(
    taking: Taking, line: Line, code: str, cell: Cell, answer: Cell
) -> tuple[Cell, Place] | None:
    """Return the one of the two cells that answers, the one that was touched; None for both."""
    there, here = taking.place(line, facts.ANSWER), taking.place(line, facts.NOW)
    if answer == "":
        return cell, here
    was = shown(taking.at(line, facts.WAS))
    if cell != "" and was and fold(shown(answer)) == fold(was) != fold(shown(cell)):
        return cell, here
    if (
        cell == ""
        or fold(shown(cell)) == fold(shown(answer))
        or _is_as_it_was(taking, code, cell, was)
    ):
        if isinstance(answer, Formula) or _is_answer(shown(answer)):
            return answer, there
        taking.wrong.add(_no_answer(there, shown(answer)))
        return None
    taking.wrong.add(refusals.two_answers(there, shown(cell), shown(answer)))
    return None


def _is_as_it_was(taking: Taking, code: str, cell: Cell, was: str) -> bool:
    """Tell of a number that nobody touched since the file was made."""
    item = taking.asked.inputs[code]
    try:
        return bool(was) and values.taken(was, item) == values.taken(_plain(cell), item)
    except Unreadable:
        return False


def _plain(cell: Cell) -> Content:
    return cell.shown if isinstance(cell, Formula) else cell


def _is_answer(text: str) -> bool:
    return fold(text) in STATES or clean(text) == "0"


def _read(taking: Taking, code: str, cell: Cell, place: Place) -> str | None:
    item = taking.asked.inputs[code]
    if isinstance(cell, Formula):
        taking.wrong.add(refusals.formula(place, cell.shown))
        return None
    try:
        return values.written(values.taken(cell, item), item)
    except Unreadable as failure:
        taking.wrong.add(refusals.unreadable(place, failure, item.name))
        return None


def _remark(taking: Taking, line: Line, leaf: str, seen: int | None) -> None:
    place = taking.place(line, facts.WORDS)
    for which in (facts.NOW, facts.ANSWER):
        if stray := shown(taking.at(line, which)):
            taking.wrong.add(_stray(taking.place(line, which), stray))
    key = f"r:{leaf}"
    if key in taking.first:
        taking.wrong.add(refusals.twice(place, f"Tiêu chí {quoted(leaf)}", taking.first[key]))
        return
    taking.first[key] = place
    cell = taking.at(line, facts.WORDS)
    if isinstance(cell, Formula):
        taking.wrong.add(refusals.formula(place, cell.shown))
    elif cell != "" and (words := _words(taking, shown_whole(cell), place)):
        was = None if facts.WAS not in taking.columns else _was(taking.at(line, facts.WAS))
        taking.remarks.append(FoundRemark(leaf, words, place, seen, was))


def _was(cell: Cell) -> str:
    return shown_whole(cell)


def shown_whole(cell: Cell) -> str:
    """Return a text with its lines, which an explanation may have."""
    text = cell.replace("\r\n", "\n").replace("_x000D_", "") if isinstance(cell, str) else None
    return shown(cell) if text is None else text.strip()


def _words(taking: Taking, text: str, place: Place) -> str:
    """Return an explanation in Unicode; tell of one that is too long or cannot be read."""
    read = letters.read(text)
    if len(text) > REMARK:
        taking.wrong.add(refusals.too_long(place, REMARK))
        return ""
    if read.encoding is letters.Encoding.UNKNOWN:
        taking.wrong.add(refusals.old_letters(place))
        return ""
    if read.encoding is not letters.Encoding.UNICODE:
        taking.notes.append(f"Ô {place.short}: chữ {read.encoding} đã chuyển sang Unicode.")
    return read.text


def _unknown(place: Place, code: str, known: list[str]) -> Problem:
    return Problem(
        place,
        f"Phiếu của kỳ này không có mã {quoted(code)}",
        "mã số liệu hoặc mã tiêu chí của phiếu",
        nearest(code, known),
        rule="unknown-input",
    )


def _stray(place: Place, text: str) -> Problem:
    return Problem(
        place,
        f"{quoted(text)} nằm ở ô không dùng cho dòng này",
        "số liệu ở dòng số liệu, giải thích ở dòng tiêu chí",
        "Chuyển nội dung sang đúng ô",
        rule="stray",
    )


def _no_answer(place: Place, text: str) -> Problem:
    return Problem(
        place,
        f"{quoted(text)} không phải câu trả lời",
        ", ".join(quoted(one) for one in facts.ANSWERS),
        "Chọn trong danh sách của ô; con số thì ghi ở cột “Tháng này”",
        rule="answer",
    )


def lines_of(taking: Taking) -> Iterator[str]:
    """Say what was noted on the way."""
    yield from taking.notes
