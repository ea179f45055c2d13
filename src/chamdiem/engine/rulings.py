"""Points that people recorded for a leaf, in the place of its rule's (điểm ghi theo kết luận).

They enter after the leaf was computed and rounded and before anything is gathered: policies do
not touch them, siblings and groups take them as a value. What the rule gave stands beside.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from chamdiem.engine.decimals import spoken
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Cause, Result, Steps
from chamdiem.engine.figures import Figures, Ruled
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.engine.sheets import Mask

_SHOWN = 5
_COUNTED, _RULED = np.uint8(Result.COUNTED), np.uint8(Cause.RULED)


def refuse_unruly(scheme: Scheme, figures: Figures) -> None:
    """Refuse recorded points for what earns none, or outside 0 to the leaf's maximum."""
    if not figures.ruled:
        return
    leaves = {leaf.code: leaf for leaf in scheme.leaves() if leaf.rule.earns}
    found = list(islice(_unruly(leaves, scheme, figures), _SHOWN))
    if found:
        raise FiguresError("Điểm ghi theo kết luận: " + "; ".join(found))


def _unruly(leaves: dict[str, Leaf], scheme: Scheme, figures: Figures) -> Iterator[str]:
    size = len(figures.units)
    for code, ruled in figures.ruled.items():
        if code not in leaves:
            yield f"{code} không phải tiêu chí tính điểm của bộ tiêu chí {scheme.identity}"
        elif {len(ruled.points), len(ruled.mask), len(ruled.reasons) or size} != {size}:
            yield f"{code} có số ô khác số đơn vị ({size})"
        else:
            yield from _outside(leaves[code], ruled, scheme, figures)


def _outside(leaf: Leaf, ruled: Ruled, scheme: Scheme, figures: Figures) -> Iterator[str]:
    wrong = ruled.mask & ((ruled.points < 0) | (ruled.points > leaf.maximum))
    most = spoken(leaf.maximum, scheme.decimals)
    for at in np.flatnonzero(wrong).tolist():
        points = spoken(int(ruled.points[at]), scheme.decimals)
        yield f"{figures.units[at].code}, {leaf.code}: {points} ngoài khoảng 0–{most}"


def ruled_steps(leaf: Leaf, figures: Figures, steps: Steps) -> Steps:
    """Put the recorded points where there are any, and keep beside them what the rule gave."""
    ruled = figures.ruled.get(leaf.code)
    if ruled is None or not ruled.mask.any():
        return steps
    _refuse_covered(leaf, figures, ruled.mask & (steps.results == Result.COVERED))
    points = ruled.points.astype(np.int64, copy=False)
    points = -points if leaf.rule.adjusts < 0 else points
    return Steps(
        points=np.where(ruled.mask, points, steps.points),
        results=np.where(ruled.mask, _COUNTED, steps.results),
        causes=np.where(ruled.mask, _RULED, steps.causes),
        lost=None if steps.lost is None else np.where(ruled.mask, 0, steps.lost),
        computed=steps,
    )


def _refuse_covered(leaf: Leaf, figures: Figures, covered: Mask) -> None:
    """Refuse points for a leaf without figures of its own: its group was given whole."""
    if covered.any():
        units = ", ".join(figures.units[at].code for at in np.flatnonzero(covered)[:_SHOWN])
        raise FiguresError(
            f"Điểm ghi theo kết luận: {units}, {leaf.code} không tính riêng vì không có số liệu "
            "(nhóm đã nhập nguyên điểm); hãy ghi số liệu hoặc “Chưa có số liệu” trước."
        )
