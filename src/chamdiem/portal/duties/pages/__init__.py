"""Page objects of duties: everything a template prints is decided here."""

from chamdiem.portal.duties.pages.matrix import matrix_page, sectors_page
from chamdiem.portal.duties.pages.unit import change_page, confirm_page, unit_page

__all__ = ["change_page", "confirm_page", "matrix_page", "sectors_page", "unit_page"]
