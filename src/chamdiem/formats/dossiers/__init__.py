"""An inspection file (hồ sơ kiểm tra) as one ZIP: parts, index, hashes, and what checks them.

The same parts give the same bytes: times, order and rights inside the archive are fixed. The
sha256 of the index is the file's code (mã hồ sơ): who knows it can tell any other bundle.
"""

from chamdiem.formats.dossiers.bundle import Part, write
from chamdiem.formats.dossiers.frame import Frame
from chamdiem.formats.dossiers.names import safe
from chamdiem.formats.dossiers.tables import document, lines, table

__all__ = ["Frame", "Part", "document", "lines", "safe", "table", "write"]
