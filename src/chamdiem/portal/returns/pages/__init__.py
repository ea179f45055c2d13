"""What the pages of returns show."""

from chamdiem.portal.returns.pages.answers import answer, points_now, typed_again
from chamdiem.portal.returns.pages.evidence import EvidencePage, evidence_page
from chamdiem.portal.returns.pages.exchange import (
    ExchangePage,
    PreviewPage,
    exchange_page,
    preview_page,
    sheet_form,
)
from chamdiem.portal.returns.pages.filling import FormPage, form_page
from chamdiem.portal.returns.pages.listing import ListPage, list_page
from chamdiem.portal.returns.pages.mappings import MappingPage, mapping_page
from chamdiem.portal.returns.pages.parts import PartsPage, parts_page
from chamdiem.portal.returns.pages.printed import file_name, printed
from chamdiem.portal.returns.pages.sending import SendPage, send_page
from chamdiem.portal.returns.pages.signing import (
    PaperPage,
    SignedPage,
    paper_form,
    paper_page,
    signed_form,
    signed_page,
)
from chamdiem.portal.returns.pages.unsaved import beside, with_typed
from chamdiem.portal.returns.pages.workbook import filled_workbook, workbook_name

__all__ = [
    "EvidencePage",
    "ExchangePage",
    "FormPage",
    "ListPage",
    "MappingPage",
    "PaperPage",
    "PartsPage",
    "PreviewPage",
    "SendPage",
    "SignedPage",
    "answer",
    "beside",
    "evidence_page",
    "exchange_page",
    "file_name",
    "filled_workbook",
    "form_page",
    "list_page",
    "mapping_page",
    "paper_form",
    "paper_page",
    "parts_page",
    "points_now",
    "preview_page",
    "printed",
    "send_page",
    "sheet_form",
    "signed_form",
    "signed_page",
    "typed_again",
    "with_typed",
    "workbook_name",
]
