"""A small sealed month, and ways to alter it as a stranger would."""

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.figures import Ruled
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, schemes
from chamdiem.seal import canonical, sealing, signing, tree
from chamdiem.seal.document import About
from chamdiem.seal.signing import FileKey

HERE = Path(__file__).parent
SCHEME, FIGURES = HERE / "small.yaml", HERE / "small.csv"
KEY, OTHER = FileKey.of_seed(b"k" * 32), FileKey.of_seed(b"o" * 32)


def sealed(
    key: FileKey = KEY,
    persons: Sequence[dict[str, str]] = (),
    engine: str = "1",
    *,
    recorded: Mapping[str, Ruled] | None = None,
    approval: Mapping[str, Any] | None = None,
) -> bytes:
    """Seal the small month; `recorded` are points by leaf that people recorded."""
    rules = schemes.load(SCHEME.read_bytes(), "small.yaml")
    loaded = figures.load(
        FIGURES.read_bytes(), "small.csv", scheme=rules.scheme, month=Month(2026, 8)
    )
    evaluation = evaluate(rules.scheme, replace(loaded.figures, ruled=recorded or {}))
    about = replace(About.of(loaded, engine), approval=approval or {})
    return sealing.seal(rules, evaluation, about, key, persons)


def recorded(points: int, at: int, reason: str) -> Ruled:
    """Return points recorded for one of the three units."""
    reasons = [reason if place == at else "" for place in range(3)]
    return Ruled(np.full(3, points), np.arange(3) == at, reasons)


def altered(source: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change the body and nothing else: neither digests nor signature follow."""
    whole = json.loads(source)
    change(whole["body"])
    return canonical.encode(whole)


def forged(
    source: bytes, change: Callable[[dict[str, Any]], object], key: FileKey = OTHER
) -> bytes:
    """Change the body, then make digests and signature anew with one's own key."""
    body = copy.deepcopy(json.loads(source)["body"])
    body["signer"]["public_key"] = key.public_key.hex()
    change(body)
    hashes = tree.hashes(body)
    root = tree.root(hashes)
    whole = {"format": 1, "kind": "chamdiem-sealed-month", "body": body, "hashes": hashes}
    signature = key.sign(signing.statement("month", root)).hex()
    return canonical.encode({**whole, "root": root.hex(), "signature": signature})
