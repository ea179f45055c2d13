"""The site of these tests has a key to seal with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chamdiem.seal.signing import FileKey
from tests.factories import approval


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> Iterator[FileKey]:
    """Let the site have a key."""
    with approval.keyed(tmp_path) as made:
        yield made
