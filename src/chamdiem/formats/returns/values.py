"""One cell of a return, read as the form reads what is typed: the same checks, the same words."""

from chamdiem.engine import quantities
from chamdiem.engine.figures import State
from chamdiem.engine.phrases import STATES
from chamdiem.engine.scheme import Input, Measure
from chamdiem.formats.figures.quantities import Taken, out_of_range, take
from chamdiem.formats.numbers import Style, Unreadable
from chamdiem.formats.tables import Content, Odd, OddKind
from chamdiem.formats.tables.cells import text_of


def taken(cell: Content, item: Input) -> Taken:
    """Read a cell within the bounds of its input; raise Unreadable where it cannot be."""
    found = _read(cell, item)
    if found.state is State.COVERED:
        raise Unreadable(
            "Phiếu tự chấm không nhận “Điểm nhập nguyên”",
            "một số, hoặc một câu trả lời bằng chữ",
            rule="covered",
        )
    if found.state is State.VALUE and not 0 <= found.value <= item.largest:
        raise out_of_range(found.value, item)
    return found


def written(found: Taken, item: Input) -> str:
    """Write what was read as a person would type it into the form."""
    if found.state is not State.VALUE:
        return STATES[found.state]
    return quantities.shown(item, found.value)


def as_seen(cell: Content) -> str:
    """Return what a person sees in a cell: a day as a day."""
    if isinstance(cell, Odd) and cell.kind is OddKind.DATE:
        year, sep, rest = cell.shown[:10].partition("-")
        return "/".join((*reversed(rest.split("-")), year)) if sep else cell.shown
    return text_of(cell)


def _read(cell: Content, item: Input) -> Taken:
    """Read by the form alone; where that has two meanings, the Vietnamese comma decides."""
    if isinstance(cell, float) and cell.is_integer() and item.measure is Measure.CHOICE:
        cell = str(int(cell))
    try:
        return take(cell, item, None)
    except Unreadable as failure:
        if failure.rule != "ambiguous":
            raise
        return take(cell, item, Style.COMMA)
