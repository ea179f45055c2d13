"""Reading official documents (đọc văn bản): text in, what it says out, each with its place.

Pure: no file but its own tables, no clock, no database. The source text is never corrected; a
field that is blank is reported as blank.
"""

from chamdiem.reading.document import Reading, read
from chamdiem.reading.linter import Register
from chamdiem.reading.repairing import Repaired, repaired

__all__ = ["Reading", "Register", "Repaired", "read", "repaired"]
