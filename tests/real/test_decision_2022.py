"""The text of decision 766: without petitions their points go to the sibling, by its result."""

import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Result
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Measure, Scheme
from chamdiem.formats import figures, schemes
from tests.architecture import tree
from tests.real import shared

ON_TIME, CONTENT, DOSSIERS = (
    "PETITION_PROCESSING_ON_TIME",
    "PETITION_HANDLING_SATISFACTION",
    "DOSSIER_RECEIVING_SATISFACTION",
)
NONE_AROSE = "Không phát sinh"


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    """Load the scheme that ships."""
    path = tree.ROOT / "schemes/vn-766-decision-2022.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


def scored(scheme: Scheme, **said: str):
    """Score one unit with 100 everywhere but for what is said."""
    cells = {item.code: "100" for item in scheme.inputs if item.measure is not Measure.POINTS}
    cells |= {f"{DOSSIERS}.overdue": "55", f"{DOSSIERS}.disliked": "0"}  # 45 % of 90 %: half
    cells |= {code.replace("__", "."): cell for code, cell in said.items()}
    file = shared.figures_file(list(cells), [["S1", "Sở Một", "so-nganh", *cells.values()]])
    loaded = figures.load(file, "a.csv", scheme=scheme, month=Month(2026, 8))
    return evaluate(scheme, loaded.figures)


def petitions(on_time: str, content: str) -> dict[str, str]:
    """Return the figures of both petition leaves."""
    both = ((ON_TIME, on_time), (CONTENT, content))
    return {f"{leaf}__{part}": n for leaf, n in both for part in ("numerator", "denominator")}


def test_with_petitions_each_leaf_has_its_six_points(scheme: Scheme) -> None:
    month = scored(scheme, **petitions("4", "2"))

    assert [month.nodes[code].shown(0) for code in ("5.2", "5.3", "5.4", "g5")] == [
        600, 600, 300, 1500,
    ]  # fmt: skip


@pytest.mark.parametrize("none", ["0", NONE_AROSE])
def test_without_petitions_the_third_leaf_is_worth_all_eighteen(scheme: Scheme, none: str) -> None:
    month = scored(scheme, **petitions(none, none))

    assert [month.nodes[code].shown(0) for code in ("5.2", "5.3", "5.4", "g5")] == [
        None, None, 900, 900,
    ]  # fmt: skip
    assert month.nodes["5.2"].results[0] == Result.HANDED_ON


def test_one_leaf_without_petitions_is_shared_by_the_other_two(scheme: Scheme) -> None:
    month = scored(scheme, **petitions("4", NONE_AROSE))

    assert [month.nodes[code].shown(0) for code in ("5.2", "5.3", "5.4", "g5")] == [
        900, None, 450, 1350,
    ]  # fmt: skip
