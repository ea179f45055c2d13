"""Ours: month by month, read → figures → evaluate; the months are shared out among processes.

Months know nothing of each other, so of n processes each takes every n-th. Threads were tried:
on arrays of a few thousand units both hold Python's lock most of the time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa

from bench import full_scheme, scheme
from bench.outcome import NONE, Outcome
from bench.written import Written
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Evaluation, Steps
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.parquet import MonthFile

SCHEMES: Mapping[str, Callable[[], Scheme]] = {
    "country": scheme.scheme,
    "full": full_scheme.scheme,
}


@dataclass(frozen=True)
class Task:
    """Every `of`-th month of a file, from `first` on; steps are written to `out`, or kept."""

    file: Path
    scheme: str
    first: int = 0
    of: int = 1
    out: Path | None = None
    keeps: bool = False


@dataclass
class Share:
    """What one process brings back: outcomes by month, seconds by the clock and of processor."""

    months: list[int] = field(default_factory=list)
    totals: list[np.ndarray] = field(default_factory=list)
    grades: list[np.ndarray] = field(default_factory=list)
    ranks: list[np.ndarray] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    processor: float = 0.0

    def spend(self, on: str, since: float) -> float:
        """Add the seconds since a moment; return the present one."""
        now = perf_counter()
        self.seconds[on] = self.seconds.get(on, 0.0) + now - since
        return now

    def keep(self, at: int, evaluation: Evaluation) -> None:
        """Keep totals, grades and ranks."""
        total = evaluation.total
        self.months.append(at)
        self.totals.append(np.where(total.results < FIRST_WITHOUT_POINTS, total.points, NONE))
        self.grades.append(evaluation.grades)
        self.ranks.append(evaluation.ranks)


def score(task: Task) -> Share:
    """Score the months of a task; every step is there, and goes with its month unless kept."""
    share, rules, begun = Share(), SCHEMES[task.scheme](), process_time()
    kept: list[Mapping[str, Steps]] = []
    with pa.OSFile(str(task.file)) as source, Written(task.out) as sink:
        file = MonthFile(source, task.file.name, rules)
        for at, month in list(enumerate(file.months))[task.first :: task.of]:
            moment = perf_counter()
            figures = file.figures(month)
            moment = share.spend("reading", moment)
            evaluation = evaluate(rules, figures)
            moment = share.spend("computing", moment)
            share.keep(at, evaluation)
            if task.keeps:
                kept.append(evaluation.nodes)
            if task.out:
                sink.write(evaluation)
                share.spend("writing", moment)
    share.processor = process_time() - begun
    return share


def outcome(shares: list[Share]) -> Outcome:
    """Fold what the processes bring back into arrays, months in order."""
    order = np.argsort([at for share in shares for at in share.months])
    fold = partial(_folded, shares, order)
    return Outcome(fold("totals"), fold("grades"), fold("ranks"))


def _folded(shares: list[Share], order: np.ndarray, name: str) -> np.ndarray:
    columns = [column for share in shares for column in getattr(share, name)]
    return np.stack(columns).astype(np.int64)[order]
