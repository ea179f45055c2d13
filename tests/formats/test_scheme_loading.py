"""A right scheme file becomes exactly what it says."""

import hashlib
import unicodedata
from fractions import Fraction

import numpy as np
import pytest

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.rules import Manual, Ratio
from chamdiem.engine.scheme import Certainty, Outcome, Scheme
from chamdiem.formats import schemes
from tests.formats.scheme_texts import EXAMPLE, ROOT, instead

SHIPPED = {
    "fourteen-duties-illustrative": ("fourteen-duties@2026-01", 100),
    "vn-766-decision-2022": ("vn-766-decision@2022.2", 100),
    "vn-766-portal-2026": ("vn-766-portal@2026-08", 100),
    "vn-dti-commune-tayninh-2025": ("vn-dti-commune-tayninh@2025", 960),
    "vn-nd61-2018": ("vn-nd61@2018", 18),
    "vn-task-lateness": ("vn-task-lateness@2026", 100),
}


@pytest.fixture
def example() -> Scheme:
    """Load the example of the documentation."""
    return schemes.load(EXAMPLE.encode(), "scheme.md").scheme


def test_the_documented_example_scores_as_its_page_says(example: Scheme) -> None:
    month_of_one = Figures(
        month=Month(2026, 8),
        units=[Unit("A", "Đơn vị A", "so-nganh")],
        values={
            "DUNG_HAN.xong": np.array([45]),
            "DUNG_HAN.tong": np.array([60]),
            "DAU_MOI.diem": np.array([3800]),
        },
    )

    evaluation = evaluate(example, month_of_one)

    assert evaluation.total.shown(0) == 8800
    assert evaluation.grade(0) == "Tốt"


def test_points_and_figures_are_scaled_by_their_own_decimals(example: Scheme) -> None:
    assert example.maximum == 10000
    assert example.input("DAU_MOI.diem").largest == 4000
    assert example.input("DUNG_HAN.tong").largest == 10000


def test_rules_keep_their_exact_targets(example: Scheme) -> None:
    on_time, contact = example.leaves()

    assert on_time.rule == Ratio("DUNG_HAN.xong", "DUNG_HAN.tong", Fraction(9, 10), True)
    assert contact.rule == Manual("DAU_MOI.diem")


def test_what_stands_at_the_leaf_wins_over_the_defaults() -> None:
    text = instead("    clause: Điều 4\n", "    clause: Điều 4\n    policy: {missing: block}\n")

    contact = schemes.load(text.encode(), "x").scheme.leaves()[1]

    assert contact.policies.missing is Outcome.BLOCK
    assert contact.policies.nothing_arose is Outcome.FULL


def test_a_leaf_that_states_a_value_itself_is_free_of_the_default_doubt() -> None:
    text = instead(
        "    clause: Điều 4\n", "    clause: Điều 4\n    policy: {not_applicable: zero}\n"
    )

    on_time, contact = schemes.load(text.encode(), "x").scheme.leaves()

    assert on_time.unconfirmed == ("policy.not_applicable",)
    assert contact.unconfirmed == ()


def test_parts_without_a_certainty_take_the_schemes(example: Scheme) -> None:
    assert example.bands[0].certainty is Certainty.ILLUSTRATIVE
    assert example.leaves()[0].certainty is Certainty.ILLUSTRATIVE


def test_the_very_bytes_are_kept_with_their_digest() -> None:
    source = EXAMPLE.encode()

    loaded = schemes.load(source, "x")

    assert loaded.source == source
    assert loaded.digest == hashlib.sha256(source).hexdigest()


def test_scalars_are_texts_without_the_guesses_of_yaml() -> None:
    text = instead("title: Bộ tiêu chí ví dụ", "title: no").replace('"2026-01"', "1.10", 1)

    scheme = schemes.load(text.encode(), "x").scheme

    assert (scheme.title, scheme.version) == ("no", "1.10")


def test_a_byte_order_mark_and_decomposed_letters_are_tidied_and_told() -> None:
    text = unicodedata.normalize("NFD", EXAMPLE)

    loaded = schemes.load(b"\xef\xbb\xbf" + text.encode(), "x")

    assert loaded.scheme.title == "Bộ tiêu chí ví dụ"
    assert ["BOM" in loaded.notes[0], "NFC" in loaded.notes[1]] == [True, True]


@pytest.mark.parametrize("stem", SHIPPED)
def test_every_shipped_scheme_has_the_identity_and_points_of_its_source(stem) -> None:
    path = ROOT / "schemes" / f"{stem}.yaml"

    scheme = schemes.load(path.read_bytes(), path.name).scheme

    assert (scheme.identity, scheme.maximum / 10**scheme.decimals) == SHIPPED[stem]
    assert stem.startswith(scheme.id)


def test_no_other_scheme_is_shipped() -> None:
    files = {path.name for path in (ROOT / "schemes").iterdir()}

    assert files == {f"{stem}.yaml" for stem in SHIPPED}


def test_the_page_of_the_shipped_schemes_names_them_all() -> None:
    page = (ROOT / "docs/schemes.md").read_text(encoding="utf-8")

    for stem, (identity, _) in SHIPPED.items():
        assert f"| `{identity}` | `{stem}.yaml` |" in page


@pytest.mark.parametrize("stem", SHIPPED)
def test_every_shipped_scheme_names_its_source_and_how_sure_it_is(stem) -> None:
    path = ROOT / "schemes" / f"{stem}.yaml"

    loaded = schemes.load(path.read_bytes(), path.name)

    assert loaded.notes == ()
    assert all(basis.title and basis.certainty for basis in loaded.scheme.basis)
    assert loaded.scheme.note


def test_the_illustrative_scheme_carries_its_mark() -> None:
    path = ROOT / "schemes/fourteen-duties-illustrative.yaml"

    scheme = schemes.load(path.read_bytes(), path.name).scheme

    assert scheme.illustrative == "minh hoạ – không phải Phụ lục QĐ 4585"
    assert scheme.certainty is Certainty.ILLUSTRATIVE
    assert len([leaf for leaf in scheme.leaves() if leaf.rule.earns]) == 14


def test_rounding_and_ranking_take_the_schemes_certainty_or_their_own(example: Scheme) -> None:
    text = instead("compare: rounded}", "compare: rounded, certainty: system-default}")
    stated = schemes.load(text.encode(), "x").scheme

    assert (example.rounding_certainty, example.ranking_certainty) == (Certainty.ILLUSTRATIVE,) * 2
    assert stated.ranking_certainty is Certainty.SYSTEM_DEFAULT
    assert stated.rounding_certainty is Certainty.ILLUSTRATIVE


def test_what_the_decision_leaves_open_is_called_a_default_of_the_system() -> None:
    path = ROOT / "schemes/vn-766-decision-2022.yaml"

    scheme = schemes.load(path.read_bytes(), path.name).scheme

    assert scheme.rounding_certainty is Certainty.SYSTEM_DEFAULT
    assert scheme.ranking_certainty is Certainty.SYSTEM_DEFAULT


def test_points_for_what_does_not_apply_wait_for_the_verifier_i36() -> None:
    path = ROOT / "schemes/fourteen-duties-illustrative.yaml"
    leaves = schemes.load(path.read_bytes(), path.name).scheme.leaves()
    told = "chỉ tính sau khi cơ quan thẩm định đồng ý; tệp số liệu do Sở lập được coi là đã đồng ý"

    earning = [
        leaf
        for leaf in leaves
        if Outcome.FULL in (leaf.policies.not_applicable, leaf.policies.nothing_arose)
    ]

    assert [leaf.code for leaf in earning] == ["ND13", "ND04", "ND05"]
    assert [leaf.code for leaf in earning if told not in leaf.note] == []
