"""Page objects of approval: everything a template prints is decided here."""

from chamdiem.portal.approval.pages.acts import (
    act_page,
    approve_page,
    correction_page,
    record_page,
    rule_page,
)
from chamdiem.portal.approval.pages.downloads import data_answer, key_answer, seal_answer
from chamdiem.portal.approval.pages.listing import list_page
from chamdiem.portal.approval.pages.month import month_page
from chamdiem.portal.approval.pages.options import (
    block_options,
    input_options,
    leaf_options,
    rule_initial,
    signer_options,
    unit_options,
)
from chamdiem.portal.approval.pages.outside import open_list_page, open_month_page

__all__ = [
    "act_page",
    "approve_page",
    "block_options",
    "correction_page",
    "data_answer",
    "input_options",
    "key_answer",
    "leaf_options",
    "list_page",
    "month_page",
    "open_list_page",
    "open_month_page",
    "record_page",
    "rule_initial",
    "rule_page",
    "seal_answer",
    "signer_options",
    "unit_options",
]
