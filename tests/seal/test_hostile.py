"""Files of strangers: whatever they hold is answered with words, never with a crash."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chamdiem.formats.problems import Refused
from chamdiem.seal import persons, rotation, strangers, verifying
from tests.seal import months
from tests.seal.test_canonical import VALUES

SEALED = months.sealed()
BODY = json.loads(SEALED)["body"]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List every place of a value."""
    found = [path] if path else []
    match value:
        case dict():
            found += [one for key, each in value.items() for one in places(each, (*path, key))]
        case list():
            found += [one for at, each in enumerate(value) for one in places(each, (*path, at))]
    return found


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"", "Không đọc được JSON"),
        (b"\xff\xfe{}", "không phải UTF-8"),
        (b"[" * 100_000, "lồng nhau quá sâu"),
        (b'{"a":' * 50 + b"1" + b"}" * 50, "sâu quá 12 tầng"),
        (b"[]", "Không phải một đối tượng JSON"),
        (b"1", "Không phải một đối tượng JSON"),
        (b'{"a":NaN}', "Số NaN không phải số nguyên"),
        (b'{"a":-Infinity}', "không phải số nguyên"),
        (b'{"a":1.0}', "Số 1.0 không phải số nguyên"),
        (b'{"a":1e400}', "không phải số nguyên"),
        (b'{"a":' + b"9" * 9999 + b"}", "quá dài"),
        (b'{"a":9007199254740993}', "số nguyên vượt"),
        (b'{"a":1,"a":1}', "đứng hai lần"),
        (b'{"a":"\\ud800"}', "nửa cặp mã"),
        (b'{"b":1,"a":1}', "Byte thứ 3 không theo dạng chuẩn tắc"),
        (b'{"a":1}\n', "không theo dạng chuẩn tắc"),
        (b'{"a":"\\u0041"}', "không theo dạng chuẩn tắc"),
        (b"\xef\xbb\xbf{}", "Không đọc được JSON"),
        (b'{"a":1}', "body: Sai cấu trúc"),
        (b"[" + b"[]," * strangers.MOST_VALUES + b"[]]", "quá nhiều giá trị"),
        (b" " * (strangers.LARGEST_FILE + 1), "nhiều nhất"),
    ],
)
def test_a_file_that_is_no_sealed_month_is_refused_with_a_reason(source: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        verifying.verify(source, "m")

    assert said in str(refused.value)


@QUICK
@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_answered(source: bytes) -> None:
    for read in (verifying.verify, rotation.read, persons.names):
        with pytest.raises(Refused):
            read(source, "m")


@QUICK
@given(st.data())
def test_any_value_in_any_place_is_answered_though_it_was_signed(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(BODY)))
    value = data.draw(VALUES | st.sampled_from([1, "x", "0" * 64, "covered", "missing", "-1"]))

    def change(body: dict[str, Any]) -> None:
        if place[0] != "signer":
            _put(body, place, value)

    try:
        source = months.forged(SEALED, change)
    except (AttributeError, KeyError, TypeError):  # nothing that a tree can be made of
        source = months.altered(SEALED, change)
    try:
        verdict = verifying.verify(source, "m")
    except Refused:
        return
    assert isinstance(verdict.is_intact, bool)


@pytest.mark.parametrize("name", ["kind", "format", "hashes", "root"])
@pytest.mark.parametrize("value", [None, 2, "x", [], {}])
def test_a_wrong_frame_is_refused(name: str, value: object) -> None:
    whole = json.loads(SEALED) | {name: value}

    with pytest.raises(Refused):
        verifying.verify(months.canonical.encode(whole), "m")


def test_decomposed_letters_are_refused_outside_the_scheme() -> None:
    def change(body: dict[str, Any]) -> None:
        body["organisation"][0]["name"] = unicodedata.normalize("NFD", "Sở A")

    with pytest.raises(Refused, match="NFD"):
        verifying.verify(months.forged(SEALED, change), "m")


def test_a_unit_or_person_that_stands_twice_is_refused() -> None:
    def change(body: dict[str, Any]) -> None:
        body["organisation"].append(body["organisation"][0])

    with pytest.raises(Refused, match="đứng hai lần"):
        verifying.verify(months.forged(SEALED, change), "m")


def _put(body: Any, place: tuple[Any, ...], value: Any) -> None:
    for key in place[:-1]:
        body = body[key]
    body[place[-1]] = value
