"""Proofs before use (chứng minh trước khi dùng): what is wrong with a scheme before it scores.

They rest on the frozen scheme alone, so they hold for one that never was a file. What was
found without a fault is said as a sentence for the page that a leader signs.
"""

from chamdiem.engine.proofs.findings import Finding, Severity, Statement
from chamdiem.engine.proofs.statements import proved
from chamdiem.engine.proofs.whole import cautions, findings

__all__ = [
    "Finding",
    "Severity",
    "Statement",
    "cautions",
    "findings",
    "proved",
]
