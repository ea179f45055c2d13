"""What the pages of returns show."""

from chamdiem.portal.returns.pages.answers import answer
from chamdiem.portal.returns.pages.evidence import EvidencePage, evidence_page
from chamdiem.portal.returns.pages.filling import FormPage, form_page
from chamdiem.portal.returns.pages.listing import ListPage, list_page
from chamdiem.portal.returns.pages.parts import PartsPage, parts_page
from chamdiem.portal.returns.pages.sending import SendPage, send_page

__all__ = [
    "EvidencePage",
    "FormPage",
    "ListPage",
    "PartsPage",
    "SendPage",
    "answer",
    "evidence_page",
    "form_page",
    "list_page",
    "parts_page",
    "send_page",
]
