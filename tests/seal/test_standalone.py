"""The verifier that stands alone: only Python, nothing installed, the same answers."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chamdiem.formats.problems import Refused
from chamdiem.seal import canonical, reading, signing, standalone_verify, tree, verifying
from chamdiem.seal.signing import FileKey
from tests.seal import months
from tests.seal.test_canonical import VALUES

SEALED = months.sealed()


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run a copy of the verifier in an empty environment; return its exit code and words."""
    program = folder / "verify.py"
    program.write_bytes(Path(standalone_verify.__file__).read_bytes())
    command = [sys.executable, "-I", "-S", str(program), *words]
    answer = subprocess.run(command, cwd=folder, env={}, capture_output=True, check=False)
    assert answer.stderr == b""
    return answer.returncode, answer.stdout.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.sealed").write_bytes(SEALED)
    for name, key in (("key.pub", months.KEY), ("other.pub", months.OTHER)):
        (tmp_path / name).write_bytes(signing.public_pem(key.public_key))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["m.sealed", "--trust", "key.pub"], 0, "do khoá đã biết ký"),
        (["--trust", "key.pub", "m.sealed"], 0, "do khoá đã biết ký"),
        (["m.sealed"], 3, "nguyên vẹn, khoá chưa biết"),
        (["m.sealed", "--trust", "other.pub"], 3, "nguyên vẹn, khoá chưa biết"),
        (["m.sealed", "--trust", "m.sealed"], 2, "không phải khoá công khai"),
        (["none.sealed"], 2, "không đọc được"),
        ([], 2, "dùng:"),
    ],
)
def test_it_answers_in_an_empty_environment(
    folder: Path, words: Sequence[str], code: int, said: str
) -> None:
    answered, words_said = run(folder, *words)

    assert (answered, said in words_said) == (code, True)


def test_it_says_what_it_cannot_say(folder: Path) -> None:
    assert "Chưa kiểm tra: tính lại điểm" in run(folder, "m.sealed")[1]


def test_it_names_the_altered_part(folder: Path) -> None:
    source = months.altered(SEALED, lambda body: body["results"]["B"].update(rank=2))
    (folder / "m.sealed").write_bytes(source)

    assert "results/B, results#rank" in run(folder, "m.sealed")[1]


def test_it_agrees_with_the_other_verifier_about_flipped_bits() -> None:
    for at in range(0, len(SEALED), 7):
        source = SEALED[:at] + bytes([SEALED[at] ^ 2]) + SEALED[at + 1 :]

        with pytest.raises(standalone_verify.Altered):
            standalone_verify.check(source)


@pytest.mark.parametrize("source", [b"", b"{}", b"\xff", b"[" * 99_999, b'{"a":1.5}', b'"\\ud800"'])
def test_a_hostile_file_is_refused(source: bytes) -> None:
    with pytest.raises(standalone_verify.Altered):
        standalone_verify.check(source)


@settings(deadline=None)
@given(VALUES)
def test_both_write_the_same_canonical_form(value: object) -> None:
    assert standalone_verify.canonical(value) == canonical.encode(value)


def test_both_make_the_same_tree() -> None:
    body = dict(reading.read(SEALED, "m").body)

    assert standalone_verify.tree(body) == tree.hashes(body)
    assert standalone_verify.root(tree.hashes(body)) == tree.root(tree.hashes(body))


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=99), st.integers(0, 511))
def test_its_signatures_are_those_of_the_library(seed: bytes, message: bytes, bit: int) -> None:
    key = FileKey.of_seed(seed)
    signature = key.sign(message)
    flipped = bytearray(signature)
    flipped[bit // 8] ^= 1 << bit % 8

    assert standalone_verify.is_signed(key.public_key, message, signature)
    assert not standalone_verify.is_signed(key.public_key, message, bytes(flipped))


def test_a_signature_of_rfc_8032_holds() -> None:
    """The third example of section 7.1."""
    key = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    signature = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )

    assert standalone_verify.is_signed(key, bytes.fromhex("af82"), signature)
    assert signing.is_signed(key, bytes.fromhex("af82"), signature)


def test_a_signature_made_larger_by_the_order_is_refused() -> None:
    message = b"m"
    signature = months.KEY.sign(message)
    s = int.from_bytes(signature[32:], "little") + standalone_verify.ORDER
    larger = signature[:32] + s.to_bytes(32, "little")

    assert not standalone_verify.is_signed(months.KEY.public_key, message, larger)
    assert not signing.is_signed(months.KEY.public_key, message, larger)


def test_what_it_takes_the_whole_verifier_takes_too() -> None:
    standalone_verify.check(SEALED)

    assert verifying.verify(SEALED, "m").is_intact
    with pytest.raises(Refused):
        verifying.verify(b"{}", "m")
