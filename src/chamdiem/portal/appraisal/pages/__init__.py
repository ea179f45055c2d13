"""What the pages of appraisal show."""

from chamdiem.portal.appraisal.pages.cell import (
    CellPage,
    cell_page,
    placed_of,
    settle_form,
)
from chamdiem.portal.appraisal.pages.column import ColumnPage, column_page, next_open
from chamdiem.portal.appraisal.pages.own import OwnPage, own_page
from chamdiem.portal.appraisal.pages.result import ResultPage, result_page
from chamdiem.portal.appraisal.pages.sample import SamplePage, sample_page
from chamdiem.portal.appraisal.pages.unit import UnitPage, unit_page
from chamdiem.portal.appraisal.pages.work import WorkPage, work_page

__all__ = [
    "CellPage",
    "ColumnPage",
    "OwnPage",
    "ResultPage",
    "SamplePage",
    "UnitPage",
    "WorkPage",
    "cell_page",
    "column_page",
    "next_open",
    "own_page",
    "placed_of",
    "result_page",
    "sample_page",
    "settle_form",
    "unit_page",
    "work_page",
]
