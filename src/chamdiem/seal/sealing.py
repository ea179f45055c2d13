"""Seal a month (bản chốt kết quả tháng): the body, its hash tree, one signature over the root."""

from collections.abc import Mapping, Sequence
from typing import Any

from chamdiem.engine.evaluation import Evaluation
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.seal import canonical, document, signing, tree
from chamdiem.seal.document import About
from chamdiem.seal.signing import Signer


def seal(
    rules: LoadedScheme,
    evaluation: Evaluation,
    about: About,
    signer: Signer,
    persons: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """Return the sealed file: equal input and the same key give equal bytes."""
    return seal_body(document.body(rules, evaluation, about, persons, signer.public_key), signer)


def seal_body(body: Mapping[str, Any], signer: Signer) -> bytes:
    """Return the sealed file of a body that names this signer."""
    canonical.check(body)
    hashes = tree.hashes(body)
    root = tree.root(hashes)
    return canonical.written(
        {
            "format": document.FORMAT,
            "kind": document.KIND,
            "body": body,
            "hashes": hashes,
            "root": root.hex(),
            "signature": signer.sign(signing.statement("month", root)).hex(),
        }
    )
