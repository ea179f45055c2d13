"""Every write of tasks: each by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.tasks.actions.doing import (
    answer_claim,
    claim,
    claim_with_file,
    note_resource,
    reach_milestone,
    report,
    set_milestone,
)
from chamdiem.portal.tasks.actions.giving import (
    follow_elsewhere,
    give,
    name_doer,
    name_partner,
    note_plan,
    reword,
    withdraw,
)
from chamdiem.portal.tasks.actions.importing import (
    AlreadyDecided,
    discard,
    keep,
    open_draft,
    plan_of,
)
from chamdiem.portal.tasks.actions.proposed import give_proposed
from chamdiem.portal.tasks.actions.recurring import open_occurrences
from chamdiem.portal.tasks.actions.timing import answer_extension, ask_extension
from chamdiem.portal.tasks.facts import Refused

__all__ = [
    "AlreadyDecided",
    "Refused",
    "answer_claim",
    "answer_extension",
    "ask_extension",
    "claim",
    "claim_with_file",
    "discard",
    "follow_elsewhere",
    "give",
    "give_proposed",
    "keep",
    "name_doer",
    "name_partner",
    "note_plan",
    "note_resource",
    "open_draft",
    "open_occurrences",
    "plan_of",
    "reach_milestone",
    "report",
    "reword",
    "set_milestone",
    "withdraw",
]
