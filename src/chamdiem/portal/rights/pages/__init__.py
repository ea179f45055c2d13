"""What the pages of rights show, as plain values."""

from chamdiem.portal.rights.pages.forms import (
    council_form,
    council_page,
    handing_form,
    handing_page,
    lending_form,
    lending_page,
    opening_page,
    reset_page,
    role_form,
    role_page,
    slip_page,
)
from chamdiem.portal.rights.pages.people import people_page, person_page
from chamdiem.portal.rights.pages.policy import policy_page

__all__ = [
    "council_form",
    "council_page",
    "handing_form",
    "handing_page",
    "lending_form",
    "lending_page",
    "opening_page",
    "people_page",
    "person_page",
    "policy_page",
    "reset_page",
    "role_form",
    "role_page",
    "slip_page",
]
