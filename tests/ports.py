"""Ports of the servers that tests start: each process of a run of tests has a range of its own."""

import os

RANGE = 40


def own(first: int) -> int:
    """Return the first port of this process's range, counted from `first`."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    return first + RANGE * int(worker.removeprefix("gw"))
