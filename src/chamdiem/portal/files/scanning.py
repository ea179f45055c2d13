"""The hook for a scanner of harmful code (quét mã độc): the program that CHAMDIEM_SCANNER names.

It reads the file from its input and answers as clamscan and clamdscan do: 0 clean, 1 found.
"""

import shlex
import subprocess

from django.conf import settings

from chamdiem.portal.files.choices import Scan

PATIENCE = 120
_FOUND = 1


class Harmful(Exception):
    """Raise when the scanner found harmful code."""


def scan(content: bytes) -> Scan:
    """Return what the scanner says; without one, that nothing was scanned."""
    program = shlex.split(settings.FILES_SCANNER)
    if not program:
        return Scan.NOT
    try:
        done = subprocess.run(
            [*program, "-"], input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return Scan.FAILED
    if done.returncode == _FOUND:
        raise Harmful
    return Scan.CLEAN if done.returncode == 0 else Scan.FAILED
