"""Claims far above what was later upheld (tự chấm cao hơn mức được công nhận).

Rule: of one unit and criterion, over at least two earlier months, the mean claim lies above the
mean of what was upheld by `claims_percent` of the maximum, and this month's claim again lies above
that upheld mean by as much. One month alone says nothing; nor does a claim that has come down.
"""

from collections.abc import Iterator

from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Criterion, Item, MonthSeen, UnitSeen

LEAST_MONTHS = 2


def find(seen: MonthSeen) -> Iterator[Item]:
    """Name each claim that repeats what was not upheld before."""
    for unit in seen.units:
        for code, claim in unit.claims.items():
            criterion = seen.criteria.get(code)
            if criterion is not None:
                yield from _one(seen, unit, criterion, claim)


def _one(seen: MonthSeen, unit: UnitSeen, criterion: Criterion, claim: int) -> Iterator[Item]:
    code = criterion.code
    months = [one for one in unit.past if code in one.claims and code in one.upheld]
    if len(months) < LEAST_MONTHS:
        return
    claimed = sum(one.claims[code] for one in months) / len(months)
    upheld = sum(one.upheld[code] for one in months) / len(months)
    least = seen.thresholds.claims_percent * criterion.maximum / 100
    if claimed - upheld >= least and claim - upheld >= least:
        reason = (
            f"Tháng này tự chấm {seen.points(claim)} / {seen.points(criterion.maximum)} điểm. "
            f"{len(months)} tháng trước bình quân tự chấm {seen.points(claimed)}, được công nhận "
            f"{seen.points(upheld)}."
        )
        yield Item(Kind.CLAIMS, code, (unit.name,), reason, (unit.key,))
