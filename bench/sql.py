"""The same scheme written as SQL over scaled integers, for DuckDB and PostgreSQL alike.

Nothing here comes from the engine but the scheme's own numbers. Each leaf is one CASE
expression: the special states first (the column is then negative), then a zero denominator,
then half-up division of integers, `(2a + b) / 2b`. The one case left out is a unit all of
whose leaves are blank, which 100 leaves never give.
"""

from chamdiem.engine.rules import ComplementOfSum, GivenRate, Manual, Ratio
from chamdiem.engine.scheme import Leaf, Outcome, Scheme

_STANDS = {Outcome.ZERO: 1, Outcome.FULL: 1, Outcome.BLANK: 3, Outcome.BLOCK: 6}
_POINTS = "SELECT month, unit, block, ({blocked}) AS blocked, {leaves} FROM {source}"
_TOTALS = """
WITH totals AS {keep} (
    SELECT month, unit, block, CASE WHEN blocked THEN NULL ELSE {total} END AS total
    FROM {points} AS points
)
SELECT month, CAST(substr(unit, 2) AS INTEGER) AS unit, COALESCE(total, -1) AS total,
    CASE WHEN total IS NULL THEN -1 {bands} END AS grade,
    CASE WHEN total IS NULL THEN 0
         ELSE RANK() OVER (PARTITION BY month, block ORDER BY total DESC NULLS LAST)
    END AS rank
FROM totals
"""


def points(scheme: Scheme, *, source: str, divide: str, with_results: bool = False) -> str:
    """Write the query for the points of every leaf; `divide` is the integer division.

    `with_results` adds how each stands (by formula, by policy, blank), as the engine keeps it.
    """
    leaves = scheme.leaves()
    columns = [f"{_leaf(leaf, divide)} AS {leaf.code}" for leaf in leaves]
    if with_results:
        columns += [f"{_result(leaf)} AS {leaf.code}_result" for leaf in leaves]
    return _POINTS.format(
        source=source,
        leaves=",\n".join(columns),
        blocked=" OR ".join(f"({_blocked(leaf)})" for leaf in leaves if _blocks(leaf)),
    )


def totals(scheme: Scheme, *, points: str, keep: str = "", total: str = "") -> str:
    """Write the query for totals, grades and ranks over points; `keep` is MATERIALIZED.

    `total` is what adds up to it; without it, a column for every leaf does.
    """
    bands = reversed(list(enumerate(scheme.bands)))
    return _TOTALS.format(
        keep=keep,
        points=points,
        total=total or " + ".join(leaf.code for leaf in scheme.leaves()),
        bands=" ".join(f"WHEN total >= {band.lower} THEN {at}" for at, band in bands),
    )


def _blocks(leaf: Leaf) -> bool:
    return leaf.policies.missing is Outcome.BLOCK


def _blocked(leaf: Leaf) -> str:
    return f"{_worst(leaf)} = -3"


def _worst(leaf: Leaf) -> str:
    """Find the state that decides: the greatest, so the least of the negative numbers."""
    codes = leaf.rule.inputs
    return codes[0] if len(codes) == 1 else f"LEAST({', '.join(codes)})"


def _leaf(leaf: Leaf, divide: str) -> str:
    policies = leaf.policies
    done, owed, denominator = _share(leaf)
    guard = f"WHEN {denominator} = 0 THEN {worth(at_zero(leaf), leaf)} " if denominator else ""
    return (
        f"CASE {_worst(leaf)} WHEN -1 THEN {worth(policies.nothing_arose, leaf)} "
        f"WHEN -2 THEN {worth(policies.not_applicable, leaf)} "
        f"WHEN -3 THEN {worth(policies.missing, leaf)} "
        f"ELSE CASE {guard}WHEN TRUE THEN (2 * {done} + {owed}) {divide} (2 * {owed}) END END"
    )


def _result(leaf: Leaf) -> str:
    """0 by formula, 1 by policy, 3 blank, 6 blocked: the engine's codes."""
    policies, denominator = leaf.policies, _share(leaf)[2]
    zero = f"WHEN {denominator} = 0 THEN {_STANDS[at_zero(leaf)]} " if denominator else ""
    return (
        f"CAST(CASE {_worst(leaf)} WHEN -1 THEN {_STANDS[policies.nothing_arose]} "
        f"WHEN -2 THEN {_STANDS[policies.not_applicable]} "
        f"WHEN -3 THEN {_STANDS[policies.missing]} "
        f"ELSE CASE {zero}WHEN TRUE THEN 0 END END AS SMALLINT)"
    )


def at_zero(leaf: Leaf) -> Outcome:
    """Return the policy that a zero denominator meets."""
    policies = leaf.policies
    passed_on = policies.zero_denominator is Outcome.MISSING
    return policies.missing if passed_on else policies.zero_denominator


def worth(outcome: Outcome, leaf: Leaf) -> int:
    """Return the points that a policy gives."""
    return leaf.maximum if outcome is Outcome.FULL else 0


def _share(leaf: Leaf) -> tuple[str, str, str]:
    """Return numerator and denominator of the points, and the figure that may be zero."""
    rule, top = leaf.rule, leaf.maximum
    if isinstance(rule, Ratio):
        of, to = rule.target.denominator, rule.target.numerator
        owed = f"({_wide(rule.denominator)} * {to})"
        return f"LEAST({_wide(rule.numerator)} * {of}, {owed}) * {top}", owed, rule.denominator
    if isinstance(rule, ComplementOfSum):
        left = " - ".join(_wide(code) for code in (rule.whole, *rule.taken))
        return f"GREATEST({left}, 0) * {top}", _wide(rule.whole), rule.whole
    if isinstance(rule, GivenRate):
        full = int(rule.target * 100)  # the rates of this scheme have two decimals
        return f"LEAST({_wide(rule.rate)}, {full}) * {top}", f"{full}", ""
    if isinstance(rule, Manual):
        return f"LEAST({_wide(rule.points)}, {top})", "1", ""
    raise ValueError(f"no yardstick for the rule {rule.kind}")


def _wide(code: str) -> str:
    """Leave 32 bits before multiplying."""
    return f"CAST({code} AS BIGINT)"
