"""Page objects: everything a template prints is decided here, so that it starts no query."""

from chamdiem.portal.posts.pages.acts import act_page, people_found
from chamdiem.portal.posts.pages.focal_points import focal_points_page
from chamdiem.portal.posts.pages.handovers import confirming, handover_page
from chamdiem.portal.posts.pages.heads import heads_page

__all__ = [
    "act_page",
    "confirming",
    "focal_points_page",
    "handover_page",
    "heads_page",
    "people_found",
]
