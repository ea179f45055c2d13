"""What was published for August 2026, and the same month scored by us."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import figures, schemes

ROOT = Path(__file__).resolve().parents[2]
AUGUST = Month(2026, 8)
GROUPS = (
    "transparency",
    "progress",
    "online_service",
    "online_payment",
    "digitization",
    "satisfaction",
)


@dataclass(frozen=True, slots=True)
class Published:
    """One published point: scaled by 100, or None where it was published blank."""

    unit: str
    node: str
    points: int | None


@cache
def scheme() -> Scheme:
    """Return the running calculation."""
    path = ROOT / "schemes/vn-766-portal-2026.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


@cache
def evaluation() -> Evaluation:
    """Score the month from the file that ships."""
    path = ROOT / "examples/phu-tho-2026-08.csv"
    loaded = figures.load(path.read_bytes(), path.name, scheme=scheme(), month=AUGUST)
    return evaluate(scheme(), loaded.figures)


@cache
def unit_index() -> dict[str, int]:
    """Return where each unit stands in the arrays."""
    return {unit.code: index for index, unit in enumerate(evaluation().figures.units)}


@cache
def all_points() -> tuple[Published, ...]:
    """Read the published points that ship beside the figures."""
    path = ROOT / "examples/phu-tho-2026-08-published.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.lstrip('"').startswith("#"))
    return tuple(
        Published(row["unit"], row["node"], hundredths(row["points"], row["blank"] == "true"))
        for row in rows
    )


def hundredths(written: str, blank: bool) -> int | None:
    """Scale points by 100 exactly; blank is no number."""
    return None if blank else int(Decimal(written) * 100)
