"""Ours: month by month, read → figures → evaluate, every step of the month in hand kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import pyarrow as pa

from bench import figures as drawn
from bench.measured import LEAVES, Measured, Plan, timed
from bench.outcome import NONE, Outcome
from bench.scheme import scheme
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Evaluation
from chamdiem.formats.parquet import MonthFile


@dataclass
class Run:
    """One pass over all months: what is left of each for the comparison; seconds computing."""

    computing: float = 0.0
    totals: list[np.ndarray] = field(default_factory=list)
    grades: list[np.ndarray] = field(default_factory=list)
    ranks: list[np.ndarray] = field(default_factory=list)

    def keep(self, evaluation: Evaluation) -> None:
        """Keep totals, grades and ranks; the steps go with their month."""
        total = evaluation.total
        self.totals.append(np.where(total.results < FIRST_WITHOUT_POINTS, total.points, NONE))
        self.grades.append(evaluation.grades)
        self.ranks.append(evaluation.ranks)

    @property
    def outcome(self) -> Outcome:
        """Fold the months into arrays."""
        kept = (self.totals, self.grades, self.ranks)
        return Outcome(*(np.stack(each).astype(np.int64) for each in kept))


def measure(plan: Plan) -> Measured:
    """Score all months, several times over; the others compare with what came out."""
    passes = [timed(lambda: _run(plan)) for _ in range(plan.runs)]
    runs = [run for _, run in passes]
    _refuse_unsteady(runs)
    outcome = runs[0].outcome
    outcome.keep(plan.folder)
    return Measured(
        seconds=[took.seconds for took, _ in passes],
        processor=[took.processor for took, _ in passes],
        parts={"computing": [run.computing for run in runs]},
        values=plan.size.units * plan.size.months * LEAVES,
        checksum=outcome.checksum,
    )


def _run(plan: Plan) -> Run:
    """Score all months once, one thread throughout but for what pyarrow reads with."""
    run, rules = Run(), scheme()
    with pa.OSFile(str(plan.folder / drawn.FILE)) as source:
        file = MonthFile(source, drawn.FILE, rules)
        for month in file.months:
            figures = file.figures(month)
            read = perf_counter()
            evaluation = evaluate(rules, figures)
            run.computing += perf_counter() - read
            run.keep(evaluation)
    return run


def _refuse_unsteady(runs: Sequence[Run]) -> None:
    found = {run.outcome.checksum for run in runs}
    if len(found) > 1:
        raise RuntimeError(f"the engine came to different results in one process: {found}")
