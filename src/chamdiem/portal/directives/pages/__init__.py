"""Page objects of the register: everything a template prints is decided here."""

from chamdiem.portal.directives.pages.listing import list_page
from chamdiem.portal.directives.pages.one import (
    FormPage,
    directive_page,
    form_page,
    marked,
    stands,
)
from chamdiem.portal.directives.pages.reading import (
    Sheet,
    draft_page,
    read_initial,
    sheets,
    upload_page,
)
from chamdiem.portal.directives.pages.trusting import trust_page

__all__ = [
    "Sheet",
    "sheets",
    "trust_page",
    "FormPage",
    "directive_page",
    "draft_page",
    "form_page",
    "list_page",
    "read_initial",
    "upload_page",
    "marked",
    "stands",
]
