"""Processes that score months side by side; they stand ready before any clock starts."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import BrokenBarrierError
from typing import Any

from bench.scoring import Share, Task, score

PATIENCE = 60


def cores() -> int:
    """Count the cores this process may use: SQL uses them all, so do we."""
    return len(os.sched_getaffinity(0))


@contextmanager
def ready(count: int) -> Iterator[ProcessPoolExecutor]:
    """Start so many processes and wait until all of them have imported everything."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(count)
    with ProcessPoolExecutor(count, context, _stand_by, (barrier,)) as pool:
        list(pool.map(abs, range(count)))
        yield pool


def _stand_by(barrier: Any) -> None:
    try:
        barrier.wait(PATIENCE)
    except BrokenBarrierError as trouble:
        raise RuntimeError("the other processes did not start") from trouble


def share_out(pool: ProcessPoolExecutor, count: int, task: Task) -> list[Share]:
    """Have all months of a task scored, a part by each process."""
    return list(pool.map(score, [_part(task, at, count) for at in range(count)]))


def _part(task: Task, at: int, count: int) -> Task:
    out = task.out and task.out.with_name(f"{task.out.stem}-{at}{task.out.suffix}")
    return replace(task, first=at, of=count, out=out)
