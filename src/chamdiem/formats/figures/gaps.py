"""Figures that are owed and not there: said by unit and leaf, never taken for zero."""

from collections.abc import Mapping, Sequence

import numpy as np

from chamdiem.engine.scheme import Gate, Leaf
from chamdiem.formats.figures.checks import Grid
from chamdiem.formats.figures.naming import other_scheme
from chamdiem.formats.figures.reading import ABSENT
from chamdiem.formats.figures.roll import Roll
from chamdiem.formats.problems import Findings, Place, Problem

FEW = 3  # so few absent figures are only missing, in however small a scheme
_ADVICE = "Thiếu không phải là 0: ghi số, hoặc “Chưa có số liệu” nếu chưa có"


def tell(grid: Grid, roll: Roll, wrong: Findings) -> None:
    """Tell what is missing: once for a figure that no unit has, else once a unit."""
    _tell_of_another(grid, wrong)
    size = len(roll.index)
    absent = {
        code: (grid.states[code] == ABSENT if code in grid.states else np.ones(size, np.bool_))
        & grid.needs.needed[code]
        for code in grid.needs.needed
    }
    everywhere = [code for code, mask in absent.items() if size > 1 and mask.all()]
    if everywhere:
        wrong.add(_of_all(everywhere, grid, size))
    for unit, code in enumerate(roll.index):
        lacking = [each for each in absent if absent[each][unit] and each not in everywhere]
        if lacking:
            wrong.add(_of_unit(code, unit, lacking, grid, roll))


def _tell_of_another(grid: Grid, wrong: Findings) -> None:
    """Lead with the scheme itself where most of the codes are not its own."""
    entries, has = grid.entries, grid.entries.columns
    needed = [code for code, mask in grid.needs.needed.items() if mask.any()]
    lacking, strange = [code for code in needed if code not in has], len(entries.unknown)
    if strange > len(has):
        why = f"{strange} trong {strange + len(has)} mã số liệu của tệp không có trong bộ tiêu chí"
    elif len(lacking) >= FEW and 2 * len(lacking) > len(needed):
        why = f"tệp không có {len(lacking)} trong {len(needed)} mã số liệu mà bộ tiêu chí cần"
    else:
        return
    place = Place(entries.table.name, sheet=entries.table.sheet)
    wrong.lead(other_scheme(place, why, grid.scheme, has))


def _of_all(codes: Sequence[str], grid: Grid, size: int) -> Problem:
    return Problem(
        Place(grid.entries.table.name, sheet=grid.entries.table.sheet),
        f"Cả {size} đơn vị thiếu {_count(codes, grid)}: {_by_leaf(codes, grid, {})}",
        "mọi số liệu mà bộ tiêu chí cần",
        _ADVICE,
        rule="missing-leaf",
    )


def _of_unit(code: str, unit: int, codes: Sequence[str], grid: Grid, roll: Roll) -> Problem:
    cells = {
        each: grid.entries.place(each, unit)
        for each in codes
        if each in grid.entries.columns and grid.entries.columns[each].rows[unit]
    }
    place = cells[codes[0]] if len(codes) == 1 and cells else roll.place(unit)
    return Problem(
        place,
        f"Đơn vị {code} thiếu {_count(codes, grid)}: {_by_leaf(codes, grid, cells)}",
        "một số hoặc một trạng thái cho mỗi số liệu",
        _ADVICE,
        rule="missing-leaf",
    )


def _users(codes: Sequence[str], grid: Grid) -> list[tuple[Leaf | Gate, list[str]]]:
    """Part the figures among the leaves and gates that need them, each figure once."""
    left = dict.fromkeys(codes)
    found: list[tuple[Leaf | Gate, list[str]]] = []
    users: list[Leaf | Gate] = [*grid.scheme.leaves(), *grid.scheme.gates]
    for user in users:
        mine = [code for code in _asked_by(user) if code in left]
        for code in mine:
            del left[code]
        if mine:
            found.append((user, mine))
    return found


def _asked_by(user: Leaf | Gate) -> tuple[str, ...]:
    if isinstance(user, Gate):
        return (user.input,) if user.input else ()
    return user.rule.required if user.rule.earns else ()


def _count(codes: Sequence[str], grid: Grid) -> str:
    users = _users(codes, grid)
    gates = sum(isinstance(user, Gate) for user, _ in users)
    parts = [f"{len(users) - gates} tiêu chí"] if len(users) > gates else []
    parts += [f"{gates} điều kiện khống chế"] if gates else []
    return f"{len(codes)} số liệu của {' và '.join(parts)}"


def _by_leaf(codes: Sequence[str], grid: Grid, cells: Mapping[str, Place]) -> str:
    return "; ".join(
        f"{user.name if isinstance(user, Gate) else user.code}: "
        + ", ".join(_with_cell(code, cells) for code in mine)
        for user, mine in _users(codes, grid)
    )


def _with_cell(code: str, cells: Mapping[str, Place]) -> str:
    if code not in cells:
        return code
    return f"{code} (ô trống, {cells[code].cell or f'dòng {cells[code].line}'})"
