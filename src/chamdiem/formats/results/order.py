"""The order in which people read a month: block by block, best first."""

from collections.abc import Sequence

from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.scheme import Block


def by_block(evaluation: Evaluation) -> list[tuple[Block, Sequence[int]]]:
    """Return each block that has units with their indices; units without a rank come last."""
    found: dict[str, list[int]] = {block.code: [] for block in evaluation.scheme.blocks}
    for index, unit in enumerate(evaluation.figures.units):
        found[unit.block].append(index)
    for indices in found.values():
        indices.sort(key=lambda index: (evaluation.rank(index) is None, evaluation.rank(index)))
    return [(block, found[block.code]) for block in evaluation.scheme.blocks if found[block.code]]


def ranking(evaluation: Evaluation) -> list[tuple[Block, int]]:
    """Return block and index of every unit in that order."""
    return [(block, index) for block, indices in by_block(evaluation) for index in indices]
