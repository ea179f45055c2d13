"""No integer wraps: bounds are proved, figures are held to them."""

import numpy as np
import pytest

from chamdiem.engine.bounds import Room, proofs
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.rules import Ratio
from tests.engine.builders import a_group, a_leaf, a_scheme, an_input, figures_of

WHOLE = Ratio("a", "b", part_of=False)


def scheme_with(largest):
    """Return a scheme of one ratio whose figures may be so large."""
    inputs = [an_input("a", largest=largest), an_input("b", largest=largest)]
    return a_scheme(a_leaf("A", WHOLE), inputs=inputs)


def test_a_leaf_that_fits_64_bits_is_computed_in_them():
    scheme = scheme_with(10**9)

    assert proofs(scheme)[0].room is Room.WIDE


def test_a_leaf_that_does_not_fit_is_computed_with_python_integers():
    scheme = scheme_with(9 * 10**18)
    huge = 9 * 10**18

    month = evaluate(scheme, figures_of({"a": [huge - 1, huge // 2], "b": [huge, huge]}))

    assert proofs(scheme)[0].room is Room.UNBOUNDED
    assert [month.nodes["A"].shown(at) for at in (0, 1)] == [1000, 500]


def test_64_bits_would_have_wrapped_there():
    huge = np.array([9 * 10**18])

    assert (huge * 1000)[0] != int(huge[0]) * 1000


@pytest.mark.parametrize("figure", [-1, 1001])
def test_a_figure_outside_its_declared_bounds_is_refused_by_name(figure):
    scheme = scheme_with(1000)

    with pytest.raises(FiguresError, match="U1, a: .* ngoài khoảng 0–1000"):
        evaluate(scheme, figures_of({"a": [1, figure], "b": [1, 1]}))


def test_points_given_for_a_group_never_wrap_either():
    group = a_group("G", a_leaf("A", WHOLE), given="G.points")
    huge = 4 * 10**18
    scheme = a_scheme(group, inputs=[an_input("G.points", largest=huge)])

    month = evaluate(scheme, figures_of({"G.points": [huge]}))

    assert month.nodes["G"].shown(0) == group.maximum
