"""Coherence of a scheme: whether its parts fit each other (I3, I5)."""

from collections.abc import Callable

from chamdiem.formats.schemes import (
    closing_checks,
    figure_checks,
    frame_checks,
    group_checks,
    leaf_checks,
    measure_checks,
    policy_checks,
    register_checks,
    table_checks,
    tree_checks,
    view_checks,
)
from chamdiem.formats.schemes.draft import Draft

CHECKS: tuple[Callable[[Draft], None], ...] = (
    *frame_checks.CHECKS,
    *closing_checks.CHECKS,
    *figure_checks.CHECKS,
    *register_checks.CHECKS,
    *measure_checks.CHECKS,
    *tree_checks.CHECKS,
    *group_checks.CHECKS,
    *view_checks.CHECKS,
    *leaf_checks.CHECKS,
    *table_checks.CHECKS,
    *policy_checks.CHECKS,
)


def check(draft: Draft) -> None:
    """Run every check; each notes all that it finds."""
    for one in CHECKS:
        one(draft)
