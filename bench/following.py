"""Tasks and duties of a whole province, as pages: 150 units, 5,000 tasks, fourteen duties each.

The rows are drawn in bulk as months of work leave them; what is measured is the view through
every middleware.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from time import perf_counter

from bench import portal
from bench.measured import Measured, Plan

UNITS, TASKS = 150, 5_000
UNITS_QUICKLY, TASKS_QUICKLY = 4, 20
FOLLOWED = ("list of tasks", "board of tasks", "timeline of tasks", "matrix of duties")


def measure(plan: Plan) -> Measured:
    """Open the board, the list and the matrix of duties."""
    units, tasks = (UNITS_QUICKLY, TASKS_QUICKLY) if plan.is_quick else (UNITS, TASKS)
    with portal.opened(portal.apart(plan, "following")):
        logging.disable(logging.INFO)
        province = import_module("bench.province")
        province.drawn(units, tasks)
        ways = province.ways()
        for open_it in ways.values():  # compiles the templates, as the site has done by then
            open_it()
        parts = {name: [_seconds(way) for _ in range(plan.runs)] for name, way in ways.items()}
    return Measured([each for part in parts.values() for each in part], tasks, parts=parts)


def _seconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun
