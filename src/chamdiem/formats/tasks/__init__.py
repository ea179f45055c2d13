"""Tasks from a spreadsheet and back: every error at once, or lines ready to be given."""

from chamdiem.formats.tasks.lines import LoadedTasks, TaskLine
from chamdiem.formats.tasks.reading import load
from chamdiem.formats.tasks.writing import Row, template, workbook

__all__ = ["TaskLine", "LoadedTasks", "Row", "load", "template", "workbook"]
