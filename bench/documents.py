"""The reader: a page of words, a scanned page, and a long document's memory beside a short one's.

The words are labelled documents of the tests; the scan is a page composed from one of them and
turned into a picture. The memory is that of the reading process with its children, a process for
each length.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measured import Measured, NotHere, Plan

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "tests" / "reading" / "documents"
LETTERS_OF_A_PAGE = 2_500
A_PAGE, A_SCAN, GROWTH = "a page of words", "a scanned page", "memory of 200 pages against 20"
SHORT, LONG = 20, 200
_ALONE = """
import resource, sys
from chamdiem.formats import documents
from chamdiem.reading import read
source = open(sys.argv[1], "rb").read()
read(documents.text_of(source, "a.pdf").text)
who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(max(resource.getrusage(one).ru_maxrss for one in who) / 1024)
"""


def measure(plan: Plan) -> Measured:
    """Read labelled documents, a scan, and papers of two lengths."""
    from chamdiem.formats.documents import scans

    if not scans.is_there():
        raise NotHere("no tesseract with the Vietnamese model")
    words = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))]
    if plan.is_quick:
        words = words[:2]
    pages = [_of_words(words) for _ in range(plan.runs)]
    scanned = [_of_a_scan() for _ in range(1 if plan.is_quick else 3)]
    growth = [1.0] if plan.is_quick else [_peak(LONG) / _peak(SHORT)]
    return Measured(
        seconds=[seconds for run in pages for seconds in run],
        values=len(words),
        parts={
            A_PAGE: [median(run) for run in pages],
            A_SCAN: scanned,
            GROWTH: growth,
        },
    )


def _of_words(words: list[str]) -> list[float]:
    """Return the seconds of a page of each document."""
    from chamdiem.reading import read

    found = []
    for text in words:
        begun = perf_counter()
        read(text)
        found.append((perf_counter() - begun) / max(1, len(text) / LETTERS_OF_A_PAGE))
    return found


def _of_a_scan() -> float:
    from chamdiem.formats import documents
    from tests.formats import scans

    with TemporaryDirectory() as place:
        paper = scans.scanned(scans.composed(_page(), Path(place)))
    begun = perf_counter()
    found = documents.text_of(paper, "a.pdf")
    return (perf_counter() - begun) / found.count


def _peak(pages: int) -> float:
    """Return the peak of memory (MB) of reading a document of so many pages."""
    from tests.formats import scans

    with TemporaryDirectory() as place:
        paper = scans.composed("\n#pagebreak()\n".join([_page()] * pages), Path(place))
        file = Path(place) / "long.pdf"
        file.write_bytes(paper)
        command = [sys.executable, "-c", _ALONE, str(file)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(said.stdout)


def _page() -> str:
    """Return the first page of a labelled document, free of signs that a typesetter takes."""
    text = (DOCUMENTS / "14-ke-hoach-tinh-nhieu-viec.txt").read_text("utf-8")
    return text[:LETTERS_OF_A_PAGE].translate(str.maketrans("*@#$_", "     "))
