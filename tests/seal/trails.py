"""Chains for the tests of the trail, made by hand from the definition."""

import hashlib
import json
from collections.abc import Sequence

from chamdiem.seal.trail.chain import GENESIS, Row


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def texts(count: int) -> list[str]:
    """Return the texts of so many entries; their ids are not their numbers."""
    return [
        json.dumps([100 + at, "a.b.c", f"việc {at}"], ensure_ascii=False) for at in range(count)
    ]


def chained(contents: Sequence[str]) -> list[Row]:
    """Return the chain over these texts."""
    rows, previous = [], GENESIS
    for number, text in enumerate(contents, 1):
        digest = sha256(text)
        previous = sha256(previous + digest)
        rows.append(Row(number, json.loads(text)[0], digest, previous, text))
    return rows
