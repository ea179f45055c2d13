"""What is read of approval: submissions, what stands, who may sign, what is public."""

from chamdiem.portal.approval.queries.corrections import (
    Numbers,
    corrected_figures,
    corrected_points,
    open_correction,
    standing_numbers,
)
from chamdiem.portal.approval.queries.held import held
from chamdiem.portal.approval.queries.publishing import (
    publication_from,
    published,
    rule,
    rules,
)
from chamdiem.portal.approval.queries.standing import (
    acts_of,
    approvals,
    approved_submissions,
    frozen_now,
    is_document,
    latest_acts,
    opinions,
    series_of,
    signers,
    since,
    standing,
    submissions,
    waiting,
)

__all__ = [
    "acts_of",
    "approvals",
    "approved_submissions",
    "corrected_figures",
    "corrected_points",
    "frozen_now",
    "held",
    "is_document",
    "latest_acts",
    "Numbers",
    "open_correction",
    "standing_numbers",
    "opinions",
    "publication_from",
    "published",
    "rule",
    "rules",
    "series_of",
    "signers",
    "since",
    "standing",
    "submissions",
    "waiting",
]
