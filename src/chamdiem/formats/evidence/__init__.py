"""What a file of evidence (tệp minh chứng) is by its content, and whether it may be kept.

Pure: bytes in, an answer or a refusal out. What must be unpacked or parsed is looked at in a
child process (`formats.confined`); a picture and a plain text are never opened, only recognised.
"""

from chamdiem.formats.evidence.fingerprints import fingerprints
from chamdiem.formats.evidence.inspecting import Inspected, inspect
from chamdiem.formats.evidence.kinds import SHOWN, needs_opening
from chamdiem.formats.evidence.marks import in_name, in_text
from chamdiem.formats.evidence.refusals import SECRET

__all__ = [
    "SECRET",
    "SHOWN",
    "Inspected",
    "fingerprints",
    "in_name",
    "in_text",
    "inspect",
    "needs_opening",
]
