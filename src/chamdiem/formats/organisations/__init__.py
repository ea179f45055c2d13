"""Organisations from a spreadsheet and back: every error at once, or lines ready to compare."""

from chamdiem.formats.organisations.lines import Line, LoadedOrganisations, Vocabulary
from chamdiem.formats.organisations.reading import load
from chamdiem.formats.organisations.writing import as_csv, as_xlsx, template

__all__ = [
    "Line",
    "LoadedOrganisations",
    "Vocabulary",
    "as_csv",
    "as_xlsx",
    "load",
    "template",
]
