"""Which points of a month people recorded in the place of the rule's (điểm ghi theo kết luận)."""

import numpy as np

from chamdiem.engine.evaluation import Cause, Evaluation


def of(evaluation: Evaluation, index: int) -> list[str]:
    """Return the leaves of a unit whose points were recorded, in the order of the tree."""
    return [
        code
        for code, steps in evaluation.nodes.items()
        if steps.computed is not None and steps.causes[index] == Cause.RULED
    ]


def count(evaluation: Evaluation) -> int:
    """Count the recorded points of the whole month."""
    columns = [each.causes for each in evaluation.nodes.values() if each.computed is not None]
    return sum(int(np.count_nonzero(causes == Cause.RULED)) for causes in columns)
