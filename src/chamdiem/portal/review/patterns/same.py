"""Criteria that distinguish nobody (tiêu chí không phân biệt).

Rule: of at least `same_units` units that sent and have points, all have the same. It says something
of the criterion, or of how it is appraised, and nothing of a unit.
"""

from collections.abc import Iterator

from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Item, MonthSeen


def find(seen: MonthSeen) -> Iterator[Item]:
    """Name each criterion on which everybody stands alike."""
    for code, criterion in seen.criteria.items():
        points = [unit.points[code] for unit in seen.units if code in unit.points]
        if len(points) >= seen.thresholds.same_units and len(set(points)) == 1:
            reason = (
                f"{len(points)} đơn vị cùng {seen.points(points[0])} / "
                f"{seen.points(criterion.maximum)} điểm: tiêu chí chưa phân biệt được các đơn vị, "
                "hoặc cách kết luận như nhau cho mọi đơn vị."
            )
            yield Item(Kind.SAME, code, (), reason)
