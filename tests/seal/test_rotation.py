"""A new key is trusted because the old one signed for it."""

import json

import pytest

from chamdiem.formats.problems import Refused
from chamdiem.seal import canonical, rotation
from chamdiem.seal.rotation import Rotation
from chamdiem.seal.signing import FileKey

FIRST, SECOND, THIRD = (FileKey.of_seed(letter * 32) for letter in (b"1", b"2", b"3"))
ONE, TWO = rotation.rotate(FIRST, SECOND), rotation.rotate(SECOND, THIRD)


def read(*sources: bytes) -> list[Rotation]:
    return [rotation.read(source, "r") for source in sources]


def test_trust_goes_along_the_chain_in_any_order_of_files() -> None:
    reached = rotation.reached([FIRST.public_key], read(TWO, ONE))

    assert reached == {key.public_key for key in (FIRST, SECOND, THIRD)}


def test_trust_does_not_jump_a_missing_step_nor_go_back() -> None:
    assert rotation.reached([FIRST.public_key], read(TWO)) == {FIRST.public_key}
    assert rotation.reached([SECOND.public_key], read(ONE)) == {SECOND.public_key}


@pytest.mark.parametrize("field", ["old", "new", "by_old", "by_new"])
def test_a_step_with_one_altered_field_is_refused(field: str) -> None:
    whole = json.loads(ONE)
    whole[field] = json.loads(TWO)[field]

    with pytest.raises(Refused, match="không khớp"):
        read(canonical.encode(whole))


@pytest.mark.parametrize("field", ["kind", "format", "old", "by_new"])
def test_a_step_of_another_shape_is_refused(field: str) -> None:
    whole = json.loads(ONE) | {field: 2 if field == "format" else "x"}

    with pytest.raises(Refused):
        read(canonical.encode(whole))
