"""Page objects: everything a template prints is decided here, so that it starts no query."""

from chamdiem.portal.orgs.pages.acting import (
    abolish_page,
    blocks_page,
    change_page,
    correct_page,
    establish_page,
    found_page,
)
from chamdiem.portal.orgs.pages.files import blank, exported
from chamdiem.portal.orgs.pages.importing import draft_page, upload_page
from chamdiem.portal.orgs.pages.joining import merge_page, split_page
from chamdiem.portal.orgs.pages.listing import list_page
from chamdiem.portal.orgs.pages.one import organisation_page
from chamdiem.portal.orgs.pages.span import Span

__all__ = [
    "Span",
    "abolish_page",
    "blank",
    "blocks_page",
    "change_page",
    "correct_page",
    "draft_page",
    "establish_page",
    "exported",
    "found_page",
    "list_page",
    "merge_page",
    "organisation_page",
    "split_page",
    "upload_page",
]
