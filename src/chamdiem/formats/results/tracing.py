"""The trace of one unit as a file (dữ liệu diễn giải điểm): JSON, every value in its order."""

import json

from chamdiem.engine import explain
from chamdiem.engine.evaluation import Evaluation


def as_bytes(evaluation: Evaluation, index: int) -> bytes:
    """Write the trace; equal input gives equal bytes."""
    data = explain.trace(evaluation, index)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
