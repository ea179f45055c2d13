"""Coherence of a scheme: whether its parts fit each other (I3, I5)."""

from collections.abc import Callable

from chamdiem.formats.schemes import figure_checks, frame_checks, leaf_checks, tree_checks
from chamdiem.formats.schemes.draft import Draft

CHECKS: tuple[Callable[[Draft], None], ...] = (
    *frame_checks.CHECKS,
    *figure_checks.CHECKS,
    *tree_checks.CHECKS,
    *leaf_checks.CHECKS,
)


def check(draft: Draft) -> None:
    """Run every check; each notes all that it finds."""
    for one in CHECKS:
        one(draft)
