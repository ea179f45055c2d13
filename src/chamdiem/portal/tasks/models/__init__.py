"""The rows of tasks: each is only added to, but a sheet that waits."""

from chamdiem.portal.tasks.models.around import Draft, Elsewhere, Withdrawal
from chamdiem.portal.tasks.models.doing import Claim, ClaimAnswer, Progress, Resource
from chamdiem.portal.tasks.models.giving import Doer, Partner, Plan, Task, Wording
from chamdiem.portal.tasks.models.timing import (
    Due,
    Extension,
    ExtensionAnswer,
    Milestone,
    MilestoneReached,
)

__all__ = [
    "Claim",
    "ClaimAnswer",
    "Doer",
    "Draft",
    "Due",
    "Elsewhere",
    "Extension",
    "ExtensionAnswer",
    "Milestone",
    "MilestoneReached",
    "Partner",
    "Plan",
    "Progress",
    "Resource",
    "Task",
    "Withdrawal",
    "Wording",
]
