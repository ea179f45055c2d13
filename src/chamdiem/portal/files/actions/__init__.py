"""What is done with files: give, in pieces or whole; ask for removal, remove; clear away.

A piece on its way is no act; the file it becomes is, and so is a file that was refused.
"""

from chamdiem.portal.files.actions.keeping import NotTaken, judge, store
from chamdiem.portal.files.actions.purging import purge
from chamdiem.portal.files.actions.removing import CannotRemove, ask_removal, remove
from chamdiem.portal.files.actions.uploading import (
    Gap,
    NotWhole,
    begin_upload,
    finish_upload,
    receive,
)

__all__ = [
    "CannotRemove",
    "Gap",
    "NotTaken",
    "NotWhole",
    "ask_removal",
    "begin_upload",
    "finish_upload",
    "purge",
    "receive",
    "remove",
    "judge",
    "store",
]
