"""The scheme read slowly, one unit at a time, in exact fractions: the oracle of the tests.

Nothing is shared with the fast way but the scheme itself and each rule's `exact`, which
is the rule's meaning. Where the two disagree, one of them is wrong.
"""

from chamdiem.engine.reference.leaves import Cell, Member, Verdict
from chamdiem.engine.reference.month import Judged, judge, rank

__all__ = ["Cell", "Judged", "Member", "Verdict", "judge", "rank"]
