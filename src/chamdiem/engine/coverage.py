"""Nothing counts 0 in silence: a leaf without figures needs a group whose points were given."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Result, Steps
from chamdiem.engine.figures import Figures
from chamdiem.engine.scheme import Leaf, Node, Scheme

_SHOWN = 5
_COVERED, _GIVEN = np.uint8(Result.COVERED), np.uint8(Result.GIVEN)
Mask = npt.NDArray[np.bool_]


def refuse_uncovered(scheme: Scheme, figures: Figures, nodes: Mapping[str, Steps]) -> None:
    """Refuse figures that leave a leaf out though no group above it has given points."""
    nobody = np.zeros(len(figures.units), np.bool_)
    bare = [
        f"{figures.units[unit].code}, {leaf.code}"
        for leaf, spared in _leaves(scheme.tree, nodes, nobody)
        for unit in _left_out(nodes[leaf.code], spared)
    ]
    if bare:
        more = f" và {len(bare) - _SHOWN} chỗ khác" if len(bare) > _SHOWN else ""
        raise FiguresError(
            f"Thiếu số liệu của {'; '.join(bare[:_SHOWN])}{more}, mà không nhóm nào phía trên "
            "có điểm nhập nguyên. Thiếu không phải là 0: hãy ghi số hoặc “Chưa có số liệu”."
        )


def _left_out(steps: Steps, spared: Mask) -> list[int]:
    covered = steps.results == _COVERED
    return np.flatnonzero(covered & ~spared).tolist() if covered.any() else []


def _leaves(
    tree: tuple[Node, ...], nodes: Mapping[str, Steps], spared: Mask
) -> Iterator[tuple[Leaf, Mask]]:
    """Walk the leaves, each with the units for which a group above was given whole."""
    for node in tree:
        if isinstance(node, Leaf):
            yield node, spared
        else:
            given = nodes[node.code].results == _GIVEN
            yield from _leaves(node.children, nodes, spared | given)
