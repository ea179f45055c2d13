"""One table from a file: rows of cells that know their places; CSV and XLSX alike."""

from chamdiem.formats.tables.cells import Content, Odd, OddKind, Percent, Row, Setting, Table
from chamdiem.formats.tables.opening import read

__all__ = ["Content", "Odd", "OddKind", "Percent", "Row", "Setting", "Table", "read"]
