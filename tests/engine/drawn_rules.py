"""Any rule with any parameters, drawn by hypothesis; and figures that suit it."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from chamdiem.engine import days, rules
from chamdiem.engine.rules import Better, Rule, Scale, Scope, Standing

Drawn = st.SearchStrategy[Rule]

FIRST_DAY = 739_800  # in the year 2026
MANY_DAYS = 120
OPTIONS = (0, 1, 2, 3)
UNKNOWN = 9  # an option without points
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=20)
TARGETS = st.fractions(min_value=Fraction(1, 20), max_value=2, max_denominator=40)
PLACES = st.fractions(min_value=0, max_value=200, max_denominator=40)
BETTER = st.sampled_from(list(Better))
SCOPES = st.just(Scope.ALL)


def strategies(code: str, maximum: int, point: int) -> dict[type[Rule], Drawn]:
    """Return for each rule how to draw it, over inputs of its own, within a scaled maximum."""
    codes = tuple(f"{code}.{each}" for each in "abc")
    points = st.integers(0, maximum).map(lambda scaled: Fraction(scaled, point))
    return {
        **_shares(*codes),
        **_tables(codes, points, Fraction(maximum, point)),
        **_counts(codes, points),
        **_peers(codes[0]),
    }


def _shares(a: str, b: str, c: str) -> dict[type[Rule], Drawn]:
    """Draw the rules that divide."""
    fallback = st.none() | st.builds(rules.Fallback, st.just(c), st.integers(1, 12))
    of, turned = st.just(a), st.booleans()
    percent = st.integers(1, 100).map(Fraction)
    return {
        rules.Ratio: st.builds(
            rules.Ratio, of, st.just(b), TARGETS, st.just(False), SHARES, turned, fallback
        ),
        rules.GivenRate: st.builds(
            rules.GivenRate, of, percent, st.sampled_from([Fraction(0), Fraction(40)]), turned
        ),
        rules.ComplementOfSum: st.builds(
            rules.ComplementOfSum, st.just((a, b)), st.just(c), TARGETS
        ),
        rules.Survey: st.builds(
            rules.Survey, of, st.just(Fraction(1)), st.integers(2, 9).map(Fraction), _maybe(b)
        ),
        rules.Change: st.builds(
            rules.Change, of, st.just(b), st.just("2025-12-31"), TARGETS, turned, BETTER
        ),
        rules.Transfer: st.builds(
            rules.Transfer, of, TARGETS.map(lambda each: each * 50), st.just("x"), st.just("1")
        ),
        rules.Tasks: st.builds(rules.Tasks, st.just(c), _pairs((a, b), SHARES)),
        rules.Goalposts: st.lists(TARGETS, min_size=2, max_size=2, unique=True).flatmap(
            lambda ends: st.builds(
                rules.Goalposts,
                of,
                st.just(ends[0]),
                st.just(ends[1]),
                st.sampled_from(list(Scale)),
            )
        ),
    }


def _tables(
    codes: Sequence[str], points: st.SearchStrategy[Fraction], top: Fraction
) -> dict[type[Rule], Drawn]:
    """Draw the rules that look points up."""
    a, b, _ = codes
    at = st.just(a)
    limits = st.lists(st.integers(0, 30), min_size=1, max_size=4, unique=True).map(sorted)
    grid = limits.flatmap(lambda late: _pairs(late, points))
    return {
        rules.Steps: st.builds(rules.Steps, at, _table(points, 1), _maybe(b)),
        rules.Piecewise: st.builds(rules.Piecewise, at, _table(points, 2), _maybe(b)),
        rules.Choice: st.builds(rules.Choice, at, _pairs(OPTIONS, points)),
        rules.YesNo: st.builds(rules.YesNo, at, st.none() | points, points),
        rules.Checklist: st.tuples(points, points).map(
            lambda cuts: rules.Checklist(_items(codes, sorted(cuts), top))
        ),
        rules.Lateness: st.builds(rules.Lateness, at, st.just(b), grid, points),
    }


def _counts(codes: Sequence[str], points: st.SearchStrategy[Fraction]) -> dict[type[Rule], Drawn]:
    """Draw the rules that count occurrences, and those of points given."""
    a, b, c = codes
    each = points.filter(bool)
    return {
        rules.Deduction: st.builds(rules.Deduction, st.just(a), each, points),
        rules.Bonus: st.builds(rules.Bonus, st.just(a), each),
        rules.Penalty: st.builds(rules.Penalty, st.just(a), each),
        rules.Manual: st.builds(rules.Manual, st.just(a), _maybe(b), _maybe(c)),
        rules.GivenPoints: st.just(rules.GivenPoints(a)),
        rules.Information: st.just(rules.Information((a,))),
    }


def _peers(code: str) -> dict[type[Rule], Drawn]:
    """Draw the rules that compare units."""
    one = (st.just(code), SCOPES, BETTER)
    spread = st.fractions(min_value=Fraction(1, 2), max_value=4, max_denominator=4)
    return {
        rules.PeerMinMax: st.builds(rules.PeerMinMax, *one),
        rules.PeerBest: st.builds(rules.PeerBest, *one),
        rules.PeerRank: st.builds(rules.PeerRank, *one, st.sampled_from(list(Standing))),
        rules.PeerZScore: st.builds(rules.PeerZScore, *one, spread),
    }


def _items(codes, cuts, top):
    """Share the maximum out to three items."""
    ends = [Fraction(0), *cuts, top]
    return tuple((code, ends[at + 1] - ends[at]) for at, code in enumerate(codes))


def _maybe(code: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, code])


def _pairs(firsts, seconds):
    """Draw a second part for each of the first."""
    return st.tuples(*(st.tuples(st.just(first), seconds) for first in firsts))


def _table(points: st.SearchStrategy[Fraction], least: int):
    """Draw lines (place, points), ascending, the first from 0."""
    places = st.lists(PLACES.filter(bool), min_size=least - 1, max_size=4, unique=True)
    return places.flatmap(lambda found: _pairs([Fraction(0), *sorted(found)], points))


def figures(rule: Rule, largest: int) -> st.SearchStrategy[int]:
    """Draw a scaled figure: small ones and ends more often than chance would."""
    if isinstance(rule, rules.YesNo | rules.Checklist):
        return st.integers(0, 1)
    if isinstance(rule, rules.Choice):
        return st.sampled_from([*OPTIONS, UNKNOWN])
    if isinstance(rule, rules.Lateness):
        return st.integers(FIRST_DAY, FIRST_DAY + MANY_DAYS)
    return st.one_of(st.integers(0, 12), st.integers(0, largest), st.just(largest))


def largest(rule: Rule, most: int) -> int:
    """Return the greatest figure anyone may report: `most`, where the kind leaves it open."""
    if isinstance(rule, rules.YesNo | rules.Checklist):
        return 1
    if isinstance(rule, rules.Choice):
        return UNKNOWN
    return days.LAST if isinstance(rule, rules.Lateness) else most


def is_whole(rule: Rule) -> bool:
    """Tell whether the rule's figures are answers, options or days and have no decimals."""
    return isinstance(rule, rules.YesNo | rules.Checklist | rules.Choice | rules.Lateness)
