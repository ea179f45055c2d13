"""The hash tree: each part under its own name, an altered cell where row and column meet."""

import copy
import json
from typing import Any

from chamdiem.seal import tree
from tests.seal import months

SEALED = months.sealed(recorded={"DUNG_HAN": months.recorded(5000, 1, "f" * 64)})
BODY: dict[str, Any] = json.loads(SEALED)["body"]


def places(**changed: Any) -> list[str]:
    """Name what differs from the body once these sections are put in."""
    return tree.altered(tree.hashes(BODY), tree.hashes({**BODY, **changed}))


def test_equal_parts_under_other_names_have_other_digests() -> None:
    assert tree.digest("part", b"a", b"1") != tree.digest("part", b"b", b"1")
    assert tree.digest("part", b"a", b"1") != tree.digest("root", b"a", b"1")


def test_a_border_between_pieces_cannot_be_moved() -> None:
    assert tree.digest("part", b"ab", b"c") != tree.digest("part", b"a", b"bc")


def test_one_altered_figure_is_named_by_unit_and_input() -> None:
    figures = copy.deepcopy(BODY["figures"])
    figures["A"]["DUNG_HAN.xong"] = "8"

    assert places(figures=figures) == ["figures/A/DUNG_HAN.xong"]


def test_two_altered_figures_of_a_unit_are_named_each() -> None:
    figures = copy.deepcopy(BODY["figures"])
    figures["A"] |= {"DUNG_HAN.xong": "8", "DUNG_HAN.tong": "8"}

    assert places(figures=figures) == ["figures/A/DUNG_HAN.tong", "figures/A/DUNG_HAN.xong"]


def test_a_unit_that_is_gone_is_named() -> None:
    left = {code: row for code, row in BODY["figures"].items() if code != "B"}

    assert all(place.startswith("figures/B/") for place in places(figures=left))


def test_units_in_another_order_are_noticed() -> None:
    assert places(organisation=BODY["organisation"][::-1]) != []


def test_every_section_reaches_the_root() -> None:
    whole = tree.hashes(BODY)
    roots = {tree.root(whole)}
    for name in tree.SECTIONS:
        kind = next(iter(whole[name]))
        roots.add(tree.root({**whole, name: {**whole[name], kind: {"x": "0" * 64}}}))

    assert len(roots) == len(tree.SECTIONS) + 1


def test_the_order_in_which_units_were_reported_changes_no_digest() -> None:
    turned = {**BODY, "figures": dict(reversed(list(BODY["figures"].items())))}

    assert len(BODY["figures"]) > 1
    assert tree.hashes(turned) == tree.hashes(BODY)
