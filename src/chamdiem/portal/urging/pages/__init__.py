"""Page objects of urging: everything a template prints is decided here."""

from chamdiem.portal.urging.pages.forms import FormPage, form_page
from chamdiem.portal.urging.pages.letters import letter_file, letter_page, letters_page
from chamdiem.portal.urging.pages.low import low_page

__all__ = ["FormPage", "form_page", "letter_file", "letter_page", "letters_page", "low_page"]
