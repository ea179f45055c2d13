"""Scheme files (bộ tiêu chí): one YAML file is one version, read whole or refused whole.

The way of a file: text with places → shape by the published JSON Schema → defaults put in
→ coherence of the parts → the engine's frozen values. Every error is found before any is told.
"""

import hashlib
from dataclasses import dataclass

from chamdiem.engine.scheme import Scheme
from chamdiem.formats import yaml_text
from chamdiem.formats.problems import Findings
from chamdiem.formats.schemes import building, coherence, shape
from chamdiem.formats.schemes.draft import Draft
from chamdiem.formats.yaml_text import Document

__all__ = ["LoadedScheme", "check", "load"]


@dataclass(frozen=True, slots=True)
class LoadedScheme:
    """A scheme with the very bytes it was read from and their digest (sha256, hex).

    `notes` say what was tidied on reading, for the user to see.
    """

    scheme: Scheme
    source: bytes
    digest: str
    notes: tuple[str, ...] = ()


def load(source: bytes, name: str) -> LoadedScheme:
    """Read a scheme file, or raise `Refused` with everything that is wrong with it."""
    document = yaml_text.read(source, name)
    draft = check(document)
    digest = hashlib.sha256(source).hexdigest()
    return LoadedScheme(building.scheme(draft), source, digest, document.notes)


def check(document: Document) -> Draft:
    """Run every check over a file's data, wherever it stood; raise `Refused` with all they find."""
    findings = Findings()
    for problem in document.duplicates:
        findings.add(problem)
    draft = Draft.of(document, findings)
    shape.check(document, draft, findings)
    if isinstance(document.data, dict):
        coherence.check(draft)
    findings.refuse()
    return draft
