"""August 2026 of a real province comes out exactly as it was published."""

import numpy as np
import pytest

from chamdiem.engine.evaluation import Result
from tests.real import published
from tests.real.published import GROUPS, Published

LEAVES = [each for each in published.all_points() if each.node.isupper()]
PAYMENT = ("PAY_INTEGRATED", "PAY_TRANSACTED", "PAY_DOSSIERS")


def _name(each: Published) -> str:
    return f"{each.unit}-{each.node}"


def test_the_published_file_holds_what_it_should() -> None:
    on_time = [each for each in LEAVES if each.node == "ON_TIME"]
    groups = [each for each in published.all_points() if each.node in GROUPS]

    assert (len(LEAVES) - len(on_time), len(on_time), len(groups)) == (196, 14, 84)


@pytest.mark.parametrize("each", published.all_points(), ids=_name)
def test_every_published_point_comes_out(each: Published) -> None:
    steps = published.evaluation().nodes[each.node]

    assert steps.shown(published.unit_index()[each.unit]) == each.points


@pytest.mark.parametrize("each", [e for e in LEAVES if e.points is None], ids=_name)
def test_what_was_published_blank_is_null_and_counts_0(each: Published) -> None:
    steps = published.evaluation().nodes[each.node]
    index = published.unit_index()[each.unit]

    assert steps.results[index] == Result.BLANK
    assert steps.points[index] == 0


def test_payment_is_the_sum_of_its_three_leaves() -> None:
    nodes = published.evaluation().nodes

    summed = sum(nodes[code].points for code in PAYMENT)

    assert np.array_equal(nodes["online_payment"].points, summed)
    assert len(published.unit_index()) == 14


def test_the_province_has_59_91() -> None:
    evaluation = published.evaluation()
    index = published.unit_index()["H44"]

    assert evaluation.total.shown(index) == 5991
    assert evaluation.grade(index) == "Trung bình"


def test_totals_are_the_sums_of_the_published_groups() -> None:
    for code, index in published.unit_index().items():
        of_unit = [e for e in published.all_points() if e.unit == code and e.node in GROUPS]

        assert published.evaluation().total.shown(index) == sum(e.points or 0 for e in of_unit)


def test_given_points_stand_at_the_group_and_its_leaves_are_null() -> None:
    nodes = published.evaluation().nodes
    for code, index in published.unit_index().items():
        given = code != "H44"
        expected = Result.GIVEN if given else Result.COUNTED

        assert nodes["online_service"].results[index] == expected
        assert (nodes["DVCTT_USED"].shown(index) is None) == given


def test_the_province_is_not_the_mean_of_its_units() -> None:
    evaluation = published.evaluation()
    index = published.unit_index()["H44"]
    others = [evaluation.total.shown(i) for i in range(14) if i != index]

    assert round(sum(others) / 13) != evaluation.total.shown(index)
