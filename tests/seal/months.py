"""A small sealed month, and ways to alter it as a stranger would."""

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.periods import Month
from chamdiem.formats import figures, schemes
from chamdiem.seal import canonical, sealing, signing, tree
from chamdiem.seal.document import About
from chamdiem.seal.signing import FileKey

HERE = Path(__file__).parent
SCHEME, FIGURES = HERE / "small.yaml", HERE / "small.csv"
KEY, OTHER = FileKey.of_seed(b"k" * 32), FileKey.of_seed(b"o" * 32)


def sealed(key: FileKey = KEY, persons: Sequence[dict[str, str]] = (), engine: str = "1") -> bytes:
    """Seal the small month."""
    rules = schemes.load(SCHEME.read_bytes(), "small.yaml")
    loaded = figures.load(
        FIGURES.read_bytes(), "small.csv", scheme=rules.scheme, month=Month(2026, 8)
    )
    evaluation = evaluate(rules.scheme, loaded.figures)
    return sealing.seal(rules, evaluation, About.of(loaded, engine), key, persons)


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
