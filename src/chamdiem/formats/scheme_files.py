"""A scheme from whichever file it came in: YAML, or a workbook known by its first bytes."""

from chamdiem.formats import schemes, workbooks
from chamdiem.formats.schemes import LoadedScheme


def load(source: bytes, name: str) -> LoadedScheme:
    """Read a scheme file of either kind, or raise `Refused` with everything that is wrong."""
    if workbooks.is_workbook(source):
        return workbooks.load(source, name)
    return schemes.load(source, name)
