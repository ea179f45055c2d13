"""How far each return of Tỉnh Mẫu came in a month, when it was sent, what came after.

Twelve months are over; of three more one waits for rulings on objections, one is appraised, one
is being filled in, so that whoever signs in finds something to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.synthetic import draws, wording
from chamdiem.synthetic.claims import HELD, Claims
from chamdiem.synthetic.draws import Seed, between, once_in

LAST = Month(2026, 8)  # the last month that is over
OBJECTED, APPRAISED, FILLED = LAST.shift(1), LAST.shift(2), LAST.shift(3)
UNIT = "TM.06"  # whose people sign in
LATE, SUPPLEMENTED, OBJECTS = 22, 11, 14  # one return in so many
NEVER = {OBJECTED: ("TM.133",), APPRAISED: ("TM.109", "TM.118", "TM.133", "TM.134")}
BACK = ("TM.06", "TM.112", "TM.125")  # returned for a supplement and not yet sent again


class Course(StrEnum):
    """How far a return came."""

    EMPTY = "empty"
    ENTERING = "entering"
    PRESENTED = "presented"
    SENT = "sent"
    RETURNED = "returned"
    APPRAISED = "appraised"


class Settling(StrEnum):
    """How a verdict comes about; the codes are those of the portal."""

    UNSEEN = "unseen"
    TOGETHER = "together"
    LOOKED = "looked"
    FIGURES = "figures"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection of a head, and what the council said, if it did."""

    leaf: str
    asked: int
    reason: str
    lowered: int | None = None  # points that the verifier had recorded by hand
    changes: bool = False
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The story of one return: how far, when, returned over what, objected to."""

    unit: Unit
    course: Course
    days: int = 0  # sent so many days after the deadline; negative before
    asked_of: str = ""  # the criterion over which it was returned once
    objections: tuple[Objected, ...] = ()


def of_month(
    scheme: Scheme, true: Figures, claims: Sequence[Claims], seed: Seed
) -> tuple[Told, ...]:
    """Return the story of each unit's return, in the order of the units."""
    points = _points(scheme, true)
    return tuple(
        _told(scheme, true.month, unit, claims[at], points[at], seed)
        for at, unit in enumerate(true.units)
    )


def settling(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> Settling:
    """Return how a criterion that was upheld came to its verdict."""
    if set(leaf.rule.inputs) <= set(HELD):
        return Settling.UNSEEN  # the holder's figures are the unit's own
    looked = once_in(3, seed, "settling", unit.code, leaf.code, month)
    return Settling.LOOKED if looked else Settling.TOGETHER


def is_settled(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> bool:
    """Tell whether a criterion was settled already; in the month of appraisal half of them."""
    return month < APPRAISED or once_in(2, seed, "settled", unit.code, leaf.code, month)


def _points(scheme: Scheme, true: Figures) -> list[dict[str, int]]:
    """Return the points of each unit where figures alone give them."""
    steps = evaluate(scheme, true).nodes
    return [
        {
            leaf.code: int(steps[leaf.code].points[at])
            for leaf in scheme.leaves()
            if leaf.rule.earns and _is_number(leaf, true, at)
        }
        for at in range(len(true.units))
    ]


def _is_number(leaf: Leaf, true: Figures, at: int) -> bool:
    return all(true.states[code][at] == State.VALUE for code in leaf.rule.inputs)


def _told(
    scheme: Scheme,
    month: Month,
    unit: Unit,
    claims: Claims,
    points: Mapping[str, int],
    seed: Seed,
) -> Told:
    about = (seed, unit.code, month)
    course = _course(unit, month, seed)
    late = once_in(LATE, *about, "sent late") and unit.code != UNIT
    days = between(1, 3, *about, "days") if late else -between(0, 3, *about, "days")
    asked = sorted(claims.cuts)[:1] if once_in(SUPPLEMENTED, *about, "supplement") else []
    if course is Course.RETURNED:
        asked = ["ND02"]
    objections: tuple[Objected, ...] = ()
    if month <= OBJECTED and course is not Course.EMPTY:
        objections = _objections(scheme, month, unit, claims, points, seed)
    return Told(unit, course, days, "".join(asked), objections)


def _course(unit: Unit, month: Month, seed: Seed) -> Course:
    if unit.code in NEVER.get(month, ()):
        return Course.EMPTY
    if month <= OBJECTED:
        return Course.APPRAISED
    if month == APPRAISED:
        return Course.RETURNED if unit.code in BACK else Course.SENT
    if unit.code == UNIT:
        return Course.PRESENTED
    drawn = draws.number(seed, "course", unit.code, month) % 10
    order = (Course.EMPTY,) * 3 + (Course.ENTERING,) * 4 + (Course.PRESENTED,) + (Course.SENT,) * 2
    return order[drawn]


def _objections(
    scheme: Scheme,
    month: Month,
    unit: Unit,
    claims: Claims,
    points: Mapping[str, int],
    seed: Seed,
) -> tuple[Objected, ...]:
    """Return one objection, of one unit in so many; the council's points are the rule's own."""
    is_own = unit.code == UNIT and month == OBJECTED
    if not is_own and not once_in(OBJECTS, seed, "objects", unit.code, month):
        return ()
    struck = [code for code in sorted(claims.cuts) if code in points]
    changes = is_own or not struck or once_in(2, seed, "changes", unit.code, month)
    free = sorted(code for code, own in points.items() if own >= 100 and code not in claims.cuts)
    codes = free if changes else struck
    if not codes:
        return ()
    code = codes[draws.number(seed, "which", unit.code, month) % len(codes)]
    leaf = next(one for one in scheme.leaves() if one.code == code)
    is_ruled = month < OBJECTED or (not is_own and once_in(2, seed, "ruled", unit.code, month))
    words = ""
    if is_ruled:
        words = wording.ruling(unit, leaf, month, seed, changes=changes)
    reason = wording.objection(unit, leaf, month, seed)
    if changes:
        lowered = points[code] // 2
        return (Objected(code, points[code], reason, lowered, True, words),)
    asked = min(leaf.maximum, points[code] + leaf.maximum // 4)
    return (Objected(code, asked, reason, None, False, words),)
