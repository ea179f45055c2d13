"""A small process with limits that looks into one file of evidence and ends (I38).

Apart from `formats.child`, which brings the engine and the readers of tables: thousands of files
arrive in the last minutes of a deadline, so this one must start in a tenth of a second.
"""

from chamdiem.formats.confined.asking import fingerprints_outside, inspect_outside
from chamdiem.formats.confined.limits import Limits

__all__ = ["Limits", "fingerprints_outside", "inspect_outside"]
