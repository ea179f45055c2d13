"""Every write of urging: each by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.urging.actions.answering import (
    acknowledge,
    conclude,
    respond,
    respond_with_file,
)
from chamdiem.portal.urging.actions.drafting import draft, drop, raise_level
from chamdiem.portal.urging.actions.sending import issue, issue_with_file
from chamdiem.portal.urging.facts import Refused

__all__ = [
    "Refused",
    "acknowledge",
    "conclude",
    "draft",
    "drop",
    "issue",
    "issue_with_file",
    "raise_level",
    "respond",
    "respond_with_file",
]
