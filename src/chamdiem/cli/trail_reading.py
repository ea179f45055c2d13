"""The chain in an export (bản xuất nhật ký), read line by line."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from chamdiem.cli import files
from chamdiem.formats.problems import Place, Problem, refuse
from chamdiem.seal.trail import chain, exported
from chamdiem.seal.trail.chain import Walk


def of_file(path: Path, marks: Collection[int]) -> tuple[Walk, list[Problem]]:
    """Walk the chain of an export."""
    with _opened(path) as file:
        head = exported.head_of(file.readline(exported.LONGEST_LINE), str(path))
        walked = chain.walk(exported.rows_of(_lines(file), str(path)), str(path), marks)
    found = (walked.finding, head.finding(walked, str(path)))
    return walked, [each for each in found if each]


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as failure:
        found = f"Không mở được tệp ({files.cause(failure)})"
        raise refuse(Place(str(path)), found, "một tệp đọc được", rule="unreadable") from None
    with file:
        yield file


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Read line by line; one beyond the limit is cut, and so refused by whoever reads it."""
    while line := file.readline(exported.LONGEST_LINE):
        yield line
