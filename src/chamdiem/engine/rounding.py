"""The one division that rounds: half up, on integers."""

import numpy as np

from chamdiem.engine.sheets import Column


def divide_half_up(a: Column, b: Column | int) -> Column:
    """Return a / b rounded half up, for a >= 0 and b >= 0; where b is 0 the answer is 0.

    `(a + b // 2) // b` equals `(2a + b) // (2b)` for integers and needs half the room:
    for odd b the half that is cut away can never carry the sum over a multiple of b.
    """
    if isinstance(b, int):
        return a if b == 1 else (a + b // 2) // b
    safe: Column = np.maximum(b, 1)
    answer: Column = (a + (safe >> 1)) // safe
    return answer
