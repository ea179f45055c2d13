"""Organisations beside a spreadsheet: what a file would change, and the file of a day."""

from chamdiem.portal.orgs.sheets.export import lines
from chamdiem.portal.orgs.sheets.plan import Change, Founding, Plan, Wanted
from chamdiem.portal.orgs.sheets.planning import plan
from chamdiem.portal.orgs.sheets.words import WORDS

__all__ = ["WORDS", "Change", "Founding", "Plan", "Wanted", "lines", "plan"]
