"""A month full of logarithms and roots; run as a program it prints its fingerprint.

Beside it stand the features of the processor that numpy used.
"""

import hashlib
import random
from fractions import Fraction

import numpy as np
from numpy._core import _multiarray_umath as numpy_core

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.figures import Figures, Unit
from chamdiem.engine.rules import Better, Goalposts, PeerZScore, Scale, Scope
from chamdiem.engine.scheme import Aggregate, Scheme
from tests.engine.builders import AUGUST, a_group, a_leaf, a_scheme, an_input

BLOCKS, IN_A_BLOCK = 100, 40
UNIT = 10**3
LOW, HIGH, ODD = Fraction(100), Fraction(90_000), 10_001


def scheme() -> Scheme:
    """Return a scheme like the human development index, with a z-score beside it."""
    income = Goalposts("income", LOW, HIGH, Scale.LOG)
    fewer = Goalposts("fewer", Fraction(50_000), Fraction(2), Scale.LOG)
    years = Goalposts("years", Fraction(20), Fraction(85), Scale.LINEAR)
    among = PeerZScore("among", Scope.BLOCK, Better.UP, Fraction(2))
    index = a_group(
        "INDEX",
        a_leaf("INCOME", income, maximum=ODD),
        a_leaf("FEWER", fewer, maximum=ODD, weight=Fraction(1, 3)),
        a_leaf("YEARS", years, maximum=ODD, weight=Fraction(2)),
        maximum=ODD,
        aggregate=Aggregate.GEOMETRIC,
    )
    codes = ("income", "fewer", "years", "among")
    inputs = [an_input(code, decimals=3, largest=10**11) for code in codes]
    return a_scheme(index, a_leaf("AMONG", among, maximum=10_002), inputs=inputs)


def figures() -> Figures:
    """Return seeded figures of a few thousand units; every tenth income stands on a tie."""
    drawn = random.Random(20_260_831)
    size = BLOCKS * IN_A_BLOCK
    middle = 3_000 * UNIT  # √(100 × 90 000): half of an odd maximum
    columns = {
        "income": [_amount(drawn, 100, 90_000) for _ in range(size)],
        "fewer": [_amount(drawn, 2, 50_000) for _ in range(size)],
        "years": [drawn.randint(20 * UNIT, 85 * UNIT) for _ in range(size)],
        "among": [drawn.randint(0, 10**6) for _ in range(size)],
    }
    columns["income"][::10] = [middle] * len(columns["income"][::10])
    columns["among"][:IN_A_BLOCK] = [0, 2 * UNIT] * (IN_A_BLOCK // 2)  # one deviation each way
    units = [Unit(f"U{at}", f"U{at}", f"k{at // IN_A_BLOCK}") for at in range(size)]
    values = {code: np.array(cells, np.int64) for code, cells in columns.items()}
    return Figures(month=AUGUST, units=units, values=values)


def _amount(drawn: random.Random, low: int, high: int) -> int:
    """Draw an amount as often small as large."""
    return int(low * UNIT * (high / low) ** drawn.uniform(-0.1, 1.1))


def scored() -> Evaluation:
    """Score the month."""
    return evaluate(scheme(), figures())


def fingerprint(month: Evaluation) -> str:
    """Return one digest of all points of all nodes and totals."""
    columns = [month.nodes[code].points for code in sorted(month.nodes)]
    whole = np.stack([*columns, month.total.points]).astype("<i8")
    return hashlib.sha256(whole.tobytes()).hexdigest()


def dispatched() -> list[str]:
    """Return the features in use for which numpy has code of its own."""
    has = numpy_core.__cpu_features__
    return [name for name in numpy_core.__cpu_dispatch__ if has.get(name)]


if __name__ == "__main__":
    print(fingerprint(scored()), *dispatched())  # noqa: T201
