"""The human development index of 2010 and 2021 comes out to its three published decimals."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, schemes
from tests.real import published, shared

TABLE = "hdi/hdi_2010_2021.csv"
YEARS = {"2010": 189, "2021": 191}
# Country and year → why it differs from what was published. None of the 380 does.
EXPLAINED: Mapping[tuple[str, str], str] = {}


def of_year(year: str) -> list[dict[str, str]]:
    """Return the countries of a year."""
    return [row for row in shared.rows(TABLE) if row["year"] == year]


def thousandths(written: str) -> str:
    """Move the point three places, so that nine decimals fit into six."""
    return format(Decimal(written).scaleb(3), "f")


@cache
def scored(year: str) -> Evaluation:
    """Score all countries of a year by the scheme file."""
    path = published.ROOT / "tests/real/hdi.yaml"
    scheme = schemes.load(path.read_bytes(), path.name).scheme
    lines = [
        [row["iso3"], row["country"], "nuoc", row["le"]]
        + [thousandths(row[code]) for code in ("eys", "mys", "gnipc")]
        for row in of_year(year)
    ]
    file = shared.figures_file(["le", "eys", "mys", "gnipc"], lines)
    month = Month(int(year), 12)
    loaded = figures.load(file, "hdi.csv", scheme=scheme, month=month)
    return evaluate(scheme, loaded.figures)


@pytest.mark.parametrize("year", YEARS)
def test_every_country_has_its_published_index(year: str) -> None:
    rows, total = of_year(year), scored(year).total

    differing = {
        (row["iso3"], year)
        for at, row in enumerate(rows)
        if Decimal(total.shown(at) or 0).scaleb(-6) != Decimal(row["hdi"])
    }

    assert len(rows) == YEARS[year]
    assert differing == {each for each in EXPLAINED if each[1] == year}


@pytest.mark.parametrize(
    ("iso3", "grade"), [("VNM", "Cao"), ("CHE", "Rất cao"), ("IND", "Trung bình"), ("NER", "Thấp")]
)
def test_countries_stand_in_their_group_of_2021(iso3: str, grade: str) -> None:
    countries = [row["iso3"] for row in of_year("2021")]

    assert scored("2021").grade(countries.index(iso3)) == grade


def test_income_above_the_upper_post_counts_as_the_post() -> None:
    rich = [at for at, row in enumerate(of_year("2021")) if Decimal(row["gnipc"]) > 75000]

    assert len(rich) > 2
    assert {scored("2021").nodes["income"].shown(at) for at in rich} == {10**6}
