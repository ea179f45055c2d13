"""What is read of posts: who holds which on a day, weights of months, warnings, handovers."""

from chamdiem.portal.posts.queries.alarms import (
    WARNING_DAYS,
    Watched,
    focal_points_watched,
    warnings,
)
from chamdiem.portal.posts.queries.handovers import (
    handovers,
    is_confirmed,
    is_void,
    side_of,
    waiting,
)
from chamdiem.portal.posts.queries.holding import (
    corrected,
    delegations,
    focal_points,
    head,
    heads_before,
    holds_post_in,
    posts_from,
    posts_of,
    signers,
    tenures,
)
from chamdiem.portal.posts.queries.months import (
    MINIMUM,
    coded,
    days_of,
    headed_by,
    heads_of_month,
    last_day,
    weights,
)
from chamdiem.portal.posts.queries.people import people, person

__all__ = [
    "MINIMUM",
    "WARNING_DAYS",
    "Watched",
    "coded",
    "corrected",
    "days_of",
    "delegations",
    "focal_points",
    "focal_points_watched",
    "handovers",
    "head",
    "headed_by",
    "heads_before",
    "heads_of_month",
    "holds_post_in",
    "is_confirmed",
    "is_void",
    "last_day",
    "people",
    "person",
    "posts_from",
    "posts_of",
    "side_of",
    "signers",
    "tenures",
    "waiting",
    "warnings",
    "weights",
]
