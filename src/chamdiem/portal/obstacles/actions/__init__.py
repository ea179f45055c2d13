"""Every write of obstacles: each by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.obstacles.actions.ground import (
    InAGroup,
    IsClosed,
    NothingChanges,
    SaysNothing,
    TooLong,
)
from chamdiem.portal.obstacles.actions.grouping import join, leave, rename
from chamdiem.portal.obstacles.actions.handling import (
    NotAsked,
    answer,
    close,
    close_group,
    comment,
    route,
)
from chamdiem.portal.obstacles.actions.reporting import (
    AsksNobody,
    NoSuchCriterion,
    NotTheirTask,
    TooLate,
    classify,
    report,
)
from chamdiem.portal.obstacles.facts import Refused

__all__ = [
    "AsksNobody",
    "InAGroup",
    "IsClosed",
    "NoSuchCriterion",
    "NotAsked",
    "NotTheirTask",
    "NothingChanges",
    "Refused",
    "SaysNothing",
    "TooLate",
    "TooLong",
    "answer",
    "classify",
    "close",
    "close_group",
    "comment",
    "join",
    "leave",
    "rename",
    "report",
    "route",
]
