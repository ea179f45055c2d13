"""What people do in guidance: write and release it, ask and answer, hold trainings."""

from chamdiem.portal.guidance.actions.criteria import draft, release, take_over
from chamdiem.portal.guidance.actions.ground import (
    Moved,
    NoSuchCriterion,
    OwnHand,
    SaysNothing,
)
from chamdiem.portal.guidance.actions.questions import answer, ask, release_answer
from chamdiem.portal.guidance.actions.training import (
    give_material,
    note_attendance,
    note_training,
)
from chamdiem.portal.guidance.facts import Refused

__all__ = [
    "Moved",
    "NoSuchCriterion",
    "OwnHand",
    "Refused",
    "SaysNothing",
    "answer",
    "ask",
    "draft",
    "give_material",
    "note_attendance",
    "note_training",
    "release",
    "release_answer",
    "take_over",
]
