"""Scheme files as workbooks (bộ tiêu chí bằng bảng tính): one row a criterion, and back.

The way of a workbook: cells → the data of a scheme file with the cell of each value → the
checks that every scheme file goes through → a YAML file, which is the scheme's source: it is
what is stored and sealed.
"""

from dataclasses import replace
from importlib import resources

from chamdiem.formats import schemes, yaml_text
from chamdiem.formats.problems import Problem, Refused
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.formats.workbooks import reading, saying, unknowns, writing, yaml_file
from chamdiem.formats.workbooks.branches import STRUCTURE
from chamdiem.formats.workbooks.document import CellDocument
from chamdiem.formats.workbooks.reader import Reader

__all__ = ["is_workbook", "load", "template", "to_workbook", "to_yaml"]

_WHOLE = frozenset((STRUCTURE, "sheet", "column", "no-header"))


def template() -> bytes:
    """Return the workbook to fill in, with an illustrative example in it."""
    source = resources.files("chamdiem.formats.workbooks").joinpath("template.yaml")
    return writing.book(yaml_text.read(source.read_bytes(), "template.yaml").data)


def to_workbook(source: bytes, name: str) -> bytes:
    """Return a scheme file as a workbook; raise Refused where it is wrong."""
    schemes.load(source, name)
    return writing.book(yaml_text.read(source, name).data)


def to_yaml(workbook: bytes, name: str) -> bytes:
    """Return a workbook as a scheme file; raise Refused with the cells where it is wrong."""
    return load(workbook, name).source


def load(workbook: bytes, name: str) -> LoadedScheme:
    """Read a scheme from a workbook, or raise `Refused` with everything that is wrong with it."""
    reader = reading.read(workbook, name)
    unknowns.declare(reader)
    document = reader.document()
    _judge(reader, document)
    title = f"{reader.data.get('title', '')} – lập từ tệp bảng tính"
    source = yaml_file.written(reader.data, " ".join(title.split()))
    loaded = schemes.load(source, name)
    return replace(loaded, notes=(*document.notes, *loaded.notes))


def is_workbook(source: bytes) -> bool:
    """Tell a workbook, or what may once have been one, by its first bytes."""
    return source.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def _judge(reader: Reader, document: CellDocument) -> None:
    """Refuse what cells and checks find together; without a whole tree only what cells find."""
    found = list(reader.findings.problems)
    if not any(problem.rule in _WHOLE for problem in found):
        found += saying.for_cells(_checked(document), document, found)
    if found:
        raise Refused(saying.in_order(found), reader.findings.more)


def _checked(document: CellDocument) -> tuple[Problem, ...]:
    try:
        schemes.check(document)
    except Refused as refusal:
        return refusal.problems
    return ()
