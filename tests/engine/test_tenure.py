"""A month's weights add up to 1 over the days that had a head; points are never divided (I22)."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine.periods import Month
from chamdiem.engine.tenure import (
    Scored,
    Share,
    Standing,
    Stretch,
    Term,
    TwoHeads,
    averages,
    shares,
)

AUGUST = Month(2026, 8)
COUNTED, TOO_SHORT = Standing.COUNTED, Standing.TOO_SHORT


def number(day):
    """Return the number of a day of August 2026; 0 is the last of July, 32 the first after."""
    return (date(2026, 7, 31) + timedelta(day)).toordinal()


def term(head, first, until=None):
    """Let somebody head the unit on days of August, from the first until before the other."""
    return Term(head, Stretch(number(first), None if until is None else number(until)))


def test_a_head_of_the_whole_month_has_the_whole_weight():
    august = shares(AUGUST, [term("a", -400)], minimum=15)

    assert august.heads == (Share("a", 31, Fraction(1), COUNTED),)
    assert (august.days, august.vacant) == (31, 0)


def test_a_change_in_mid_month_gives_each_head_the_days_in_office():
    august = shares(AUGUST, [term("b", 17), term("a", -400, 17)], minimum=15)

    assert august.heads == (
        Share("a", 16, Fraction(16, 31), COUNTED),
        Share("b", 15, Fraction(15, 31), COUNTED),
    )


def test_vacant_days_are_shown_and_weigh_nothing():
    august = shares(AUGUST, [term("a", -400, 11), term("b", 21)], minimum=15)

    assert august.vacant == 10
    assert [(one.days, one.weight) for one in august.heads] == [
        (10, Fraction(10, 21)),
        (11, Fraction(11, 21)),
    ]


@pytest.mark.parametrize(("days", "standing"), [(14, TOO_SHORT), (15, COUNTED)])
def test_under_the_minimum_the_month_does_not_count_for_the_head(days, standing):
    august = shares(AUGUST, [term("a", 32 - days)], minimum=15)

    assert august.heads[0].standing is standing


def test_acting_and_then_full_is_one_head():
    august = shares(AUGUST, [term("a", 3, 10), term("a", 10)], minimum=15)

    assert august.heads == (Share("a", 29, Fraction(1), COUNTED),)


def test_a_month_without_any_head_has_no_weights():
    august = shares(AUGUST, [term("a", 32)], minimum=15)

    assert (august.heads, august.vacant) == ((), 31)


def test_days_on_which_the_unit_did_not_exist_are_nobodys():
    existed = [Stretch(number(-400), number(11))]

    august = shares(AUGUST, [term("a", -400)], minimum=15, existed=existed)

    assert (august.days, august.vacant) == (10, 0)
    assert august.heads == (Share("a", 10, Fraction(1), TOO_SHORT),)


def test_two_heads_on_one_day_are_refused_with_the_day():
    with pytest.raises(TwoHeads, match="10/08/2026"):
        shares(AUGUST, [term("a", 1, 11), term("b", 10)], minimum=15)


def test_an_average_weighs_whole_scores_and_rounds_once():
    months = [
        Scored("v1", 70_00, Fraction(1), COUNTED),
        Scored("v1", 80_01, Fraction(16, 31), COUNTED),
        Scored("v1", 10_00, Fraction(14, 31), TOO_SHORT),
    ]

    (average,) = averages(months)

    assert (average.points, average.months) == (73_41, 2)
    assert average.weight == Fraction(47, 31)


def test_a_half_is_rounded_upwards():
    half = [Scored("v1", points, Fraction(1), COUNTED) for points in (70_00, 70_01)]

    assert averages(half)[0].points == 70_01


def test_points_of_different_scales_are_never_averaged_together():
    months = [
        Scored("v1", 70_00, Fraction(1), COUNTED),
        Scored("v2", 700_00, Fraction(1), COUNTED),
    ]

    assert [(one.scale, one.points) for one in averages(months)] == [("v1", 70_00), ("v2", 700_00)]


def test_months_that_are_all_too_short_have_no_average():
    assert averages([Scored("v1", 70_00, Fraction(1, 3), TOO_SHORT)]) == ()


MONTHS = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


@st.composite
def offices(draw):
    """Draw a month, days of change around it, and who (or nobody) heads between two of them."""
    month = draw(MONTHS)
    start = date(month.year, month.number, 1)
    changes = sorted(draw(st.sets(st.integers(-20, 50), min_size=2, max_size=8)))
    heads = draw(st.lists(st.sampled_from("abc-"), min_size=len(changes), max_size=len(changes)))
    ends = [*changes[1:], draw(st.sampled_from([None, 60]))]
    terms = [
        Term(head, Stretch(start.toordinal() + first, end and start.toordinal() + end))
        for head, first, end in zip(heads, changes, ends, strict=True)
        if head != "-"
    ]
    founded, ended = sorted(draw(st.sets(st.integers(-30, 60), min_size=2, max_size=2)))
    existed = Stretch(start.toordinal() + founded, start.toordinal() + ended)
    return month, draw(st.permutations(terms)), existed, draw(st.integers(1, 31))


def by_counting(month, terms, existed, minimum):
    """Walk the month day by day, and count for each day who was there."""
    day, heads, vacant = date(month.year, month.number, 1), [], 0
    while day.month == month.number:
        if existed.first <= day.toordinal() < existed.until:
            found = [
                one.head
                for one in terms
                if one.days.first <= day.toordinal()
                and (one.days.until is None or day.toordinal() < one.days.until)
            ]
            heads += found
            vacant += not found
        day += timedelta(1)
    return heads, vacant


@given(offices())
def test_shares_agree_with_counting_day_by_day(drawn):
    month, terms, existed, minimum = drawn
    heads, vacant = by_counting(*drawn)

    found = shares(month, terms, minimum=minimum, existed=[existed])

    assert {one.head: one.days for one in found.heads} == {a: heads.count(a) for a in heads}
    assert (found.vacant, found.days) == (vacant, vacant + len(heads))
    assert sum(one.weight for one in found.heads) == (1 if heads else 0)
    assert all((one.days >= minimum) == (one.standing is COUNTED) for one in found.heads)
    assert all(one.weight == Fraction(one.days, len(heads)) for one in found.heads)


SCORED = st.builds(
    Scored,
    st.sampled_from(["v1", "v2"]),
    st.integers(0, 1000_00),
    st.fractions(Fraction(1, 31), 1, max_denominator=31),
    st.sampled_from(Standing),
)


EVERY = lcm(*range(1, 32))  # each weight is a whole number of these parts


def by_decimals(months):
    """Average the months of one scale that count, in decimals of sixty digits."""
    counted = [one for one in months if one.standing is COUNTED]
    parts = [int(one.weight * EVERY) for one in counted]
    with localcontext(prec=60):
        whole = Decimal(sum(part * one.points for part, one in zip(parts, counted, strict=True)))
        return int((whole / sum(parts)).quantize(Decimal(1), ROUND_HALF_UP))


@given(st.lists(SCORED, max_size=30))
def test_averages_agree_with_decimals_of_sixty_digits(months):
    scales = {one.scale for one in months if one.standing is COUNTED}

    expected = {scale: by_decimals([m for m in months if m.scale == scale]) for scale in scales}

    assert {one.scale: one.points for one in averages(months)} == expected
