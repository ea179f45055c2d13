"""Every release verifies the sealed months of all earlier ones."""

from pathlib import Path

import pytest

import chamdiem
from chamdiem import cli
from tools import golden_seal

SEALS = sorted(golden_seal.GOLDEN.glob("*.sealed"))


@pytest.mark.parametrize("seal", SEALS, ids=lambda path: path.stem)
def test_a_golden_seal_verifies(seal: Path) -> None:
    trusted = seal.with_suffix(".pub")

    assert cli.main(["verify", str(seal), "--trust", str(trusted)]) == 0


def test_the_seal_of_this_version_is_what_it_writes_i10() -> None:
    """Where this fails before a release, run tools/golden_seal.py; after one, mend the engine."""
    kept = golden_seal.GOLDEN / f"{chamdiem.__version__}.sealed"

    assert kept.read_bytes() == golden_seal.golden()[0]
