"""Page objects: everything a template prints is decided here, so that it starts no query."""

from chamdiem.portal.schemes.pages.activation import activation_page
from chamdiem.portal.schemes.pages.all import list_page
from chamdiem.portal.schemes.pages.drafts import draft_page, upload_page
from chamdiem.portal.schemes.pages.one import scheme_page
from chamdiem.portal.schemes.pages.paper import paper_page

__all__ = [
    "activation_page",
    "draft_page",
    "list_page",
    "paper_page",
    "scheme_page",
    "upload_page",
]
