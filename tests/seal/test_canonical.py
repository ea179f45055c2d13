"""Canonical JSON: the one form of RFC 8785, without numbers that lose digits."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.seal import canonical
from chamdiem.seal.canonical import NotCanonical

TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


def test_keys_stand_in_the_order_of_their_utf_16_units() -> None:
    """The example of RFC 8785, 3.2.3: the smiling face sorts before U+FB33."""
    names = ["€", "\r", "\ufb33", "1", "\U0001f600", "\x80", "ö"]

    written = canonical.encode(dict.fromkeys(names, 0))

    assert list(json.loads(written)) == ["\r", "1", "\x80", "ö", "€", "\U0001f600", "\ufb33"]


def test_text_is_escaped_only_where_it_must_be() -> None:
    written = canonical.encode('€$\x0f\nA\'B"\\"/\x7f')

    assert written == '"€$\\u000f\\nA\'B\\"\\\\\\"/\x7f"'.encode()


@pytest.mark.parametrize(
    "value", [1.5, float("nan"), float("inf"), 2**53, {1: ""}, ["\ud800"], {"\udfff": 1}, b"", {1}]
)
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        canonical.encode([value])


@given(VALUES)
def test_a_value_read_back_is_written_the_same(value: object) -> None:
    written = canonical.encode(value)

    assert canonical.encode(json.loads(written)) == written


@given(st.dictionaries(TEXTS, st.integers(0, 9)))
def test_the_order_of_making_leaves_no_mark(value: dict[str, int]) -> None:
    backwards = dict(reversed(value.items()))

    assert canonical.encode(value) == canonical.encode(backwards)
