"""Page objects: everything a template prints is decided here, so that it starts no query."""

from chamdiem.portal.scoring.pages.compare import compare_page
from chamdiem.portal.scoring.pages.drafts import draft_page, upload_page
from chamdiem.portal.scoring.pages.heads import head_page
from chamdiem.portal.scoring.pages.month import empty_page, month_page
from chamdiem.portal.scoring.pages.revision import revision_page
from chamdiem.portal.scoring.pages.unit import unit_page
from chamdiem.portal.scoring.pages.why import why_page

__all__ = [
    "compare_page",
    "draft_page",
    "empty_page",
    "head_page",
    "month_page",
    "revision_page",
    "unit_page",
    "upload_page",
    "why_page",
]
