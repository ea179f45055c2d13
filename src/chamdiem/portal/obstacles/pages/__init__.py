"""Page objects of obstacles: everything a template prints is decided here."""

from chamdiem.portal.obstacles.pages.forms import (
    classify_form,
    comment_form,
    form_page,
    join_form,
    report_form,
    route_form,
    title_form,
)
from chamdiem.portal.obstacles.pages.group import group_page
from chamdiem.portal.obstacles.pages.listing import list_page
from chamdiem.portal.obstacles.pages.one import obstacle_page
from chamdiem.portal.obstacles.pages.synthesis import synthesis_file, synthesis_page

__all__ = [
    "classify_form",
    "comment_form",
    "form_page",
    "group_page",
    "join_form",
    "list_page",
    "obstacle_page",
    "report_form",
    "route_form",
    "synthesis_file",
    "synthesis_page",
    "title_form",
]
