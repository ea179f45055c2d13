"""Corrections: what we knew before can still be asked for; neighbours that touched still touch."""

from datetime import date, timedelta

import pytest

from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.models import Organisation, Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
AT, BASIS, FIRST = organisations.AT, organisations.BASIS, organisations.FIRST
REFORM, LATER = date(2025, 7, 1), date(2026, 1, 1)
NEXT = AT + timedelta(hours=1)
DONE = {"basis": BASIS, "by": None, "at": AT}


def correct(version: Version, name: str = "", **other: object) -> Version:
    given = {
        "facts": organisations.facts(name or version.name),
        "holds_from": version.holds_from,
        "holds_until": version.holds_until,
        "basis": BASIS,
        "reason": "chép sai",
        "by": None,
        "at": NEXT,
    }
    return actions.correct(version=version, **given | other)


def renamed() -> tuple[Organisation, Version, Version]:
    """Return an organisation of two names, one after the other."""
    one = organisations.organisation("Sở Một")
    actions.change(organisation=one, facts=organisations.facts("Sở Hai"), on=REFORM, **DONE)
    first, second = Version.objects.filter(organisation=one, superseded_at=None)
    return one, first, second


def days(one: Organisation) -> list[tuple[str, date, date | None]]:
    return [
        (each.name, each.holds_from, each.holds_until)
        for each in queries.history(organisation=one)
        if each.is_current
    ]


def test_what_was_known_before_a_correction_can_still_be_asked_for():
    one = organisations.organisation("Sở Mọt")

    correct(queries.current(organisation=one, on=FIRST), "Sở Một")

    known = [queries.as_of(organisation=one, on=FIRST, known_at=at).name for at in (AT, NEXT)]
    assert known == ["Sở Mọt", "Sở Một"]
    assert [each.act_reason for each in queries.history(organisation=one)] == ["", "chép sai"]


def test_a_day_that_was_wrong_moves_both_versions_that_touch():
    one, _, second = renamed()

    correct(second, holds_from=date(2025, 7, 10))

    assert days(one) == [
        ("Sở Một", FIRST, date(2025, 7, 10)),
        ("Sở Hai", date(2025, 7, 10), None),
    ]


def test_the_end_that_was_wrong_moves_the_next_version():
    one, first, _ = renamed()

    correct(first, holds_until=date(2025, 6, 1))

    assert days(one) == [
        ("Sở Một", FIRST, date(2025, 6, 1)),
        ("Sở Hai", date(2025, 6, 1), None),
    ]


def test_an_end_recorded_wrongly_is_taken_back():
    one = organisations.organisation("Sở Một")
    actions.abolish(organisation=one, on=REFORM, **DONE)

    correct(Version.objects.get(organisation=one, superseded_at=None), holds_until=None)

    assert days(one) == [("Sở Một", FIRST, None)]


def test_a_version_is_corrected_in_the_moment_in_which_it_was_recorded():
    one = organisations.organisation("Sở Mọt")

    correct(queries.current(organisation=one, on=FIRST), "Sở Một", at=AT)

    assert queries.as_of(organisation=one, on=FIRST, known_at=AT).name == "Sở Một"


def test_a_correction_leaves_days_to_the_others():
    _, first, second = renamed()

    with pytest.raises(actions.CoversAnother, match="“Sở Một” từ ngày 01/01/2025"):
        correct(second, holds_from=FIRST)
    with pytest.raises(actions.CoversAnother, match="“Sở Hai” từ ngày 01/07/2025"):
        correct(first, holds_until=None)


def test_what_was_corrected_already_is_not_corrected_again():
    one = organisations.organisation("Sở Mọt")
    old = queries.current(organisation=one, on=FIRST)
    correct(old, "Sở Một")

    with pytest.raises(actions.StaleForm, match="đã được thay"):
        correct(old, "Sở Mốt")


@pytest.mark.parametrize(
    ("wrong", "how", "words"),
    [
        ({"reason": " "}, actions.NoReason, "phải ghi lý do"),
        ({"holds_until": FIRST}, actions.EndBeforeBeginning, "phải sau ngày"),
        ({"holds_from": date(1900, 1, 1)}, actions.NoSuchDay, "quá xa"),
    ],
)
def test_a_correction_has_a_reason_and_days_that_make_sense(wrong, how, words):
    one = organisations.organisation("Sở Một")

    with pytest.raises(how, match=words):
        correct(queries.current(organisation=one, on=FIRST), **wrong)


def test_a_correction_takes_no_parent_from_below_its_children():
    above = organisations.organisation("Sở Một")
    organisations.organisation("Chi cục", parent=above)

    with pytest.raises(actions.Contradiction, match="trong mọi ngày.*Chi cục"):
        correct(queries.current(organisation=above, on=FIRST), holds_until=LATER)


def test_a_correction_makes_no_succession_untrue():
    one, other = organisations.commune("Xã Một"), organisations.commune("Xã Hai")
    into = organisations.facts("Xã Ba", block=Block.COMMUNE)
    new = actions.merge(predecessors=[one, other], into=into, on=REFORM, **DONE)
    version = queries.current(organisation=new, on=REFORM)

    with pytest.raises(actions.Contradiction, match="tiền thân.*01/07/2025"):
        correct(version, facts=into, holds_from=LATER)
