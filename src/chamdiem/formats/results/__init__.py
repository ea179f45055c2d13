"""A scored month as JSON for programs, CSV and XLSX for people, text for a terminal."""

from collections.abc import Callable, Mapping

from chamdiem.engine.evaluation import Evaluation
from chamdiem.formats.results import document, terminal
from chamdiem.formats.results.delimited import as_csv
from chamdiem.formats.results.document import as_json
from chamdiem.formats.results.origin import Origin
from chamdiem.formats.results.tracing import as_bytes as trace_bytes
from chamdiem.formats.results.workbook import as_xlsx

WRITERS: Mapping[str, Callable[[Evaluation, Origin], bytes]] = {
    ".json": document.as_bytes,
    ".csv": as_csv,
    ".xlsx": as_xlsx,
}

__all__ = ["WRITERS", "Origin", "as_csv", "as_json", "as_xlsx", "terminal", "trace_bytes"]
