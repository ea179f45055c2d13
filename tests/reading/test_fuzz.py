"""The reader never fails, never leaves the text, never invents (property tests)."""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chamdiem.reading import read
from chamdiem.reading.as_json import as_json
from chamdiem.reading.keys import key_of
from tests.reading.letters import letter

PIECES = (
    "Giao Sở Tài chính ", "chủ trì, phối hợp với ", "trước ngày 15/10/2026", "\n1. ", "\nI. ",
    "- ", "Số: 12/QĐ-UBND", "ngày 05 tháng 6 năm 2025", "Kính gửi: ", "Nơi nhận:",
    "KT. CHỦ TỊCH\n", "\f", "337-KH/TU", "Trên đây là 12 nội dung", "S¢ Khoa hgc", "Điều 3. ",
    "tối thiểu 25 %", "   ", "\n",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.integers(0, len(letter())).map(lambda at: letter()[:at]),
)
SWAPS = st.lists(
    st.tuples(st.integers(0, len(letter()) - 1), st.sampled_from("¢6d$@éq|i ")), max_size=60
)


def spans(value: Any) -> Iterator[list[int]]:
    """Return every span of a reading's JSON."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "span" and each is not None:
                yield each
            elif name in ("spans",):
                yield from (one for one in each.values() if one)
            else:
                yield from spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans(each)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_place_lies_in_it(text):
    found = read(text)

    for start, end in spans(as_json(found)):
        assert 0 <= start < end <= len(found.text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_number_appears_that_the_text_does_not_have(text):
    found = read(text)

    digits = re.sub(r"\D", "", key_of(found.text))
    for value in (found.head.number, *(one.number for one in found.references)):
        said = getattr(value, "value", value) or ""
        assert all(run.lstrip("0") in digits for run in re.findall(r"\d+", said))


@settings(max_examples=100, deadline=None)
@given(SWAPS)
def test_a_misread_letter_is_read_twice_alike_and_its_text_stays_untouched(swaps):
    letters = list(letter())
    for at, wrong in swaps:
        letters[at] = wrong
    text = "".join(letters)

    assert as_json(read(text)) == as_json(read(text))
    assert read(text).text == text
