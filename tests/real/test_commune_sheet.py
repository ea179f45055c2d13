"""The sheet of a real commune comes to the sums that were computed over it by hand."""

from collections import Counter
from collections.abc import Mapping

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import figures, schemes
from tests.architecture import tree
from tests.real import shared

SHEET = "commune_index/one_commune_2025.csv"
YEAR_END = Month(2025, 12)
CLAIMED, APPRAISED = "tu_danh_gia", "tham_dinh"
# Group: leaves, maximum, claimed, appraised; scaled by 100.
SUMS: Mapping[str, tuple[int, int, int, int]] = {
    "1": (7, 8000, 5947, 5000),
    "2": (5, 10000, 5185, 3538),
    "3": (6, 10000, 10000, 9452),
    "4": (32, 52000, 44243, 32094),
    "5": (4, 8000, 8000, 8000),
    "6": (8, 8000, 5409, 2543),
}


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    """Load the scheme that ships."""
    path = tree.ROOT / "schemes/vn-dti-commune-tayninh-2025.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


def scored(scheme: Scheme, column: str) -> Evaluation:
    """Score the commune with one column of its sheet as the appraised points."""
    rows = shared.rows(SHEET)
    head = [f"{row['ma']}.{stage}" for row in rows for stage in ("appraised", "self")]
    points = [cell for row in rows for cell in (row[column], row[CLAIMED])]
    file = shared.figures_file(head, [["XA", "Một xã", "xa-phuong", *points]])
    loaded = figures.load(file, "xa.csv", scheme=scheme, month=YEAR_END)
    return evaluate(scheme, loaded.figures)


def test_the_sheet_and_the_scheme_have_the_same_leaves_and_maxima(scheme: Scheme) -> None:
    sheet = {row["ma"]: int(row["diem_toi_da"]) * 100 for row in shared.rows(SHEET)}

    assert {leaf.code: leaf.maximum for leaf in scheme.leaves()} == sheet


def test_groups_have_the_leaves_and_points_of_the_source(scheme: Scheme) -> None:
    leaves = Counter(leaf.code.partition(".")[0] for leaf in scheme.leaves())

    found = {group.code: (leaves[group.code], group.maximum) for group in scheme.groups()}

    assert found == {code: sums[:2] for code, sums in SUMS.items()}
    assert (sum(leaves.values()), scheme.maximum) == (62, 96000)


@pytest.mark.parametrize(("column", "place", "total"), [(CLAIMED, 2, 78784), (APPRAISED, 3, 60627)])
def test_groups_and_total_come_out(scheme: Scheme, column: str, place: int, total: int) -> None:
    month = scored(scheme, column)

    groups = {code: month.nodes[code].shown(0) for code in SUMS}
    assert groups == {code: sums[place] for code, sums in SUMS.items()}
    assert month.total.shown(0) == total


def test_what_the_commune_claimed_is_followed_and_never_counted(scheme: Scheme) -> None:
    raised = [row for row in shared.rows(SHEET) if float(row[APPRAISED]) > float(row[CLAIMED])]
    month = scored(scheme, APPRAISED)

    assert [row["ma"] for row in raised] == ["1.1", "1.2", "1.3", "6.2", "6.7"]
    assert [month.nodes[row["ma"]].shown(0) for row in raised] == [
        round(float(row[APPRAISED]) * 100) for row in raised
    ]
