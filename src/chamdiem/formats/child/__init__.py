"""Open a file from outside in a child process with limits, never as root (I38)."""

from chamdiem.formats.child.limits import Limits
from chamdiem.formats.child.parent import (
    read_figures_outside,
    read_organisations_outside,
    read_return_outside,
    read_scheme_outside,
    read_tasks_outside,
)

__all__ = [
    "Limits",
    "read_figures_outside",
    "read_organisations_outside",
    "read_return_outside",
    "read_scheme_outside",
    "read_tasks_outside",
]
