"""Every read of urging: plain values, in a stated order, few queries however many units."""

from chamdiem.portal.urging.queries.candidates import candidates, months
from chamdiem.portal.urging.queries.letters import (
    letter,
    letters,
    moved_since,
    overdue,
    shows_file,
    standings,
    urged_of,
    waiting_for,
)
from chamdiem.portal.urging.queries.low import RULES

__all__ = [
    "RULES",
    "candidates",
    "letter",
    "letters",
    "months",
    "moved_since",
    "overdue",
    "shows_file",
    "standings",
    "urged_of",
    "waiting_for",
]
