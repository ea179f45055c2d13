"""A unit's return as a spreadsheet: written to be filled in, read back with the form's checks.

Pure: bytes in, values out; strangers' files are read in a child process (`formats.child`).
"""

from chamdiem.formats.returns.facts import (
    Asked,
    FoundCell,
    FoundRemark,
    Grid,
    Layout,
    LoadedReturn,
)
from chamdiem.formats.returns.loading import load
from chamdiem.formats.returns.writing import Blank, Entry, Heading, workbook

__all__ = [
    "Asked",
    "Blank",
    "Entry",
    "FoundCell",
    "FoundRemark",
    "Grid",
    "Heading",
    "Layout",
    "LoadedReturn",
    "load",
    "workbook",
]
