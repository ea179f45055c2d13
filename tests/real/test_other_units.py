"""Leaves of five other units, known without the rest of their month."""

import csv
from decimal import Decimal

import numpy as np
import pytest

from chamdiem.engine.context import Context
from chamdiem.engine.figures import Figures, Unit
from chamdiem.engine.leaves import leaf_steps
from tests.real import published

PATH = published.ROOT / "tests/real/other_units.csv"
ROWS = list(csv.DictReader(PATH.read_text(encoding="utf-8").splitlines()))


def _figures(row: dict[str, str]) -> dict[str, str]:
    leaf = row["metric"]
    if not row["numerator"]:
        return {f"{leaf}.rate_pct": row["ratio_pct"]}
    return {f"{leaf}.numerator": row["numerator"], f"{leaf}.denominator": row["denominator"]}


def _scaled(code: str, written: str) -> np.ndarray:
    places = published.scheme().input(code).decimals
    return np.array([int(Decimal(written).scaleb(places))], np.int64)


def test_there_are_39_leaves_of_five_units() -> None:
    assert (len(ROWS), len({row["unit_code"] for row in ROWS})) == (39, 5)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['unit_code']}-{row['metric']}")
def test_a_leaf_comes_out_as_published(row: dict[str, str]) -> None:
    scheme = published.scheme()
    leaf = next(leaf for leaf in scheme.leaves() if leaf.code == row["metric"])
    figures = Figures(
        month=published.AUGUST,
        units=[Unit(row["unit_code"], row["unit_name"], "xa-phuong")],
        values={code: _scaled(code, value) for code, value in _figures(row).items()},
    )

    steps = leaf_steps(leaf, Context.of(scheme, figures))

    assert steps.shown(0) == published.hundredths(row["score"], blank=not row["score"])
