"""Digital signatures of PDFs (chữ ký số), checked in a child process with limits, never online."""

from chamdiem.formats.signatures.asking import check
from chamdiem.formats.signatures.findings import Checked, Signed, State, Trust
from chamdiem.formats.signatures.trusting import Described, described

__all__ = ["Checked", "Described", "Signed", "State", "Trust", "check", "described"]
