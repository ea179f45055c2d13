"""The decision's text and the running calculation differ exactly where the sources say."""

from fractions import Fraction

import pytest

from chamdiem.engine.rules import ComplementOfSum, Ratio
from chamdiem.engine.scheme import Leaf, Outcome, Scheme
from chamdiem.formats import schemes
from tests.formats.scheme_texts import ROOT


def _load(name: str) -> Scheme:
    path = ROOT / "schemes" / name
    return schemes.load(path.read_bytes(), name).scheme


@pytest.fixture(scope="module")
def decision() -> dict[str, Leaf]:
    """Return the decision's leaves by code."""
    return {leaf.code: leaf for leaf in _load("vn-766-decision-2022.yaml").leaves()}


@pytest.fixture(scope="module")
def portal() -> dict[str, Leaf]:
    """Return the portal's leaves by code."""
    return {leaf.code: leaf for leaf in _load("vn-766-portal-2026.yaml").leaves()}


def test_groups_have_the_points_of_their_source() -> None:
    decided = [group.maximum for group in _load("vn-766-decision-2022.yaml").groups()]
    running = [group.maximum for group in _load("vn-766-portal-2026.yaml").groups()]

    assert decided == [1800, 2000, 2200, 2200, 1800]
    assert running == [1800, 2000, 1200, 1000, 2200, 1800]


def test_digitisation_is_full_from_80_percent_only_in_the_text(decision, portal) -> None:
    assert decision["4.2"].rule.target == Fraction(4, 5)
    assert portal["SO_HOA_GIAY_TO_GIAI_QUYET"].rule.target == 1


def test_online_dossiers_are_multiplied_by_the_synchronisation_rate_only_in_the_text(
    decision, portal
) -> None:
    assert decision["3.3"].rule.numerator == "ONLINE_DOSSIERS.dossiers_online_synced"
    assert portal["ONLINE_DOSSIERS"].rule.numerator == "ONLINE_DOSSIERS.dossiers_online"


@pytest.mark.parametrize("code", ["5.2", "5.3"])
def test_without_petitions_the_text_shares_the_points_among_siblings(code, decision) -> None:
    leaf = decision[code]

    assert leaf.policies.zero_denominator is Outcome.REDISTRIBUTE
    assert leaf.policies.nothing_arose is Outcome.REDISTRIBUTE
    assert "chia đều" in leaf.note


def test_without_petitions_the_portal_gives_full_points(portal) -> None:
    assert portal["PETITION_PROCESSING_ON_TIME"].policies.zero_denominator is Outcome.FULL
    assert portal["PETITION_HANDLING_SATISFACTION"].policies.zero_denominator is Outcome.FULL


def test_satisfaction_takes_from_the_whole_in_the_text(decision, portal) -> None:
    assert isinstance(decision["5.4"].rule, ComplementOfSum)
    assert isinstance(portal["DOSSIER_RECEIVING_SATISFACTION"].rule, Ratio)


def test_where_the_decision_is_silent_the_setting_is_marked(decision) -> None:
    bands = _load("vn-766-decision-2022.yaml").bands

    assert {band.certainty.value for band in bands} == {"system-default"}
    for leaf in decision.values():
        assert any(field.startswith("policy") for field in leaf.unconfirmed)
