"""Fingerprints of a return are read from the pages of a signed PDF, in a process of its own."""

import pytest
import typst

from chamdiem.formats import confined, evidence
from chamdiem.formats.confined import Limits
from chamdiem.formats.problems import Refused

ONE, OTHER = "0123abcd" * 8, "89efcdab" * 8


def pdf(source: str) -> bytes:
    """Return a PDF of what typst is told."""
    made: bytes = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return made


def grouped(fingerprint: str) -> str:
    """Write a fingerprint as it is printed."""
    return " ".join(fingerprint[at : at + 8] for at in range(0, 64, 8))


def test_a_fingerprint_in_groups_is_read_whole_though_lines_break() -> None:
    source = pdf(f"#set page(width: 9cm)\nDấu vân: {grouped(ONE)}. Trang 1/2")

    assert evidence.fingerprints(source, "a.pdf") == (ONE,)


def test_every_page_is_read_and_each_is_told_once() -> None:
    pages = [f"{grouped(ONE)}\n\nTrang", f"{ONE}", f"{grouped(OTHER)}"]
    source = pdf("\n#pagebreak()\n".join(pages))

    assert evidence.fingerprints(source, "a.pdf") == (ONE, OTHER)


@pytest.mark.parametrize("words", ["không có", ONE[:63], f"{ONE}0", ONE.upper(), f"a{ONE}"])
def test_what_is_not_64_signs_is_no_fingerprint(words: str) -> None:
    assert evidence.fingerprints(pdf(f"#text(size: 6pt)[{words}]"), "a.pdf") == ()


def test_a_page_without_words_has_none() -> None:
    assert evidence.fingerprints(pdf("#rect()"), "a.pdf") == ()


def test_the_confined_process_answers_as_we_do() -> None:
    source = pdf(grouped(ONE))

    assert confined.fingerprints_outside(source, "a.pdf") == (ONE,)


@pytest.mark.parametrize("source", [b"%PDF-1.4 broken", b"PK\x03\x04", b"a;b"])
def test_the_confined_process_refuses_what_is_no_pdf(source: bytes) -> None:
    with pytest.raises(Refused):
        confined.fingerprints_outside(source, "a.pdf")


def test_the_confined_process_is_waited_for_no_longer_than_allowed() -> None:
    with pytest.raises(Refused, match="mức cho phép"):
        confined.fingerprints_outside(pdf(ONE), "a.pdf", limits=Limits(waiting=0))
