"""What the project set itself; a benchmark reports it, no test is timed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench.crowd import SAVE, SUBMIT
from bench.documents import A_PAGE, A_SCAN, GROWTH
from bench.following import FOLLOWED
from bench.form import BYTES
from bench.imports import OF_MONTH, OF_SHEET
from bench.month import RECOMPUTED
from bench.sealed import SEALING, VERIFYING
from bench.trail import A_SECOND
from bench.tree import KNOWN

Answers = Mapping[str, Mapping[str, Any]]
STORED = "scoring and storing"
SLOPE = 1.1


@dataclass(frozen=True)
class Target:
    """A figure to reach: at most so many seconds or megabytes, or at least so many times."""

    title: str
    unit: str
    bound: float
    of: Callable[[Answers], float]
    at_least: bool = False

    def told(self, found: Answers) -> str:
        """Say whether it was reached."""
        try:
            value = self.of(found)
        except (KeyError, ValueError):
            return f"  {self.title:50}not measured"
        reached = value >= self.bound if self.at_least else value <= self.bound
        bound = f"{'at least' if self.at_least else 'at most'} {self.bound:g} {self.unit}"
        return f"  {self.title:50}{value:9.2f} {bound}: {'reached' if reached else 'NOT REACHED'}"


def of_all(found: Answers) -> Iterator[str]:
    """Say of each target whether it was reached."""
    yield from (target.told(found) for target in TARGETS)


def _median(name: str, part: str = "") -> Callable[[Answers], float]:
    def of(found: Answers) -> float:
        answer = found[name]
        return float(answer["median_of_parts"][part] if part else answer["median"])

    return of


def _peak(name: str) -> Callable[[Answers], float]:
    """Add up all processes that stood side by side."""

    def of(found: Answers) -> float:
        peak = found[name]["peak_mb"]
        return float(peak["own"] + max(found[name]["workers"], 1) * peak["largest_child"])

    return of


def _times(ours: str, other: str) -> Callable[[Answers], float]:
    """Compare seconds for as many leaf values; a sample is extrapolated."""

    def of(found: Answers) -> float:
        own, theirs = found[ours], found[other]
        return float(theirs["median"] * own["values"] / theirs["values"] / own["median"])

    return of


def _steepest(found: Answers) -> float:
    return max(float(slope) for slope in found["growth"]["median_of_parts"].values())


def _slowest_page(found: Answers) -> float:
    return max(float(each) for each in found["trail-page"]["median_of_parts"].values())


_FASTER = (  # how many times, ours, theirs
    ("DuckDB, steps kept by both", 2, "engine-steps", "duckdb-steps"),
    ("DuckDB, which keeps no steps", 2, "engine", "duckdb"),
    ("PostgreSQL, a row a leaf, steps kept", 15, "engine-steps", "postgresql-rows"),
    ("PostgreSQL, steps kept by both", 15, "engine-steps", "postgresql-steps"),
    ("PostgreSQL, which keeps no steps", 15, "engine", "postgresql"),
    ("fractions (extrapolated)", 100, "engine", "fractions"),
)
TARGETS = (
    Target("country, with reading", "s", 1.5, _median("engine")),
    Target("country, computing, processes added up", "s", 1.0, _median("engine", "computing")),
    Target("country, peak memory, processes added up", "MB", 700, _peak("engine")),
    *(
        Target(f"  as fast as {other}", "x", times, _times(ours, theirs), at_least=True)
        for other, times, ours, theirs in _FASTER
    ),
    Target("full rules, computing, processes added up", "s", 2.0, _median("full", "computing")),
    Target("full rules, peak memory, processes added up", "MB", 700, _peak("full")),
    Target("month, figures to stored result", "s", 1.0, _median("month", STORED)),
    Target("month, the file read as well", "s", 1.0, _median("month")),
    Target("month, recomputed, stored and sealed", "s", 2.0, _median("month", RECOMPUTED)),
    Target("month sealed, the whole process", "s", 1.0, _median("sealed", SEALING)),
    Target("month verified, the whole process", "s", 2.0, _median("sealed", VERIFYING)),
    Target("tree of the whole country, any day", "s", 0.1, _median("tree")),
    Target("tree, as known before", "s", 0.1, _median("tree", KNOWN)),
    Target("growth, the steepest slope", "", SLOPE, _steepest),
    Target("trail, the slowest kind of page", "s", 0.2, _slowest_page),
    Target("trail verified, the whole process", "s", 30, _median("trail-verify")),
    *(
        Target(f"imported {each}", "", 20_000, _median("imports", each), at_least=True)
        for each in (OF_MONTH, OF_SHEET)
    ),
    Target("audited acts a second", "", 200, _median("acts", A_SECOND), at_least=True),
    Target("return of 100 criteria, 300 files, server", "s", 0.5, _median("return-page")),
    Target("return on an old computer, weak line", "s", 5, _median("return-floor")),
    Target("return, all that comes over the line", "kB", 150, _median("return-floor", BYTES)),
    Target("150 heads in ten minutes, a save, p95", "s", 0.3, _median("crowd", SAVE)),
    Target("150 heads in ten minutes, a submit, p95", "s", 1, _median("crowd", SUBMIT)),
    Target("reading a page of words", "s", 0.05, _median("documents", A_PAGE)),
    Target("reading a scanned page", "s", 5, _median("documents", A_SCAN)),
    Target("memory of 200 pages, beside 20", "x", 1.5, _median("documents", GROWTH)),
    *(
        Target(f"5,000 tasks, 150 units: {each}", "s", 0.5, _median("following", each))
        for each in FOLLOWED
    ),
)  # fmt: skip
